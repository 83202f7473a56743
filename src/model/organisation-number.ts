/**
 * `212000-1355`, `2120001355`, `16212000-1355` (Skatteverket's form with a century) and `SE212000135501` (VAT number);
 * every kind of blank is taken out first.
 */
const FORM = /^(SE)?(16)?(\d{6})[-–]?(\d{4})(01)?$/i;
const ADDRESS = /^https?:\/\/(?:www\.)?dataportal\.se\/organisation\/(?:SE)?(\d{6})-?(\d{4})(?:[-_/#]+(.*?))?\/?$/i;

/** Luhn's check digit (SFS 1974:174), doubling every other digit from the first. */
function hasCheckDigit(digits: string): boolean {
  const weighted = Array.from(digits, (digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1));
  return weighted.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

/** The third digit is at least 2 in an organisation number: below it is a month, and the number a person's. */
function checked(first: string, last: string): string | undefined {
  return Number(first[2]) >= 2 && hasCheckDigit(first + last) ? `${first}-${last}` : undefined;
}

/** dataportal.se's URI of an organisation, taken apart. */
export interface OrganisationUri {
  /** `212000-1355`. */
  readonly number: string;
  /** What tells a unit from its organisation: `stadsmiljo` in `…/SE2120001355-stadsmiljo`. */
  readonly suffix?: string;
}

/**
 * Reads `http://dataportal.se/organisation/SE{number}[-suffix]` (DIGG's convention for URIs of publishers), with http or
 * https, with or without `www.` and `SE`. Undefined for other addresses and for numbers whose check digit is wrong.
 */
export function readOrganisationUri(uri: string): OrganisationUri | undefined {
  const [, first, last, suffix] = ADDRESS.exec(uri.trim()) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const number = checked(first, last);
  if (number === undefined) return undefined;
  return suffix === undefined || suffix === '' ? { number } : { number, suffix };
}

/**
 * A Swedish organisation number as `212000-1355`, from any of the forms it is written in, dataportal.se's URIs among
 * them. Undefined for what is none, for a wrong check digit, for the number of a person, and for a URI with a suffix:
 * that names a unit of the organisation.
 */
export function readOrganisationNumber(said: string): string | undefined {
  const uri = readOrganisationUri(said);
  if (uri !== undefined) return uri.suffix === undefined ? uri.number : undefined;
  const [, country, century, first, last, vat] = FORM.exec(said.replace(/\s+/g, '')) ?? [];
  if (first === undefined || last === undefined) return undefined;
  if (vat !== undefined && (country === undefined || century !== undefined)) return undefined;
  return checked(first, last);
}
