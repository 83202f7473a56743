import { readOrganisationNumber, readOrganisationUri } from '../model/organisation-number.ts';
import { comparableUri, hostOf } from './resource-uri.ts';

/** SCB's register of public authorities; its addresses hold the organisation number somewhere. */
const AUTHORITIES_HOST = 'myndighetsregistret.scb.se';

/** The organisation number in an address of the register of authorities. */
function numberAtAuthorities(uri: string): string | undefined {
  if (hostOf(uri) !== AUTHORITIES_HOST) return undefined;
  for (const [digits] of uri.matchAll(/(?<!\d)(?:16)?\d{6}-?\d{4}(?!\d)/g)) {
    const number = readOrganisationNumber(digits);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** A text that is a number, or an address that holds one: dataportal.se's and those of the register of authorities. */
export function numberIn(said: string): string | undefined {
  return readOrganisationNumber(said) ?? numberAtAuthorities(said);
}

/** dataportal.se's URI of the organisation with this number. */
export const portalUri = (number: string): string => `http://dataportal.se/organisation/SE${number.replace('-', '')}`;

/**
 * An agent's URI in one spelling: dataportal.se's and those of the register of authorities by their number, others
 * as `comparableUri` and without `www.`; what is no http address as it is. dataportal.se's with and without `SE` stay two:
 * SKR and RKA share a number and differ by that alone. Where one body is meant, number or name join them.
 */
export function uriKeyOf(uri: string): string {
  const read = readOrganisationUri(uri);
  const number = read?.number ?? numberAtAuthorities(uri);
  if (number === undefined) return (comparableUri(uri) ?? uri).replace(/^http:\/\/www\./, 'http://');
  const suffix = read?.suffix === undefined ? '' : `-${read.suffix.toLowerCase()}`;
  const bare = read !== undefined && suffix === '' && !/\/SE\d/i.test(uri);
  return bare ? portalUri(number).replace('/SE', '/') : `${portalUri(number)}${suffix}`;
}

/** What an alias is looked up by: numbers, and addresses in one spelling. */
export function aliasKey(said: string): string {
  return numberIn(said) ?? uriKeyOf(said.trim());
}
