import { BlockList, isIP } from 'node:net';

/** Addresses that may be called although they are not public. */
export interface AllowList {
  /** An IP address in any notation that `node:net` takes. */
  allowsAddress(address: string): boolean;
  /** A host as `URL.hostname` has it, and the port, default ports included. */
  allowsHost(hostname: string, port: number): boolean;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whole labels, a colon, a port; IPv6 in square brackets. Lower-cased before. */
const HOST_AND_PORT = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]):(\d{1,5})$/;

const complaint = (entry: string, why: string): Error =>
  new Error(
    `"${entry}" among the allowed upstream addresses ${why}. ` +
      'Write a network such as 10.0.0.0/8 or fd00::/8, or a host with its port such as localhost:8080 or [::1]:8080, with commas between.',
  );

const addNetwork = (networks: BlockList, entry: string): void => {
  const [address = '', length, ...rest] = entry.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0) throw complaint(entry, 'is neither a network nor a host with its port');
  if (length === undefined) {
    networks.addAddress(address, familyOf(address));
    return;
  }
  if (rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > longest) {
    throw complaint(entry, `has no prefix length between 0 and ${longest} after its slash`);
  }
  networks.addSubnet(address, Number(length), familyOf(address));
};

/**
 * Reads what `UPSTREAM_ALLOW` holds: networks in CIDR notation, single addresses and host:port, with commas between;
 * empty allows nothing. Throws an Error that names the entry at fault and shows how to write it.
 */
export const parseAllowList = (text: string): AllowList => {
  const networks = new BlockList();
  const hosts = new Set<string>();
  for (const entry of text.split(',').map((part) => part.trim().toLowerCase())) {
    const [, host, port] = HOST_AND_PORT.exec(entry) ?? [];
    if (entry === '') continue;
    else if (host === undefined) addNetwork(networks, entry);
    else if (Number(port) < 1 || Number(port) > 65_535) throw complaint(entry, 'has a port that does not exist');
    else if (!URL.canParse(`http://${host}`)) throw complaint(entry, 'is not a host');
    // As a URL spells it, so that both sides compare alike: [0::1] is [::1].
    else hosts.add(`${new URL(`http://${host}`).hostname}:${Number(port)}`);
  }
  return {
    allowsAddress: (address) => networks.check(address, familyOf(address)),
    allowsHost: (hostname, port) => hosts.has(`${hostname}:${port}`),
  };
};
