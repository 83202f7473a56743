import type { Specification, Specifications } from '../../model/specification.ts';
import type { Language, Texts } from '../../model/text.ts';
import type { Analyser } from './analyser.ts';
import type { Glossary } from './glossary.ts';
import { createMemoryIndex } from './memory-index.ts';
import type { MemoryEntry } from './memory-index.ts';
import { createPlanner } from './query-plan.ts';
import { findHits } from './hits.ts';
import { selectHits } from './hit-page.ts';
import type { RankedSpace } from './ranked-search.ts';
import { createScorer } from './scorer.ts';
import { FIELDS } from './search-index.ts';

function entryOf(row: number, { slug, names, descriptions, aliases }: Specification, analyser: Analyser): MemoryEntry {
  const terms = new Map<string, number>();
  const add = (text: string, language: Language, field: number): number => {
    const words = analyser.words(text);
    for (const { text: word } of words) {
      for (const term of analyser.indexTerms(word, language)) terms.set(term, (terms.get(term) ?? 0) | field);
    }
    return words.length;
  };
  const addAll = (texts: Texts, sv: number, other: number): number =>
    Math.max(
      0,
      ...texts.map(({ value, language }) => (language === 'en' ? add(value, 'en', other) : add(value, 'sv', sv))),
    );
  const titleWords = addAll(names, FIELDS.titleSv, FIELDS.titleOther);
  for (const other of [slug, ...aliases]) add(other.replaceAll('-', ' '), 'sv', FIELDS.keywordSv | FIELDS.keywordOther);
  addAll(descriptions, FIELDS.descriptionSv, FIELDS.descriptionOther);
  return { row, terms, numbers: { titleWords } };
}

/**
 * Searches the known specifications by their names, short names and descriptions: those found, the best first; ties in order
 * of their slugs. All of them, in that order, for a blank text.
 */
export function createSpecificationSearch(
  specifications: Specifications,
  words: () => { readonly analyser: Analyser; readonly glossary: Glossary },
): (text: string, language: Language) => readonly Specification[] {
  let made: RankedSpace | undefined;
  const space = (): RankedSpace => {
    if (made !== undefined) return made;
    const { analyser, glossary } = words();
    const index = createMemoryIndex(specifications.all.map((one, row) => entryOf(row, one, analyser)));
    made = { index, plan: createPlanner({ analyser, glossary, vocabulary: index }), score: createScorer({ index }) };
    return made;
  };
  return (text, language) => {
    if (text.trim() === '') return specifications.all;
    const { index, plan, score } = space();
    const hits = findHits(index, score(plan(text, language), language), { apart: [] });
    const order = selectHits(hits, { count: hits.rows.length, reversed: false });
    return order.flatMap((i) => specifications.all[hits.rows[i] ?? -1] ?? []);
  };
}
