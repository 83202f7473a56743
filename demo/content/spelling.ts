import { choose, happens } from './choice.ts';
import type { Publisher } from './publisher.ts';

const CC = 'creativecommons.org';
const CC0 = [
  `http://${CC}/publicdomain/zero/1.0/`,
  `http://${CC}/publicdomain/zero/1.0/`,
  `http://${CC}/publicdomain/zero/1.0/`,
  `https://${CC}/publicdomain/zero/1.0/`,
  `http://${CC}/publicdomain/zero/1.0`,
  `https://${CC}/publicdomain/zero/1.0/deed.sv`,
];
const CC_BY = [
  `http://${CC}/licenses/by/4.0/`,
  `http://${CC}/licenses/by/4.0/`,
  `https://${CC}/licenses/by/4.0/`,
  `https://${CC}/licenses/by/4.0`,
];

/** CC0 as dataportal.se wants it for the metadata. */
export const CC0_CANONICAL = `http://${CC}/publicdomain/zero/1.0/`;

/** The licence as this publisher wrote it; a harvester's made-up category for the few that chose none. */
export function licence(publisher: Publisher, key: string): string {
  if (publisher.harvested === true && happens(25, `${key} none`)) {
    return 'https://dataportal.se/concepts/licensecategories/otherlicense';
  }
  return choose(happens(75, `${key} cc0`) ? CC0 : CC_BY, `${key} licence`);
}

const DEPRECATED: Readonly<Record<string, string>> = {
  UPDATE_CONT: 'continuous',
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  QUARTERLY: 'quarterly',
  ANNUAL_2: 'semiannual',
  ANNUAL: 'annual',
  BIENNIAL: 'biennial',
  TRIENNIAL: 'triennial',
  IRREG: 'irregular',
};

/** dcterms:accrualPeriodicity: the EU's list, or the deprecated one where nobody has changed it since. */
export function frequency(publisher: Publisher, code: string, key: string): string {
  const old = DEPRECATED[code];
  if (old !== undefined && (publisher.profile === 2 || happens(6, `${key} freq`)))
    return `http://purl.org/cld/freq/${old}`;
  return `http://publications.europa.eu/resource/authority/frequency/${code}`;
}

/** dcatap:availability in its old and its new spelling. */
export function availability(publisher: Publisher, key: string): string {
  return publisher.profile === 2 || happens(30, `${key} avail`)
    ? 'http://data.europa.eu/r5r/availability/stable'
    : `http://publications.europa.eu/resource/authority/planned-availability/${choose(['STABLE', 'AVAILABLE'], key)}`;
}

/** dcterms:format as this publisher writes it: mostly the media type, in Kungälv a bare `CSV`. */
export function format(publisher: Publisher, mediaType: string, extension: string): string {
  if (publisher.code === '1482' && extension === 'csv') return 'CSV';
  return publisher.profile === 2 && extension === 'csv'
    ? 'http://www.iana.org/assignments/media-types/text/csv'
    : mediaType;
}
