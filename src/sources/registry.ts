import { createSource as arcgisHub } from './arcgis-hub/index.ts';
import { createSource as ckan } from './ckan/index.ts';
import { createSource as dataJson } from './data-json/index.ts';
import { createSource as dcat } from './dcat/index.ts';
import { createSource as entryscape } from './entryscape/index.ts';
import { createSource as opendatasoft } from './opendatasoft/index.ts';
import type { CreateSource } from './source.ts';

/** One line per platform; the key is what `platform:` says in a sources file. */
export const PLATFORMS = {
  entryscape,
  ckan,
  opendatasoft,
  'arcgis-hub': arcgisHub,
  'data-json': dataJson,
  dcat,
} as const satisfies Record<string, CreateSource>;
