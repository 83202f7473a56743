import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { lookup as lookupName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { UpstreamError } from '../errors.ts';
import { isHttpPort } from './address-guard-ports.ts';
import { plainAddress, whyNotPublic } from './address-guard-ranges.ts';
import type { AllowList } from './allow-list.ts';

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

/** All addresses of a name, as `dns.lookup` gives them. */
export type ResolveName = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/** The name without the root's dots. Numeric IPv4, in any notation, is dotted in a URL already. */
const nameOf = (url: URL): string => url.hostname.replace(/\.+$/, '');

/**
 * Refuses loopback, private, link-local, multicast, unspecified and reserved addresses, and ports of other protocols,
 * that the list does not allow. `resolve` asks the name servers.
 */
export const createAddressGuard = (allowed: AllowList, resolve: ResolveName = lookupName): AddressGuard => {
  const forbidden = (said: string): string | undefined => {
    const address = plainAddress(said);
    return allowed.allowsAddress(address) ? undefined : whyNotPublic(address);
  };
  const isAllowed = (url: URL): boolean => allowed.allowsHost(nameOf(url), portOf(url));

  return {
    guard(url) {
      if (isAllowed(url)) return undefined;
      if (!isHttpPort(portOf(url))) {
        const entry = `${nameOf(url)}:${portOf(url)}`;
        return `port ${portOf(url)} of ${nameOf(url)} is not one of HTTP; UPSTREAM_ALLOW may name ${entry}`;
      }
      const host = nameOf(url).replace(/^\[|\]$/g, '');
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
      const isNamed = isAllowed(origin);
      resolve(hostname, { ...options, all: true }, (error, found) => {
        if (error !== null) {
          callback(error, []);
          return;
        }
        const addresses = found.filter(({ address }) => isNamed || forbidden(address) === undefined);
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
