import { BlockList, isIP } from 'node:net';

/**
 * What is not globally reachable by the IANA special-purpose registries (RFC 6890 and its successors), multicast, and
 * what carries an IPv4 address inside (NAT64, 6to4, Teredo, IPv4-compatible and IPv4-translated). The first that fits
 * says what an address is; of IPv6 only 2000::/3 is given out, so that the last three leave nothing else.
 */
const NOT_PUBLIC: readonly (readonly [network: string, prefix: number, what: string])[] = [
  ['0.0.0.0', 8, 'an unspecified address'],
  ['10.0.0.0', 8, 'a private address'],
  ['100.64.0.0', 10, 'a private address'],
  ['127.0.0.0', 8, 'a loopback address'],
  ['169.254.0.0', 16, 'a link-local address'],
  ['172.16.0.0', 12, 'a private address'],
  ['192.0.0.0', 24, 'a reserved address'],
  ['192.0.2.0', 24, 'a reserved address'],
  ['192.88.99.0', 24, 'a translated address'],
  ['192.168.0.0', 16, 'a private address'],
  ['198.18.0.0', 15, 'a private address'],
  ['198.51.100.0', 24, 'a reserved address'],
  ['203.0.113.0', 24, 'a reserved address'],
  ['224.0.0.0', 4, 'a multicast address'],
  ['240.0.0.0', 4, 'a reserved address'],
  // Looks public, and is the inner service that each virtual machine in Azure can reach.
  ['168.63.129.16', 32, "a cloud's inner address"],
  ['::1', 128, 'a loopback address'],
  ['::', 96, 'an unspecified address'],
  ['::ffff:0:0:0', 96, 'a translated address'],
  ['64:ff9b::', 96, 'a translated address'],
  ['64:ff9b:1::', 48, 'a translated address'],
  ['2001::', 32, 'a translated address'],
  ['2001::', 23, 'a reserved address'],
  ['2001:db8::', 32, 'a reserved address'],
  ['2002::', 16, 'a translated address'],
  ['3fff::', 20, 'a reserved address'],
  ['fc00::', 7, 'a private address'],
  ['fe80::', 10, 'a link-local address'],
  ['fec0::', 10, 'a private address'],
  ['ff00::', 8, 'a multicast address'],
  ['::', 3, 'a reserved address'],
  ['4000::', 2, 'a reserved address'],
  ['8000::', 1, 'a reserved address'],
];

/** The family as `node:net` names it. */
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const RANGES = NOT_PUBLIC.map(([network, prefix, what]) => {
  const range = new BlockList();
  range.addSubnet(network, prefix, familyOf(network));
  return { range, family: familyOf(network), what };
});

const MAPPED = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/**
 * An IP address as it is checked: without a zone (`fe80::1%eth0`), and an IPv4-mapped one as the IPv4 address that is
 * connected to.
 */
export const plainAddress = (address: string): string => {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) !== 6) return bare;
  const [, high, low] = MAPPED.exec(new URL(`http://[${bare}]/`).hostname) ?? [];
  if (high === undefined || low === undefined) return bare;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 0xff, b >> 8, b & 0xff].join('.');
};

/** What a plain address is that is not public: "a loopback address"; undefined for a public one. */
export const whyNotPublic = (address: string): string | undefined => {
  if (isIP(address) === 0) return 'no address';
  const own = familyOf(address);
  // BlockList takes an IPv4 address for the mapped one too, which would be in ::/3.
  return RANGES.find(({ range, family }) => family === own && range.check(address, own))?.what;
};
