import type { Language } from '../../../model/text.ts';
import type { Analyser } from '../analyser.ts';
import { readAffixRules } from './affix-rules.ts';
import { createCompounds } from './compounds.ts';
import { createDictionaryForms } from './dictionary-forms.ts';
import { createFirstParts } from './first-parts.ts';
import { createIndexTerms } from './index-terms.ts';
import { swedishLexicon } from './lexicon.ts';
import { createReadings } from './readings.ts';
import { createRecent } from './recent.ts';
import { isStopWord } from './stop-words.ts';
import { createWordAnalysis } from './word-analysis.ts';
import { canonicalWord, scanWords } from './word-scan.ts';

/** Raise the first number when rules here change; the second is dictionary-sv's version. */
const VERSION = '1+4.0.0';
/** Words whose terms are remembered, twice at most, and for each of two languages: some 10 MB. */
const REMEMBERED = 10_000;

/** Asked words whose readings are remembered, twice at most. */
const ASKED = 3_000;

/**
 * Swedish and English words through the lexicon `dictionary-sv`, whose affix rules are read backwards, and rules of our own
 * for what it does not have. Reads the lexicon's files when first called in a thread; throws what reading them throws.
 *
 * The terms of a word (decision 0010): the word itself, and further
 * - `=form` for each dictionary form that is not the word itself. So `readings` looks for a dictionary form twice: bare, where
 *   it is written so, and as `=form`, where another form of it is written;
 * - `>part` and `<part` for the dictionary forms of a compound's last part and of its other parts;
 * - `~form` for the dictionary form without å, ä, ö and accents, only of words that the lexicon does not have: for the words
 *   that it has, `readings` finds the spelling with the letters in the lexicon;
 * - of words with a hyphen, a colon or a point inside: the parts as words, and `=joined` for the word without the sign.
 */
export function createAnalyser(): Analyser {
  const lexicon = swedishLexicon();
  const rules = readAffixRules(lexicon.affixes);
  const forms = createDictionaryForms(lexicon, rules);
  const analyse = createWordAnalysis(forms, createCompounds(lexicon, createFirstParts(lexicon, rules, forms), forms));
  const termsOf = createIndexTerms(analyse);
  const readingsOf = createReadings(analyse, forms);
  const swedish = createRecent(REMEMBERED, (word) => termsOf(word, false));
  const english = createRecent(REMEMBERED, (word) => termsOf(word, true));
  const readings = createRecent(ASKED, readingsOf);

  return {
    version: VERSION,
    words: scanWords,
    indexTerms: (word: string, language: Language | undefined) => (language === 'en' ? english(word) : swedish(word)),
    readings: (word) => readings(canonicalWord(word)),
    isStopWord,
  };
}
