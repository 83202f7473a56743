import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../src/config.ts';
import type { Language } from '../../src/model/text.ts';

/** What a query tries, in the order of the table. */
export const QUERY_CLASSES = [
  'plain',
  'inflection',
  'compound',
  'folding',
  'synonym',
  'sv-en',
  'typo',
  'operators',
  'place',
  'specification',
  'ranking',
  'language',
  'short',
  'irregular',
  'several',
] as const;
export type QueryClass = (typeof QUERY_CLASSES)[number];

/** 3: exactly what was asked for; 2: clearly relevant; 1: marginally. */
export type Grade = 1 | 2 | 3;

/** A query, and how well datasets of the corpus answer it; those that are not named do not. */
export interface JudgedQuery {
  readonly query: string;
  readonly language: Language;
  readonly class: QueryClass;
  /** By key of the corpus. */
  readonly grades: ReadonlyMap<string, Grade>;
}

const written = z.array(
  z.strictObject({
    query: z.string().min(1),
    language: z.enum(['sv', 'en']).default('sv'),
    class: z.enum(QUERY_CLASSES),
    /** Keys, or patterns of them (a star is any text), with blanks between them, under each grade. A key goes before a pattern. */
    3: z.string().exactOptional(),
    2: z.string().exactOptional(),
    1: z.string().exactOptional(),
    /** Keys that a pattern meets and that are no answers. */
    0: z.string().exactOptional(),
  }),
);

function matching(said: string, keys: readonly string[], query: string): readonly string[] {
  const pattern = new RegExp(`^${said.replace(/[^a-z0-9*]/g, '\\$&').replaceAll('*', '.*')}$`);
  const found = keys.filter((key) => pattern.test(key));
  if (found.length === 0) throw new RangeError(`The query «${query}» grades ${said}, which the corpus does not have`);
  return found;
}

/**
 * Reads a judged set over the corpus of these keys. Throws a ZodError for a file of another shape, and a RangeError for a
 * grade of what the corpus does not have, or for two grades of one key.
 */
export function readJudged(file: URL, keys: readonly string[]): readonly JudgedQuery[] {
  return written.parse(parse(readFileSync(file, 'utf8'))).map((one) => {
    const named = new Map<string, number>();
    const met = new Map<string, number>();
    for (const grade of [3, 2, 1, 0] as const) {
      for (const said of (one[grade] ?? '').split(/\s+/).filter((word) => word !== '')) {
        const into = said.includes('*') ? met : named;
        for (const key of matching(said, keys, one.query)) {
          if (into.has(key)) throw new RangeError(`The query «${one.query}» grades ${key} twice`);
          into.set(key, grade);
        }
      }
    }
    const grades = new Map<string, Grade>();
    for (const [key, grade] of new Map([...met, ...named])) {
      if (grade === 1 || grade === 2 || grade === 3) grades.set(key, grade);
    }
    return { query: one.query, language: one.language, class: one.class, grades };
  });
}

// Not beside this module: the benchmark runs it compiled.
const fileIn = (name: string): URL => pathToFileURL(join(ROOT, 'test/search', name));

/** The set that the search is built with. */
export const JUDGED = fileIn('judged.yaml');
/** The set that it is only measured with. */
export const HELD_OUT = fileIn('judged-held-out.yaml');
