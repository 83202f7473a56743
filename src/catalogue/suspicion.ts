import type { CatalogueStatus, HeldBack } from '../model/snapshot.ts';

/** When an answer is not believed, and for how long. */
export interface SuspicionLimits {
  /** How large a share of the datasets may be gone at once, in percent; 100 believes everything. */
  readonly shrinkLimitPercent: number;
  /** How long the same answer must go on coming until it is believed, in milliseconds. */
  readonly suspiciousMs: number;
}

/** What came, held against what is served: numbers of datasets. */
export interface Comparison {
  /** In the last whole snapshot. */
  readonly served: number;
  /** In what came now. */
  readonly came: number;
  /** In both. */
  readonly known: number;
}

/** Fewer than these are not a share of anything: a small catalogue may well renew half of itself. */
const FEW = 10;
/** Below this share of datasets known from before, two catalogues have hardly anything to do with each other. */
const STRANGER_PERCENT = 10;
/** How many times the same answer must have come until it is believed. */
const LEAST_ATTEMPTS = 3;
/** How far the counts of two answers may differ for them to be the same, as a share. */
const ALIKE = 0.05;

/**
 * What is wrong with this answer, as a clause with the counts; undefined when it may replace what is served. Counted is
 * by the datasets' ids, so that another catalogue of the same size does not pass. A catalogue without datasets has
 * nothing to lose.
 */
export function suspicionOf({ served, came, known }: Comparison, shrinkLimitPercent: number): string | undefined {
  if (served === 0 || shrinkLimitPercent >= 100) return undefined;
  const gone = served - known;
  const counts = `${gone} of its ${served} datasets are gone, ${came} came now`;
  if (came === 0) return `it has no datasets any more, and had ${served}`;
  if (came >= FEW && served >= FEW && known * 100 < served * STRANGER_PERCENT) {
    return `it looks like another catalogue: ${counts}, and ${known} of those are known`;
  }
  if (known === 0) return `none of its former datasets are left: ${counts}`;
  if (gone >= FEW && gone * 100 > served * shrinkLimitPercent) {
    return `too much vanished at once: ${counts}`;
  }
  return undefined;
}

const alike = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(a, b) * ALIKE;

/** What is kept of a suspicious answer: counted on where it is the one of before, else begun anew. */
export function heldBackAfter(
  before: Pick<CatalogueStatus, 'heldBack'>,
  { came, known }: Comparison,
  endedAt: number,
  suspiciousMs: number,
): HeldBack {
  const last = before.heldBack;
  const same = last !== undefined && alike(last.datasets, came) && alike(last.known, known);
  const since = same ? Date.parse(last.since) : endedAt;
  return {
    since: new Date(since).toISOString(),
    attempts: same ? last.attempts + 1 : 1,
    datasets: same ? last.datasets : came,
    known: same ? last.known : known,
    believedFrom: new Date(since + suspiciousMs).toISOString(),
  };
}

/** Whether an answer has come so often, and for so long, that it is to be believed. */
export function isBelieved(heldBack: HeldBack, endedAt: number): boolean {
  return heldBack.attempts >= LEAST_ATTEMPTS && Date.parse(heldBack.believedFrom) <= endedAt;
}

/** What is said of a catalogue that is held back: what came, what is served, and what to do. */
export function suspiciousMessage(catalogueId: string, clause: string, { believedFrom }: HeldBack): string {
  return (
    `What was read is held back, for ${clause}. The last good reading goes on being served. If this is how it is to be, ` +
    `run \`kommungraf harvest --accept ${catalogueId}\`; it is also taken if it still comes after ${believedFrom}.`
  );
}
