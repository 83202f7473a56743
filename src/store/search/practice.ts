import type { Connection } from '../connection.ts';
import type { EngineParts } from './engine-parts.ts';
import type { FacetName } from './search.ts';

/** So many questions are practised at most; no more than there are rows, and in a large index as many as go through so many. */
const MOST_QUESTIONS = 500;
const MOST_ROWS = 20_000_000;
/** Words that are taken apart in one step. */
const TAKEN_APART = 32;
/** Facets that most callers show. */
const COUNTED: readonly FacetName[] = ['organisation', 'theme', 'format', 'licence', 'accessRights'];
/** Every so many words one comes with the next, and one misspelt: such questions go other ways. */
const TOGETHER = 4;
const MISSPELT = 5;

interface KnownWord {
  readonly word: string;
  readonly rows: number;
}

/** Words with those of most rows first, some as they are mistyped (the third letter is missing), some two at a time. */
function* questionsOf(words: readonly KnownWord[]): Generator<string> {
  for (const [at, { word }] of words.entries()) {
    if (at % MISSPELT === 2) yield word.slice(0, 2) + word.slice(3);
    else if (at % TOGETHER === 1) yield `${word} ${words[at - 1]?.word ?? ''}`;
    else yield word;
  }
}

/**
 * Prepares for the first questions, in steps of some milliseconds: takes the glossary's words apart, and asks for those that
 * the index has, without keeping what was found. So the words that most questions mean are known, with where they stand, and
 * the program's own code has run often enough to be fast: the first hundred questions else take twice as long as later ones.
 */
export function* practise({ glossary, analyser, index, engine }: EngineParts, connection: Connection): Generator<void> {
  const known: KnownWord[] = [];
  const all = [...glossary.words()];
  for (let from = 0; from < all.length; from += TAKEN_APART) {
    connection.reading(() => {
      for (const word of all.slice(from, from + TAKEN_APART)) {
        analyser.readings(word);
        const term = index.term(word);
        if (term !== undefined) known.push({ word, rows: term.rows });
      }
    });
    yield;
  }
  const rows = index.rows();
  const most = Math.min(MOST_QUESTIONS, rows, Math.ceil(MOST_ROWS / Math.max(1, rows)));
  const words = known.toSorted((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1)).slice(0, most);
  for (const text of questionsOf(words)) {
    connection.reading(() => {
      engine.practise({ text, language: 'sv', filter: {} }, COUNTED);
    });
    yield;
  }
}
