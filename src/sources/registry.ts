import { createSource as dcat } from './dcat/index.ts';
import { createSource as entryscape } from './entryscape/index.ts';
import type { CreateSource } from './source.ts';

/** One line per platform; the key is what `platform:` says in a sources file. */
export const PLATFORMS = {
  dcat,
  entryscape,
} as const satisfies Record<string, CreateSource>;
