import type { CreateSource } from './source.ts';

/**
 * One line per platform; the key is what `platform:` says in a sources file. The order is that in which an unknown
 * address is tried: the most telling answer first, a plain document last.
 */
export const PLATFORMS = {
  entryscape: (await import('./entryscape/index.ts')).createSource,
  ckan: (await import('./ckan/index.ts')).createSource,
  opendatasoft: (await import('./opendatasoft/index.ts')).createSource,
  'arcgis-hub': (await import('./arcgis-hub/index.ts')).createSource,
  'data-json': (await import('./data-json/index.ts')).createSource,
  dcat: (await import('./dcat/index.ts')).createSource,
} as const satisfies Record<string, CreateSource>;
