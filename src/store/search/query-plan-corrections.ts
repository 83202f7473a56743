import type { IndexReader } from './search-index.ts';
import { createDistance, letterSignature, mayBeNear } from './vocabulary-distance.ts';

/** A word that a typing error, or an unfinished word, may have meant. */
interface Correction {
  readonly word: string;
  /** How near it is to what was typed: 1 would be the word itself. */
  readonly nearness: number;
}

/** What is known of words: those of the index, and others that may be meant (names, words of the glossary). */
interface Vocabulary {
  readonly index: Pick<IndexReader, 'wordsNear' | 'wordsWithPrefix' | 'term'>;
  readonly others: () => Iterable<string>;
}

/** Letters without marks, lower case: `Göteborg` is `goteborg`. */
const foldWord = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ø/gu, 'o').replace(/æ/gu, 'ae');

/** From so many letters one edit is allowed, and two. */
const ONE_EDIT_FROM = 5;
const TWO_EDITS_FROM = 9;
/** So many corrections of one word, the most likely; and so many of the index are looked at. */
const MOST_CORRECTIONS = 4;
const MOST_LOOKED_AT = 60;
const NEARNESS_BY_EDITS = [0.7, 0.5, 0.35] as const;
/** People seldom mistype the first letter. */
const OTHER_FIRST_LETTER = 0.8;
/** A word that stands in few rows may be a typing error itself: what is meant then stands in so many times as many. */
const FAR_MORE = 10;
const MOST_COMPLETIONS = 6;
const COMPLETION_FROM = 3;
const COMPLETION_NEARNESS = 0.45;

/** Edits that a word may be away, its marks aside: numbers and codes are never corrected. */
function editsOf(word: string): 0 | 1 | 2 {
  const letters = word.length;
  if (letters < ONE_EDIT_FROM || letters > 40 || !/^[\p{L}\p{M}'’-]+$/u.test(word)) return 0;
  return letters < TWO_EDITS_FROM ? 1 : 2;
}

interface Candidate {
  readonly word: string;
  readonly edits: number;
  readonly isFirstSame: boolean;
  readonly rows: number;
}

interface Folded {
  readonly word: string;
  readonly folded: string;
  readonly letters: Uint16Array;
  readonly signature: number;
}

function foldedOf(word: string): Folded {
  const folded = foldWord(word);
  const letters = Uint16Array.from({ length: folded.length }, (_, at) => folded.charCodeAt(at));
  return { word, folded, letters, signature: letterSignature(folded) };
}

interface Corrections {
  /** Most likely first; `known`: in how many rows the word stands as it is. */
  readonly corrections: (word: string, known: number) => readonly Correction[];
  /** What a word that is being typed may become. */
  readonly completions: (word: string) => readonly Correction[];
}

/** Finds what was meant, in the words that `vocabulary` has. */
export function createCorrections({ index, others }: Vocabulary): Corrections {
  let source: Iterable<string> | undefined;
  let names: readonly Folded[] = [];
  /** Folded once for as long as the same words are given. */
  function otherWords(): readonly Folded[] {
    const given = others();
    if (given !== source) {
      names = [...new Set(given)].map(foldedOf);
      source = given;
    }
    return names;
  }

  function near(asked: Folded, allowed: 1 | 2): readonly Candidate[] {
    const found = new Map<string, Candidate>();
    const distance = createDistance(asked.folded, allowed);
    const consider = ({ word, folded, letters, signature }: Folded, rows: number): void => {
      if (word === asked.word || !mayBeNear(asked.signature, signature, allowed)) return;
      const edits = distance(letters, 0, letters.length);
      if (edits > allowed || (found.get(word)?.rows ?? -1) >= rows) return;
      found.set(word, { word, edits, isFirstSame: folded[0] === asked.folded[0], rows });
    };
    // Two edits also where one is allowed: å, ä and ö count as edits in the index and are none here.
    for (const { term, rows } of index.wordsNear(asked.word, 2, MOST_LOOKED_AT)) consider(foldedOf(term), rows);
    for (const name of otherWords()) consider(name, 0);
    return [...found.values()];
  }

  return {
    corrections(word, known) {
      const allowed = editsOf(word);
      if (allowed === 0) return [];
      const all = near(foldedOf(word), allowed).filter(({ rows }) => known === 0 || rows >= known * FAR_MORE);
      const least = Math.min(...all.map(({ edits }) => edits));
      return (
        all
          // Two edits make a guess only where one makes none.
          .filter(({ edits }) => edits <= Math.max(1, least))
          .map(({ edits, isFirstSame, ...others }) => ({
            ...others,
            nearness: (NEARNESS_BY_EDITS[edits] ?? 0) * (isFirstSame ? 1 : OTHER_FIRST_LETTER),
          }))
          .sort((a, b) => b.nearness - a.nearness || b.rows - a.rows || (a.word < b.word ? -1 : 1))
          .slice(0, MOST_CORRECTIONS)
          .map(({ word: meant, nearness }) => ({ word: meant, nearness }))
      );
    },
    completions(word) {
      if (word.length < COMPLETION_FROM || !/^[\p{L}\p{M}]+$/u.test(word)) return [];
      const folded = foldWord(word);
      const found = new Set(index.wordsWithPrefix(word, MOST_COMPLETIONS).map(({ term }) => term));
      const other = otherWords()
        .filter((name) => name.folded.startsWith(folded))
        .sort((a, b) => a.folded.length - b.folded.length || (a.word < b.word ? -1 : 1));
      for (const { word: name } of other.slice(0, MOST_COMPLETIONS)) found.add(name);
      found.delete(word);
      return [...found].map((each) => ({ word: each, nearness: COMPLETION_NEARNESS }));
    },
  };
}
