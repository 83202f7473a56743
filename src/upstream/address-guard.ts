import { lookup as lookupName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { BlockList, isIP } from 'node:net';
import { UpstreamError } from '../errors.ts';
import type { AllowList } from './allow-list.ts';

/**
 * What is not globally reachable by the IANA special-purpose registries (RFC 6890 and its successors), multicast, and
 * what carries an IPv4 address inside (NAT64, 6to4, Teredo, IPv4-compatible). An IPv4-mapped address is checked as the IPv4
 * address that it is: BlockList does so by itself.
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
  ['192.168.0.0', 16, 'a private address'],
  ['198.18.0.0', 15, 'a private address'],
  ['198.51.100.0', 24, 'a reserved address'],
  ['203.0.113.0', 24, 'a reserved address'],
  ['224.0.0.0', 4, 'a multicast address'],
  ['240.0.0.0', 4, 'a reserved address'],
  ['::1', 128, 'a loopback address'],
  ['::', 96, 'an unspecified address'],
  ['64:ff9b::', 96, 'a translated address'],
  ['64:ff9b:1::', 48, 'a translated address'],
  ['100::', 64, 'a reserved address'],
  ['2001::', 32, 'a translated address'],
  ['2001:db8::', 32, 'a reserved address'],
  ['2002::', 16, 'a translated address'],
  ['fc00::', 7, 'a private address'],
  ['fe80::', 10, 'a link-local address'],
  ['fec0::', 10, 'a private address'],
  ['ff00::', 8, 'a multicast address'],
];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const RANGES = NOT_PUBLIC.map(([network, prefix, what]) => {
  const range = new BlockList();
  range.addSubnet(network, prefix, familyOf(network));
  return { range, what };
});

const ADVICE = 'only public addresses are called, and those that UPSTREAM_ALLOW names';

/** The two places where an address is checked; made for `createUpstream`'s options of the same names. */
interface AddressGuard {
  /** Why the URL may not be called, for what can be told without asking the name servers. */
  readonly guard: (url: URL) => string | undefined;
  /**
   * Resolves names and leaves out the addresses that may not be called, so that the address connected to is the
   * address checked. Fails with `UpstreamError` FORBIDDEN_ADDRESS when none is left.
   */
  readonly lookup: (origin: URL) => LookupFunction;
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/** The host without brackets and without the root's dot; numeric IPv4 in any notation is dotted in a URL already. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** Refuses loopback, private, link-local, multicast, unspecified and reserved addresses that the list does not allow. */
export const createAddressGuard = (allowed: AllowList): AddressGuard => {
  const forbidden = (address: string): string | undefined => {
    if (allowed.allowsAddress(address)) return undefined;
    return RANGES.find(({ range }) => range.check(address, familyOf(address)))?.what;
  };

  return {
    guard(url) {
      const host = hostOf(url);
      if (allowed.allowsHost(url.hostname.replace(/\.$/, ''), portOf(url))) return undefined;
      const isLocalName = host === 'localhost' || host.endsWith('.localhost');
      if (isLocalName) {
        const allLoopback = ['127.0.0.1', '::1'].every((address) => forbidden(address) !== undefined);
        return allLoopback ? `${url.host} is this machine; ${ADVICE}` : undefined;
      }
      if (isIP(host) === 0) return undefined;
      const what = forbidden(host);
      return what === undefined ? undefined : `${url.host} is ${what}; ${ADVICE}`;
    },

    lookup: (origin) => (hostname, options, callback) => {
      const isAllowed = allowed.allowsHost(origin.hostname.replace(/\.$/, ''), portOf(origin));
      lookupName(hostname, { ...options, all: true }, (error, found) => {
        if (error !== null) {
          callback(error, []);
          return;
        }
        const addresses = found.filter(({ address }) => isAllowed || forbidden(address) === undefined);
        const [first] = addresses;
        if (first === undefined) {
          const leadsTo = found.map(({ address }) => `${address}, ${forbidden(address) ?? ''}`).join('; ');
          const message = `${origin.host} leads to ${leadsTo || 'no address'}; ${ADVICE}`;
          callback(new UpstreamError('FORBIDDEN_ADDRESS', message, { url: origin.href }), []);
        } else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  };
};
