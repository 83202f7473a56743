import type { Cache } from '../../cache/cache.ts';
import type { KeyFigure, StatisticsRef } from '../../model/key-figure.ts';
import type { ConfiguredSource } from './configured-sources.ts';
import { fingerprintOf } from './fingerprint.ts';
import { createFlights } from './flight.ts';
import type { Patience, SourceProblem } from './flight.ts';

/** What a source says of a key figure, and when. */
export interface Description {
  /** ISO 8601, UTC; absent when it could not be read. */
  readonly readAt?: string;
  /** Absent when the source does not know it (there is a `readAt`), or could not be read (there is none). */
  readonly keyFigure?: KeyFigure;
  /** Why it could not be read now; what is there beside it was read earlier. */
  readonly problem?: SourceProblem;
}

/** Descriptions, from the cache where it has them. */
export interface DescriptionReader {
  /** By `KeyFigure.id`. Throws the signal's reason, and what is a fault of ours. */
  read(source: ConfiguredSource, ids: readonly string[], patience: Patience): Promise<ReadonlyMap<string, Description>>;
  close(): Promise<void>;
}

export interface DescriptionReaderDependencies {
  readonly cache: Cache;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How old a description may be before it is read again, in milliseconds. */
  readonly freshMs: number;
}

const KEEP_MS = 30 * 86_400_000;
/** Part of the key: a version of this program with another `KeyFigure` writes another number. */
const FORM = 1;

const keyOf = (source: StatisticsRef, id: string): string => `keyfigure-about:${FORM}:${fingerprintOf(source, id)}`;

interface Kept {
  readonly readAt: string;
  readonly keyFigure?: KeyFigure;
}

/** The cache vouches for the bytes, and the key for their form. */
function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'readAt' in value && typeof value.readAt === 'string';
}

function decode(bytes: Buffer | undefined): Kept | undefined {
  if (bytes === undefined) return undefined;
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  return isKept(value) ? value : undefined;
}

interface Described {
  readonly kept: ReadonlyMap<string, Kept>;
  readonly problems: ReadonlyMap<string, SourceProblem>;
}

/** One for the process. */
export function createDescriptionReader(dependencies: DescriptionReaderDependencies): DescriptionReader {
  const { cache, now, freshMs } = dependencies;
  const flights = createFlights<Described>(now);

  const describe = async ({ ref, source }: ConfiguredSource, ids: readonly string[], signal: AbortSignal) => {
    const { keyFigures, failed } = await source.describe(ids, signal);
    const readAt = new Date(now()).toISOString();
    const found = new Map(keyFigures.map((keyFigure) => [keyFigure.id, keyFigure]));
    const problems = new Map(
      failed.flatMap(({ keyFigures: concerned, kind, message }) =>
        concerned.map((id): readonly [string, SourceProblem] => [id, { kind, message }]),
      ),
    );
    const kept = new Map(
      ids.flatMap((id): readonly (readonly [string, Kept])[] => {
        const keyFigure = found.get(id);
        if (problems.has(id)) return [];
        return [[id, keyFigure === undefined ? { readAt } : { readAt, keyFigure }]];
      }),
    );
    const entries = [...kept].map(([id, one]) => ({
      key: keyOf(ref, id),
      value: Buffer.from(JSON.stringify(one)),
      ttlMs: KEEP_MS,
    }));
    if (entries.length > 0) await cache.set(entries);
    return { kept, problems };
  };

  return {
    async read(source, ids, patience) {
      const bytes = await cache.get(ids.map((id) => keyOf(source.ref, id)));
      const known = new Map<string, Description>();
      const asked: string[] = [];
      ids.forEach((id, index) => {
        const kept = decode(bytes[index]);
        if (kept !== undefined) known.set(id, kept);
        if (kept === undefined || now() - Date.parse(kept.readAt) >= freshMs) asked.push(id);
      });
      if (asked.length === 0) return known;
      asked.sort();
      const name = JSON.stringify([source.ref.id, asked]);
      const outcome = await flights.join(name, patience, (signal) => describe(source, asked, signal));
      for (const id of asked) {
        const problem = 'problem' in outcome ? outcome.problem : outcome.read.problems.get(id);
        const read = 'read' in outcome ? outcome.read.kept.get(id) : undefined;
        if (read !== undefined) known.set(id, read);
        else if (problem !== undefined) known.set(id, { ...known.get(id), problem });
      }
      return known;
    },
    close: () => flights.close(),
  };
}
