import type { Reading } from '../analyser.ts';
import type { DictionaryForms } from './dictionary-forms.ts';
import { englishSingular } from './english-forms.ts';
import { fold } from './folding.ts';
import { GENERIC_HEADS } from './part-lists.ts';
import { isStopWord } from './stop-words.ts';
import { FIRST, FOLDED, FORM, HEAD } from './term-signs.ts';
import type { AnalyseWord, WordAnalysis } from './word-analysis.ts';
import { innerParts } from './word-parts.ts';

/**
 * How near a reading is to the word that was asked for. Exact before inflected before folded before compounds: a row that is
 * about the thing itself comes before one about a kind of it (HEAD), that before one about what belongs to it (FIRST), and
 * last the row that only mentions the parts somewhere.
 */
const NEARNESS = {
  form: 0.96,
  joined: 0.9,
  lessLikelyForm: 0.8,
  folded: 0.85,
  foldedInflected: 0.82,
  head: 0.6,
  genericHead: 0.3,
  first: 0.42,
  withoutGenericHead: 0.4,
  apart: 0.35,
  partsInOther: 0.28,
  /** Times the nearness of what is found through a spelling without å, ä, ö, where the asked spelling is a word too. */
  otherWord: 0.5,
} as const;

/** So much less near is another form of a dictionary form than the dictionary form. */
const INFLECTED = 0.03;

/** Collects readings: of equal terms the nearest. */
function createCollection() {
  const found = new Map<string, Reading>();
  return {
    add(nearness: number, ...terms: readonly string[]): void {
      const key = terms.join(' ');
      const known = found.get(key);
      if (known === undefined || known.nearness < nearness) found.set(key, { terms, nearness });
    },
    sorted: (): readonly Reading[] => [...found.values()].sort((one, other) => other.nearness - one.nearness),
  };
}
type Collection = ReturnType<typeof createCollection>;

/** Nouns of verbs, where the verb was asked for: parkera, parkering. */
const VERBAL_NOUNS = ['ing', 'ning'];

/** How an asked word may stand in the index, best first: `createAnalyser` says which terms there are. */
export function createReadings(analyse: AnalyseWord, forms: DictionaryForms): (word: string) => readonly Reading[] {
  function addForms(found: Collection, word: string, analysis: WordAnalysis, share: number): void {
    const likeliest = analysis.forms[0];
    // Of a word that the lexicon has, another word's dictionary form is known not to be this one.
    const all = analysis.known ? analysis.forms : [...analysis.forms, word];
    for (const form of new Set(all)) {
      const nearness = (form === likeliest || form === word ? NEARNESS.form : NEARNESS.lessLikelyForm) * share;
      if (form !== word) found.add(nearness, form);
      found.add(nearness - INFLECTED, `${FORM}${form}`);
      if (analysis.known) addCompoundsWith(found, form, share);
    }
    if (analysis.known) return;
    // Compounds of ours may begin with one that the lexicon does not have; they end with words that it has.
    for (const { form } of analysis.splits.slice(0, 1)) found.add(NEARNESS.first * share, `${FIRST}${form}`);
    // What was typed may be a dictionary form already, which the guess cut short.
    found.add(NEARNESS.foldedInflected * share, `${FOLDED}${fold(word)}`);
    found.add(NEARNESS.foldedInflected * share, `${FOLDED}${fold(likeliest ?? word)}`);
  }

  /** The word as a part of other compounds. */
  function addCompoundsWith(found: Collection, form: string, share: number): void {
    if (form.length < 2) return;
    found.add((GENERIC_HEADS.has(form) ? NEARNESS.genericHead : NEARNESS.head) * share, `${HEAD}${form}`);
    found.add((GENERIC_HEADS.has(form) ? NEARNESS.genericHead - 0.05 : NEARNESS.first) * share, `${FIRST}${form}`);
  }

  /** A compound's own parts, all of them in one row: parkering för cyklar. */
  function addOwnParts(found: Collection, analysis: WordAnalysis): void {
    const split = analysis.splits[0];
    if (split === undefined) return;
    const { first, head } = split;
    if (GENERIC_HEADS.has(head)) {
      // Parkeringsplats is parkering; a lekplats is no lek.
      if (/[nrlt]ing$/u.test(first)) {
        found.add(NEARNESS.withoutGenericHead, first);
        found.add(NEARNESS.withoutGenericHead - 0.02, `${FORM}${first}`);
      }
      return;
    }
    for (const one of [first, `${FORM}${first}`]) {
      for (const other of [head, `${FORM}${head}`]) found.add(NEARNESS.apart, one, other);
    }
    found.add(NEARNESS.partsInOther, `${FIRST}${first}`, `${FIRST}${head}`);
    found.add(NEARNESS.partsInOther, `${FIRST}${first}`, `${HEAD}${head}`);
    found.add(NEARNESS.partsInOther, first, `${HEAD}${head}`);
    found.add(NEARNESS.partsInOther, `${FORM}${first}`, `${HEAD}${head}`);
  }

  /** The word with its å, ä, ö left out, in texts; and the words that it may be, when they were left out in the question. */
  function addFolded(found: Collection, word: string, analysis: WordAnalysis): void {
    const plain = fold(word);
    if (plain !== word) {
      found.add(NEARNESS.folded, plain);
      for (const form of analysis.forms) {
        found.add(NEARNESS.folded - 0.01, fold(form));
        found.add(NEARNESS.foldedInflected, `${FORM}${fold(form)}`);
      }
    }
    const share = analysis.known ? NEARNESS.otherWord : 1;
    for (const { form } of forms.ofFolded(plain)) {
      if (form === word || analysis.forms.includes(form)) continue;
      found.add(NEARNESS.folded * share, form);
      found.add(NEARNESS.foldedInflected * share, `${FORM}${form}`);
      if (!analysis.known) addCompoundsWith(found, form, 0.85);
    }
  }

  function addVerbalNouns(found: Collection, analysis: WordAnalysis): void {
    const form = analysis.forms[0] ?? '';
    if (!analysis.known || !form.endsWith('a')) return;
    for (const ending of VERBAL_NOUNS) {
      const noun = form.slice(0, -1) + ending;
      if (forms.of(noun)[0]?.form === noun) found.add(0.5, noun);
    }
  }

  function addLetters(found: Collection, word: string, share: number): void {
    if (!/^\p{L}[\p{L}\p{M}']*$/u.test(word)) {
      if (share < 1) found.add(share, word);
      found.add(NEARNESS.foldedInflected * share, `${FOLDED}${fold(word)}`);
      if (fold(word) !== word) found.add(NEARNESS.folded * share, fold(word));
      found.add(NEARNESS.joined * share, `${FORM}${word}`);
      return;
    }
    const analysis = analyse(word, true);
    if (share < 1) found.add(share, word);
    addForms(found, word, analysis, share);
    if (share < 1) return;
    addFolded(found, word, analysis);
    addVerbalNouns(found, analysis);
    addOwnParts(found, analysis);
  }

  return (word) => {
    const found = createCollection();
    found.add(1, word);
    const { parts, joined } = innerParts(word);
    if (isStopWord(word)) {
      if (fold(word) !== word) found.add(NEARNESS.folded * NEARNESS.otherWord, fold(word));
      return found.sorted();
    }
    if (joined === undefined) {
      addLetters(found, word, 1);
      return found.sorted();
    }
    addLetters(found, joined, NEARNESS.joined);
    if (parts.length > 1) {
      const last = parts.at(-1) ?? '';
      const start = parts.slice(0, -1);
      found.add(NEARNESS.apart, ...parts);
      for (const form of new Set([englishSingular(last), ...analyse(last, true).forms])) {
        found.add(NEARNESS.apart, ...start, form);
        found.add(NEARNESS.apart - 0.02, ...start, `${FORM}${form}`);
      }
    }
    return found.sorted();
  };
}
