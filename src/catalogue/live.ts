import { createHash } from 'node:crypto';
import DataLoader from 'dataloader';
import type { Cache } from '../cache/cache.ts';
import type { ProblemKind } from '../errors.ts';
import { UpstreamError } from '../errors.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Store } from '../store/store.ts';
import type { Harvester } from './harvester.ts';

/** A dataset by its URI, in the catalogue that it is read from. */
interface LiveKey {
  readonly catalogueId: string;
  readonly uri: string;
}

/** The dataset as its catalogue gives it now, or why it could not be read. Neither: the catalogue does not have it. */
export interface LiveDataset {
  readonly dataset?: Dataset;
  /** ISO 8601, UTC. */
  readonly readAt?: string;
  readonly problem?: { readonly kind: ProblemKind; readonly message: string };
}

/** Undefined: the platform gives no single records, or the catalogue is not to be read. */
export type LiveLoader = DataLoader<LiveKey, LiveDataset | undefined, string>;

export interface LiveDependencies {
  readonly store: Pick<Store, 'catalogue'>;
  readonly cache: Cache;
  /** Single datasets by URI; undefined where the platform gives none. */
  readonly lookUp: Harvester['lookUp'];
  /** ISO 8601 of the moment, UTC. */
  readonly now: () => string;
  /** How old an answer may be, in milliseconds. */
  readonly ttlMs: number;
}

type Answer = LiveDataset | undefined | Error;

/** With the catalogue, for two of them may give the same URI. */
const nameOf = (key: LiveKey): string => `${key.catalogueId}\n${key.uri}`;

const cacheKeyOf = (catalogueId: string, uri: string): string =>
  `live:${catalogueId}:${createHash('sha256').update(uri).digest('base64url')}`;

/**
 * For one request: reads datasets from their catalogues, all of one catalogue together, and remembers what it read for
 * `ttlMs` in the cache, for other requests too. An upstream's failure is a `problem` of the datasets it concerns; it is
 * not remembered, for `src/upstream` knows better when to try again.
 */
export function createLiveLoader(dependencies: LiveDependencies, signal: AbortSignal): LiveLoader {
  return new DataLoader(
    async (keys) => {
      const urisByCatalogue = new Map<string, string[]>();
      for (const { catalogueId, uri } of keys) {
        const uris = urisByCatalogue.get(catalogueId);
        if (uris === undefined) urisByCatalogue.set(catalogueId, [uri]);
        else uris.push(uri);
      }
      const answers = new Map<string, Answer>();
      await Promise.all(
        Array.from(urisByCatalogue, async ([catalogueId, uris]) => {
          const read = await readCatalogue(dependencies, catalogueId, uris, signal);
          for (const [uri, answer] of read) answers.set(nameOf({ catalogueId, uri }), answer);
        }),
      );
      return keys.map((key) => answers.get(nameOf(key)));
    },
    { cacheKeyFn: nameOf },
  );
}

async function readCatalogue(
  { store, cache, lookUp, now, ttlMs }: LiveDependencies,
  catalogueId: string,
  uris: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answer>> {
  const catalogue = store.catalogue(catalogueId);
  if (catalogue?.status !== 'active') return new Map();

  const answers = new Map<string, Answer>();
  const kept = await cache.get(uris.map((uri) => cacheKeyOf(catalogueId, uri)));
  uris.forEach((uri, index) => {
    const answer = decode(kept[index], uri);
    if (answer !== undefined) answers.set(uri, answer);
  });

  const asked = uris.filter((uri) => !answers.has(uri));
  if (asked.length === 0) return answers;
  const read = await outcomeOf(lookUp(catalogue, asked, signal));
  if (read === 'NO_SINGLE_RECORDS') return new Map();
  if (read.datasets === undefined) {
    for (const uri of asked) answers.set(uri, read.failure);
    return answers;
  }
  const readAt = now();
  const entries = asked.map((uri) => {
    const dataset = read.datasets.get(uri);
    const answer: LiveDataset = dataset === undefined ? { readAt } : { dataset, readAt };
    answers.set(uri, answer);
    return { key: cacheKeyOf(catalogueId, uri), value: Buffer.from(JSON.stringify({ uri, answer })), ttlMs };
  });
  await cache.set(entries);
  return answers;
}

type Outcome =
  | 'NO_SINGLE_RECORDS'
  | { readonly datasets: ReadonlyMap<string, Dataset> }
  | { readonly datasets?: undefined; readonly failure: LiveDataset | Error };

/** A failure of the upstream is an answer; what else is thrown (the caller's abort, a bug) stays an error of its keys. */
async function outcomeOf(reading: ReturnType<Harvester['lookUp']>): Promise<Outcome> {
  try {
    const datasets = await reading;
    return datasets === undefined ? 'NO_SINGLE_RECORDS' : { datasets };
  } catch (error) {
    if (error instanceof UpstreamError) return { failure: { problem: { kind: error.kind, message: error.message } } };
    return { failure: error instanceof Error ? error : new Error('A live reading failed', { cause: error }) };
  }
}

interface Kept {
  readonly uri: string;
  readonly answer: LiveDataset;
}

/** The cache vouches for the value; another version of this program, sharing it, may have written another form. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('uri' in value) || !('answer' in value)) return false;
  const { answer } = value;
  return typeof answer === 'object' && answer !== null && 'readAt' in answer && typeof answer.readAt === 'string';
}

/** What was kept for this URI; undefined when nothing was, or nothing that can be read. */
function decode(bytes: Buffer | undefined, uri: string): LiveDataset | undefined {
  if (bytes === undefined) return undefined;
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  return isKept(value) && value.uri === uri ? value.answer : undefined;
}
