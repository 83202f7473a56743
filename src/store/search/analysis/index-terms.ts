import { fold } from './folding.ts';
import { isStopWord } from './stop-words.ts';
import { FIRST, FOLDED, FORM, HEAD } from './term-signs.ts';
import type { AnalyseWord, WordAnalysis } from './word-analysis.ts';
import { innerParts } from './word-parts.ts';

/** A compound of many parts gives its outermost ones only. */
const MOST_PARTS = 4;

function partTerms(analysis: WordAnalysis): readonly string[] {
  const terms = new Set<string>();
  for (const [at, split] of analysis.splits.entries()) {
    // The last part of a first part is no last part of the whole.
    const isEnd = at === 0 || analysis.splits[0]?.form.endsWith(split.form) === true;
    terms.add(`${FIRST}${split.first}`);
    terms.add(`${isEnd ? HEAD : FIRST}${split.head}`);
  }
  return [...terms].slice(0, MOST_PARTS);
}

/** The terms that a word is indexed under: `createAnalyser` says which. */
export function createIndexTerms(analyse: AnalyseWord): (word: string, english: boolean) => readonly string[] {
  function ofLetters(word: string, english: boolean): readonly string[] {
    if (word.length < 2 || !/^\p{L}[\p{L}\p{M}']*$/u.test(word)) {
      const folded = fold(word);
      return folded === word || word.length < 2 ? [word] : [word, `${FOLDED}${folded}`];
    }
    // Nobody asks for them, and their forms would stand in every row.
    if (isStopWord(word)) return [word];
    const analysis = analyse(word, english);
    const terms = new Set([word]);
    for (const form of analysis.forms) if (form !== word) terms.add(`${FORM}${form}`);
    for (const term of partTerms(analysis)) terms.add(term);
    if (!analysis.known) {
      const form = analysis.forms[0] ?? word;
      if (fold(form) !== form) terms.add(`${FOLDED}${fold(form)}`);
    }
    return [...terms];
  }

  return (word, english) => {
    const { parts, joined } = innerParts(word);
    if (joined === undefined) return ofLetters(word, english);
    const terms = new Set([word, `${FORM}${joined}`]);
    for (const part of parts) for (const term of ofLetters(part, english)) terms.add(term);
    return [...terms];
  };
}
