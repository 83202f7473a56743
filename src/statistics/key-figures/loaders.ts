import DataLoader from 'dataloader';
import type { Cache } from '../../cache/cache.ts';
import type { StatisticsRef } from '../../model/key-figure.ts';
import type { Strip } from './block.ts';
import type { ConfiguredSources, FoundKeyFigure } from './configured-sources.ts';
import { createDescriptionReader } from './description-reader.ts';
import type { Description } from './description-reader.ts';
import type { Patience } from './flight.ts';
import { globalIdOf } from './global-id.ts';
import { createKeptValues, placeName } from './kept-values.ts';
import type { ReadYear } from './kept-values.ts';
import type { SkippedValue } from './statistics-source.ts';
import { createValueReader } from './value-reader.ts';
import type { ProblemOfKeyFigures, ValuesKnown } from './value-reader.ts';

/** All years wanted of some key figures (global ids of known sources) in one area. */
export interface WantedOfArea {
  /** SCB's code. */
  readonly area: string;
  readonly ids: readonly string[];
  readonly years: readonly number[];
}

/** One key figure in one year, as read. */
export interface CellRead extends ReadYear {
  /** Global id of the key figure. */
  readonly id: string;
  readonly year: number;
  /** It is older than it should be, for its source could not be read now. */
  readonly isStale: boolean;
}

/** What could not be read of one source, or was skipped in its answers. */
export interface SourceTrouble {
  readonly source: StatisticsRef;
  readonly problems: readonly ProblemOfKeyFigures[];
  readonly skipped: readonly SkippedValue[];
}

/** What is known of one area. */
export interface AreaRead {
  /** In the order of `ids`, then of `years`; those that could not be read are not there. */
  readonly cells: readonly CellRead[];
  /** Of the sources that were asked, those with trouble that concerns the ids. */
  readonly trouble: readonly SourceTrouble[];
}

/** A key figure's description, with where it is from. */
export interface DescribedKeyFigure extends Description {
  /** Global id. */
  readonly id: string;
  readonly source: StatisticsRef;
}

/** For one request. */
export interface KeyFigureLoaders {
  readonly sources: ConfiguredSources;
  readonly values: DataLoader<WantedOfArea, AreaRead, string>;
  /** By global id; undefined where no source knows it. */
  readonly descriptions: DataLoader<string, DescribedKeyFigure | undefined>;
}

/** What the loaders of all requests share. */
export interface KeyFigures {
  readonly sources: ConfiguredSources;
  /** The loaders of a request, which all together wait no longer than its patience. */
  loaders(signal: AbortSignal): KeyFigureLoaders;
  /** Ends the readings. */
  close(): Promise<void>;
}

export interface KeyFiguresDependencies {
  readonly sources: ConfiguredSources;
  readonly cache: Cache;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How old what was read may be before it is read again, in milliseconds. */
  readonly freshMs: number;
  /** How long a request waits for sources, in milliseconds: less than the server's own deadline. */
  readonly patienceMs: number;
}

type SourceId = string;

/** Groups what is found by its source. */
function bySource<T extends FoundKeyFigure>(found: readonly T[]): ReadonlyMap<SourceId, readonly T[]> {
  const groups = new Map<SourceId, T[]>();
  for (const one of found) {
    const group = groups.get(one.source.ref.id);
    if (group === undefined) groups.set(one.source.ref.id, [one]);
    else group.push(one);
  }
  return groups;
}

/** For the process: the readers, and loaders over them. */
export function createKeyFigures(dependencies: KeyFiguresDependencies): KeyFigures {
  const { sources, cache, now, freshMs, patienceMs } = dependencies;
  const values = createValueReader({ kept: createKeptValues(cache), now, freshMs });
  const descriptions = createDescriptionReader({ cache, now, freshMs });

  const readAll = async (wanted: readonly WantedOfArea[], patience: Patience) => {
    const strips = wanted.flatMap(({ area, ids, years }) =>
      ids.flatMap((id) => {
        const found = sources.find(id);
        return found === undefined ? [] : [{ ...found, area, years }];
      }),
    );
    const known = await Promise.all(
      Array.from(bySource(strips), async ([id, own]): Promise<readonly [SourceId, ValuesKnown]> => {
        const [first] = own;
        const asked: readonly Strip[] = own.map(({ keyFigure, area, years }) => ({ keyFigure, area, years }));
        if (first === undefined) return [id, { years: new Map(), problems: [], skipped: [] }];
        return [id, await values.read(first.source, asked, patience)];
      }),
    );
    return new Map(known);
  };

  const areaRead = ({ area, ids, years }: WantedOfArea, known: ReadonlyMap<SourceId, ValuesKnown>): AreaRead => {
    const found = ids.flatMap((id) => sources.find(id) ?? []);
    const cells = found.flatMap(({ source, keyFigure }): readonly CellRead[] => {
      const read = known.get(source.ref.id)?.years.get(placeName({ keyFigure, area }));
      const id = globalIdOf({ source: source.ref.id, keyFigure });
      return years.flatMap((year): readonly CellRead[] => {
        const one = read?.get(year);
        if (one === undefined) return [];
        return [{ ...one, id, year, isStale: now() - Date.parse(one.readAt) >= freshMs }];
      });
    });
    const trouble = Array.from(bySource(found), ([id, own]): readonly SourceTrouble[] => {
      const [first] = own;
      const { problems = [], skipped = [] } = known.get(id) ?? {};
      const wanted = new Set(own.map(({ keyFigure }) => keyFigure));
      const concerning = problems.flatMap(({ keyFigures, ...problem }) => {
        const concerned = keyFigures.filter((one) => wanted.has(one));
        return concerned.length === 0 ? [] : [{ ...problem, keyFigures: concerned }];
      });
      const doubtful = skipped.filter(({ keyFigure }) => keyFigure === undefined || wanted.has(keyFigure));
      if (first === undefined || concerning.length + doubtful.length === 0) return [];
      return [{ source: first.source.ref, problems: concerning, skipped: doubtful }];
    });
    return { cells, trouble: trouble.flat() };
  };

  const describeAll = async (ids: readonly string[], patience: Patience) => {
    const found = ids.flatMap((id) => sources.find(id) ?? []);
    const described = await Promise.all(
      Array.from(
        bySource(found),
        async ([sourceId, own]): Promise<readonly (readonly [string, DescribedKeyFigure])[]> => {
          const [first] = own;
          if (first === undefined) return [];
          const asked = own.map(({ keyFigure }) => keyFigure);
          const read = await descriptions.read(first.source, asked, patience);
          return Array.from(read, ([keyFigure, description]) => {
            const id = globalIdOf({ source: sourceId, keyFigure });
            return [id, { ...description, id, source: first.source.ref }] as const;
          });
        },
      ),
    );
    return new Map(described.flat());
  };

  return {
    sources,
    loaders(signal) {
      let until: number | undefined;
      const patience = (): Patience => ({ until: (until ??= now() + patienceMs), signal });
      return {
        sources,
        values: new DataLoader(
          async (wanted) => {
            const known = await readAll(wanted, patience());
            return wanted.map((one) => areaRead(one, known));
          },
          { cacheKeyFn: ({ area, ids, years }) => JSON.stringify([area, ids, years]) },
        ),
        descriptions: new DataLoader(async (ids) => {
          const known = await describeAll(ids, patience());
          // Not known to its source: that is an answer, and no key figure.
          return ids.map((id) => {
            const one = known.get(id);
            return one?.keyFigure === undefined && one?.problem === undefined ? undefined : one;
          });
        }),
      };
    },
    async close() {
      await Promise.all([values.close(), descriptions.close()]);
    },
  };
}
