import { buildContent } from './build.ts';
import type { Content } from './content.ts';
import type { Kind } from './kind.ts';
import { CITY } from './kinds/city.ts';
import { ECONOMY } from './kinds/economy.ts';
import { ENVIRONMENT } from './kinds/environment.ts';
import { LEISURE } from './kinds/leisure.ts';
import { PLANNING } from './kinds/planning.ts';
import { REGION } from './kinds/region.ts';
import { SOCIETY } from './kinds/society.ts';
import { STREETS } from './kinds/streets.ts';
import { PUBLISHERS_ELSEWHERE } from './publishers-elsewhere.ts';
import { LARGE_PUBLISHERS } from './publishers-large.ts';
import { MIDDLE_PUBLISHERS } from './publishers-middle.ts';
import { SMALL_PUBLISHERS } from './publishers-small.ts';

/** Every kind of dataset in the demo. */
export const KINDS: readonly Kind[] = [
  ...LEISURE,
  ...STREETS,
  ...ENVIRONMENT,
  ...SOCIETY,
  ...PLANNING,
  ...ECONOMY,
  ...REGION,
  ...CITY,
];

/** The content of every catalogue of the demo, in order of municipality code; the same at every call. */
export function demoContents(): readonly Content[] {
  const kinds = new Map(KINDS.map((kind) => [kind.slug, kind]));
  return [...LARGE_PUBLISHERS, ...MIDDLE_PUBLISHERS, ...SMALL_PUBLISHERS, ...PUBLISHERS_ELSEWHERE]
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en'))
    .map((publisher) => buildContent(publisher, kinds));
}
