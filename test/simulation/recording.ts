import type { History } from '../../src/history/history.ts';
import { idFromUri } from '../../src/model/id.ts';
import { recordBatch } from '../../src/model/record-batch.ts';
import type { Attempt as StatusAttempt, CatalogueStatus, SerialisedSnapshot } from '../../src/model/snapshot.ts';
import type { Attempt, Content, Listing } from './world.ts';

/** Where agents and specifications of the simulation are found. */
export const AGENTS = {
  goteborg: 'http://dataportal.se/organisation/SE2120001355',
  'goteborg-kultur': 'http://dataportal.se/organisation/SE2120001355-kultur',
  ale: 'http://dataportal.se/organisation/SE2120001439',
  region: 'http://dataportal.se/organisation/SE2321000131',
  company: 'https://company.example.se/',
  forgotten: 'https://forgotten.example.se/',
} as const;
export const agentOf = (publisher: string): string =>
  idFromUri('organisation', AGENTS[publisher as keyof typeof AGENTS]);

const addressOf = (specification: string): string => `https://www.dataportal.se/specifications/${specification}`;

/** A record of a snapshot, as the model writes it, as far as it says anything. */
function recordOf(listing: Listing, catalogueId: string): string {
  const { address, uuid, publisher, issued, licence, themes, formats, specification, isHighValue } = listing;
  const concepts = (codes: readonly string[]) => codes.map((code) => ({ said: code, code, labels: [] }));
  const conformsTo = specification === undefined ? [] : [{ uri: addressOf(specification) }];
  return JSON.stringify({
    id: idFromUri('dataset', address),
    uri: address,
    catalogueId,
    titles: [{ value: `Data ${listing.thing}`, language: 'sv' }],
    identifiers: uuid === undefined ? [] : [`urn:uuid:${uuid}`],
    publisher: agentOf(publisher),
    ...(issued === undefined ? {} : { issued: { said: issued, value: issued } }),
    licences: licence === undefined ? [] : concepts([licence]),
    themes: concepts(themes),
    highValueCategories: isHighValue ? concepts(['c_dd313021']) : [],
    conformsTo,
    distributions: Array.from({ length: listing.distributions }, (_, n) => ({
      id: idFromUri('distribution', `${address}#${n}`),
      // Formats are of distributions: what has none of these has none of those.
      formats: concepts(formats),
      accessUrls: [{ uri: `${address}/${n}` }],
    })),
  });
}

function snapshotOf(catalogueId: string, content: Content, harvestedAt: string): SerialisedSnapshot {
  const listings = [...content.values()];
  const size = 10;
  const pieces = Array.from({ length: Math.ceil(listings.length / size) }, (_, n) => listings.slice(n * size, (n + 1) * size)); // prettier-ignore
  return {
    catalogueId,
    counts: { datasets: listings.length, distributions: 0, dataServices: 0 },
    records: pieces.map((some) =>
      recordBatch(
        'dataset',
        some.map(({ address }) => idFromUri('dataset', address)),
        some.map((listing) => recordOf(listing, catalogueId)),
      ),
    ),
    skippedCount: 0,
    skipped: [],
    complete: true,
    harvestedAt,
  };
}

const DURATION_MS = 60_000;
/** A status remembers twenty attempts. */
const REMEMBERED = 18;

const attemptOf = ({ endedAt, outcome, content }: Attempt): StatusAttempt => ({
  at: new Date(endedAt - DURATION_MS).toISOString(),
  outcome,
  ...(outcome === 'FAILED' ? { problem: 'UNREACHABLE' as const } : {}),
  ...(outcome === 'HELD_BACK' ? { problem: 'SUSPICIOUS' as const } : {}),
  ...(content === undefined ? {} : { datasets: content.size }),
  durationMs: DURATION_MS,
});

/** Writes attempts into a record as the gateway does. */
export interface Recorder {
  add(attempt: Attempt): Promise<void>;
  /** Writes what waits: attempts that changed nothing are told by the next status, as after an outage of the record. */
  flush(): Promise<void>;
  /** Goes on in another connection. */
  reopen(history: Pick<History, 'save' | 'saveStatus'>): void;
}

export function createRecorder(begun: Pick<History, 'save' | 'saveStatus'>): Recorder {
  let history = begun;
  const recorded = new Map<string, Content>();
  const waiting = new Map<string, StatusAttempt[]>();

  const statusOf = (catalogueId: string): CatalogueStatus => {
    const attempts = waiting.get(catalogueId) ?? [];
    waiting.delete(catalogueId);
    const lastAttempt = attempts[0]?.at;
    return {
      catalogueId,
      state: 'FRESH',
      ...(lastAttempt === undefined ? {} : { lastAttempt }),
      consecutiveFailures: 0,
      history: attempts,
    };
  };
  return {
    async add(attempt) {
      const { catalogue, content, endedAt } = attempt;
      const attempts = [attemptOf(attempt), ...(waiting.get(catalogue) ?? [])];
      waiting.set(catalogue, attempts);
      if (content !== undefined && recorded.get(catalogue) !== content) {
        recorded.set(catalogue, content);
        await history.save(snapshotOf(catalogue, content, new Date(endedAt).toISOString()), statusOf(catalogue));
      } else if (attempts.length >= REMEMBERED) await history.saveStatus(statusOf(catalogue));
    },
    async flush() {
      for (const catalogue of [...waiting.keys()]) await history.saveStatus(statusOf(catalogue));
    },
    reopen: (other) => {
      history = other;
    },
  };
}
