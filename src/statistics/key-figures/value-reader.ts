import { InputError } from '../../errors.ts';
import { blocksFor, priceOf } from './block.ts';
import type { Strip } from './block.ts';
import type { ConfiguredSource } from './configured-sources.ts';
import { createFlights } from './flight.ts';
import type { Patience, SourceProblem } from './flight.ts';
import { placeName } from './kept-values.ts';
import type { KeptValues, KnownYears, Place, ReadYear } from './kept-values.ts';
import type { SkippedValue, ValuesRead, WantedValues } from './statistics-source.ts';

/** A problem with the key figures (`KeyFigure.id`) that it concerns. */
export interface ProblemOfKeyFigures extends SourceProblem {
  readonly keyFigures: readonly string[];
}

/** What is known of all that was wanted of one source. */
export interface ValuesKnown {
  /** Years that are in none of these maps could not be read; `problems` says why. */
  readonly years: KnownYears;
  readonly problems: readonly ProblemOfKeyFigures[];
  /** Of what was read now. */
  readonly skipped: readonly SkippedValue[];
}

/** Values, from the cache where it has them. */
export interface ValueReader {
  /** Throws InputError when it would take too many requests, the signal's reason, and what is a fault of ours. */
  read(source: ConfiguredSource, strips: readonly Strip[], patience: Patience): Promise<ValuesKnown>;
  close(): Promise<void>;
}

export interface ValueReaderDependencies {
  readonly kept: KeptValues;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How old a value may be before it is read again, in milliseconds. */
  readonly freshMs: number;
}

/** Requests to one source for all that is asked at once, further pages not counted. */
const MOST_REQUESTS = 50;

interface BlockRead {
  readonly years: KnownYears;
  readonly problems: readonly ProblemOfKeyFigures[];
  readonly skipped: readonly SkippedValue[];
}

const placesOf = ({ keyFigures, areas }: WantedValues): readonly Place[] =>
  keyFigures.flatMap((keyFigure) => areas.map((area) => ({ keyFigure, area })));

/**
 * A block's values by place and year. A year without values is one that the source has nothing for, unless it may be
 * that we could not read it: such a year is left out.
 */
function byPlace(block: WantedValues, { values, failed, skipped }: ValuesRead, readAt: string): KnownYears {
  const found = new Map<string, ValuesRead['values'][number][]>();
  for (const value of values) {
    const name = `${value.year} ${placeName(value)}`;
    const same = found.get(name);
    if (same === undefined) found.set(name, [value]);
    else same.push(value);
  }
  const unread = new Set(failed.flatMap(({ keyFigures }) => keyFigures));
  const isDoubtful = (keyFigure: string): boolean =>
    unread.has(keyFigure) || skipped.some((one) => one.keyFigure === undefined || one.keyFigure === keyFigure);
  return new Map(
    placesOf(block).map((place) => {
      const name = placeName(place);
      const years = block.years.flatMap((year): readonly (readonly [number, ReadYear])[] => {
        const own = found.get(`${year} ${name}`);
        if (own === undefined && isDoubtful(place.keyFigure)) return [];
        return [[year, { readAt, values: own ?? [] }]];
      });
      return [name, new Map(years)];
    }),
  );
}

function checkPrice(source: ConfiguredSource, blocks: readonly WantedValues[]): void {
  const price = blocks.reduce((sum, block) => sum + priceOf(block, (size) => source.source.requests(size)), 0);
  if (price <= MOST_REQUESTS) return;
  throw new InputError(
    'ids',
    `The key figures of ${source.ref.id} that are asked for take ${price} requests to it, and at most ${MOST_REQUESTS} are made for one query: ask for fewer ids, years or organisations at a time`,
  );
}

/** One for the process: what one request is reading, another waits for. */
export function createValueReader({ kept, now, freshMs }: ValueReaderDependencies): ValueReader {
  const flights = createFlights<BlockRead>(now);

  const readBlock = async ({ ref, source }: ConfiguredSource, block: WantedValues, signal: AbortSignal) => {
    const read = await source.values(block, signal);
    const years = byPlace(block, read, new Date(now()).toISOString());
    await kept.add(ref, placesOf(block), years);
    return { years, problems: read.failed, skipped: read.skipped };
  };

  const isFresh = (year: ReadYear | undefined): boolean =>
    year !== undefined && now() - Date.parse(year.readAt) < freshMs;

  return {
    async read(source, strips, patience) {
      const known = new Map(await kept.get(source.ref, strips));
      const missing = strips.flatMap((strip): readonly Strip[] => {
        const have = known.get(placeName(strip));
        const years = strip.years.filter((year) => !isFresh(have?.get(year)));
        return years.length === 0 ? [] : [{ ...strip, years }];
      });
      const blocks = blocksFor(missing, (size) => source.source.requests(size));
      checkPrice(source, blocks);
      const outcomes = await Promise.all(
        blocks.map(async (block) => {
          const name = JSON.stringify([source.ref.id, block.keyFigures, block.areas, block.years]);
          const outcome = await flights.join(name, patience, (signal) => readBlock(source, block, signal));
          if ('read' in outcome) return outcome.read;
          const problem: ProblemOfKeyFigures = { ...outcome.problem, keyFigures: block.keyFigures };
          return { years: new Map<string, never>(), problems: [problem], skipped: [] };
        }),
      );
      for (const { years } of outcomes) {
        for (const [name, read] of years) known.set(name, new Map([...(known.get(name) ?? []), ...read]));
      }
      return {
        years: known,
        problems: outcomes.flatMap(({ problems }) => problems),
        skipped: outcomes.flatMap(({ skipped }) => skipped),
      };
    },
    close: () => flights.close(),
  };
}
