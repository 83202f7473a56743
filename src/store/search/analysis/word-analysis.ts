import type { Compounds, Split } from './compounds.ts';
import type { DictionaryForm, DictionaryForms } from './dictionary-forms.ts';
import { englishSingular, looksEnglish } from './english-forms.ts';
import { guessedForm } from './unknown-forms.ts';

/** A word of letters (no hyphen, no colon), understood. */
export interface WordAnalysis {
  /** Dictionary forms, the likeliest first; at most three. */
  readonly forms: readonly string[];
  /** Whether the lexicon has it, so that spelling it without å, ä, ö leads there too. */
  readonly known: boolean;
  /** How its likeliest form is made of other words: outermost first, then the parts of the parts. Empty: not a compound. */
  readonly splits: readonly Split[];
}

/** Parts of parts are taken apart so often. */
const DEPTH = 3;
const MOST_FORMS = 3;

export type AnalyseWord = (word: string, english: boolean) => WordAnalysis;

/** `english`: the text is said to be in English, or nobody knows; then English plurals are considered too. */
export function createWordAnalysis(forms: DictionaryForms, compounds: Compounds): AnalyseWord {
  /** Splits of what the lexicon has, with the splits of their parts. */
  function splitsOf(form: DictionaryForm, depth: number): readonly Split[] {
    const split = compounds.splitEntry(form.form, form.entry);
    return split === undefined ? [] : within(split, depth);
  }

  function within(split: Split, depth: number): readonly Split[] {
    if (depth === 0) return [split];
    return [split, ...partsOf(split.first, depth - 1), ...partsOf(split.head, depth - 1)];
  }

  function partsOf(part: string, depth: number): readonly Split[] {
    const found = forms.of(part)[0];
    if (found !== undefined) return found.form === part ? splitsOf(found, depth) : [];
    const split = compounds.splitUnknown(part);
    return split === undefined ? [] : within(split, depth);
  }

  function known(found: readonly DictionaryForm[], word: string, english: boolean): WordAnalysis {
    const names = found.map((each) => each.form);
    const singular = english && !names.includes(word) ? englishSingular(word) : word;
    // Parks is of park in both; buses is of buse in Swedish, and of bus.
    const isNews = `${singular}s` !== word || forms.of(singular).length === 0;
    if (singular !== word && isNews && !names.includes(singular)) names.push(singular);
    let splits: readonly Split[] = [];
    for (const form of found) if (splits.length === 0) splits = splitsOf(form, DEPTH);
    return { forms: names.slice(0, MOST_FORMS), known: true, splits };
  }

  function unknown(word: string, english: boolean): WordAnalysis {
    if (looksEnglish(word)) return { forms: [englishSingular(word)], known: false, splits: [] };
    const bare = word.replace(/'s?$/u, '');
    const split = compounds.splitUnknown(bare);
    const guesses = [split?.form ?? compounds.freeForm(bare) ?? guessedForm(bare)];
    if (english) guesses.unshift(englishSingular(word));
    const distinct = [...new Set(guesses)];
    return {
      // What a guess leaves as it is tells nothing beside one that does not.
      forms: distinct.length > 1 ? distinct.filter((form) => form !== word) : distinct,
      known: false,
      splits: split === undefined ? [] : within(split, DEPTH),
    };
  }

  return (word, english) => {
    const found = forms.of(word);
    return found.length > 0 ? known(found, word, english) : unknown(word, english);
  };
}
