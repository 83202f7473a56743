import type { LinkCheck, LinkOutcome } from '../checks/check.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Distribution } from '../model/distribution.ts';
import type { QualityMetricId } from '../model/quality-metric.ts';
import type { InBoth } from './quality-metric-text.ts';

/**
 * - `MET`: found
 * - `NOT_MET`: not found, and that is known
 * - `UNKNOWN`: nobody could find out, which is neither: the metric counts neither for nor against
 */
export type MetricState = 'MET' | 'NOT_MET' | 'UNKNOWN';

/** What the checks know of addresses. */
export type KnownLinks = ReadonlyMap<string, LinkCheck>;

/** What an outcome says of the address; where there is no answer to us it says nothing of it. */
const STATES: Readonly<Record<LinkOutcome, MetricState>> = {
  OK: 'MET',
  GONE: 'NOT_MET',
  REFUSED: 'NOT_MET',
  NO_ANSWER: 'UNKNOWN',
  FORBIDDEN_ADDRESS: 'UNKNOWN',
};

/** The addresses that a metric asks for; undefined: it is not about addresses that answer. */
export function addressesOf(
  id: QualityMetricId,
  distribution: Distribution | undefined,
): readonly string[] | undefined {
  if (id === 'accessUrlStatus') return (distribution?.accessUrls ?? []).map(({ uri }) => uri);
  if (id === 'downloadUrlStatus') return (distribution?.downloadUrls ?? []).map(({ uri }) => uri);
  return undefined;
}

/** All addresses that the quality of the dataset asks for, each once. */
export function addressesOfDataset({ distributions }: Dataset): readonly string[] {
  const both = distributions.flatMap(({ accessUrls, downloadUrls }) => [...accessUrls, ...downloadUrls]);
  return [...new Set(both.map(({ uri }) => uri))];
}

/** Of several addresses one that answers is enough; without any there is nothing that could. */
export function stateOfAddresses(addresses: readonly string[], links: KnownLinks): MetricState {
  const states = addresses.map((address) => {
    const outcome = links.get(address)?.outcome;
    return outcome === undefined ? 'UNKNOWN' : STATES[outcome];
  });
  if (states.includes('MET')) return 'MET';
  return states.includes('UNKNOWN') ? 'UNKNOWN' : 'NOT_MET';
}

const day = (moment: string): string => moment.slice(0, 10);

/** What came of asking an address, in words; undefined: it has not been asked yet. */
export function answerInWords(check: LinkCheck | undefined): InBoth {
  if (check === undefined) return { sv: 'har inte prövats än', en: 'has not been tried yet' };
  const { outcome, status, checkedAt, failingSince } = check;
  const on = day(checkedAt);
  const answered = {
    sv: status === undefined ? 'svarade' : `svarade ${status}`,
    en: status === undefined ? 'answered' : `answered ${status}`,
  };
  const since = {
    sv: failingSince === undefined ? '' : `, sedan ${day(failingSince)}`,
    en: failingSince === undefined ? '' : `, since ${day(failingSince)}`,
  };
  switch (outcome) {
    case 'OK':
      return { sv: `${answered.sv} (${on})`, en: `${answered.en} (${on})` };
    case 'GONE':
      return { sv: `finns inte (prövad ${on}${since.sv})`, en: `is not there (tried on ${on}${since.en})` };
    case 'REFUSED':
      return {
        sv: `nekade oss: ${answered.sv} (${on}${since.sv})`,
        en: `refused us: ${answered.en} (${on}${since.en})`,
      };
    case 'NO_ANSWER':
      return {
        sv: `gav oss inget svar, vilket inte säger något om den (prövad ${on}${since.sv})`,
        en: `gave us no answer, which says nothing of it (tried on ${on}${since.en})`,
      };
    case 'FORBIDDEN_ADDRESS':
      return { sv: 'är ingen adress som vi får fråga', en: 'is no address that we may ask' };
  }
}
