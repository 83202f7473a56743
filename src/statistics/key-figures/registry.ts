import type { StatisticsPlatform } from './statistics-source.ts';

/** One line per platform; the key is what `platform:` says under `statistics:` in a sources file. */
export const STATISTICS_PLATFORMS = {
  kolada: (await import('./kolada/index.ts')).platform,
  pxweb: (await import('./pxweb/index.ts')).platform,
} as const satisfies Record<string, StatisticsPlatform>;
