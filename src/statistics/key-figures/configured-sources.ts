import type { StatisticsRef } from '../../model/key-figure.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { globalIdOf, readGlobalId } from './global-id.ts';
import type { StatisticsPlatform, StatisticsSource } from './statistics-source.ts';

/** A source as the sources file names it, ready to be asked. */
export interface ConfiguredSource {
  readonly ref: StatisticsRef;
  readonly source: StatisticsSource;
}

/** A key figure by its global id, and where it is asked for. */
export interface FoundKeyFigure {
  readonly source: ConfiguredSource;
  /** `KeyFigure.id`. */
  readonly keyFigure: string;
}

/** The sources of key figures that the sources file names. */
export interface ConfiguredSources {
  readonly all: readonly StatisticsRef[];
  /** Where a key figure is asked for; undefined for an id that cannot be one of these sources. Asks nobody. */
  find(globalId: string): FoundKeyFigure | undefined;
  /** Global id of the number of inhabitants: of the first source that the file names one for. */
  readonly population: string | undefined;
}

export interface ConfiguredSourcesDependencies {
  readonly refs: readonly StatisticsRef[];
  readonly platforms: Readonly<Record<string, StatisticsPlatform>>;
  readonly upstream: Upstream;
}

/** Opens each source of the file. Throws RangeError for a platform that is none, which the file's reader lets none through with. */
export function openSources({ refs, platforms, upstream }: ConfiguredSourcesDependencies): ConfiguredSources {
  const opened = new Map(
    refs.map((ref) => {
      const platform = platforms[ref.platform];
      if (platform === undefined) throw new RangeError(`No platform ${ref.platform} for the statistics of ${ref.id}`);
      const source: ConfiguredSource = { ref, source: platform.open({ source: ref, upstream }) };
      return [ref.id, { platform, source }];
    }),
  );
  const [population] = refs.flatMap(({ id, population: keyFigure }) =>
    keyFigure === undefined ? [] : [globalIdOf({ source: id, keyFigure })],
  );
  return {
    all: refs,
    population,
    find(globalId) {
      const parts = readGlobalId(globalId);
      const found = parts === undefined ? undefined : opened.get(parts.source);
      if (parts === undefined || found === undefined) return undefined;
      const { platform, source } = found;
      return platform.knows(source.ref, parts.keyFigure) ? { source, keyFigure: parts.keyFigure } : undefined;
    },
  };
}
