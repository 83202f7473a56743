import { basesOf } from './affix-rules.ts';
import type { AffixRules, SuffixRule } from './affix-rules.ts';
import { fold } from './folding.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { createRecent } from './recent.ts';
import { singularOf, singularOfFolded } from './vowel-plurals.ts';

/** What sort of word an entry is; the lower, the likelier a dataset's word is meant so. */
export const NOUN = 0;
export const ADJECTIVE = 1;
const NAME = 2;
export const VERB = 3;
/** A form that is more verb than noun (sökande): only when there is nothing else. */
const DERIVED = 4;

/** A dictionary form that a word may be a form of. */
export interface DictionaryForm {
  readonly form: string;
  readonly entry: Entry;
  readonly rank: number;
}

export interface DictionaryForms {
  /** Of a word as it is written; at most three, the likeliest first; the word itself first where it is an entry. Empty: not known. */
  of(word: string): readonly DictionaryForm[];
  /** Of a word typed without å, ä, ö: those whose form has such letters. */
  ofFolded(word: string): readonly DictionaryForm[];
  rank(entry: Entry): number;
  /** Whether it is a noun, and one that has forms: no name, no part of compounds. */
  isNoun(entry: Entry): boolean;
}

const MOST = 3;
/** The ends of compounds are asked for again and again. */
const REMEMBERED = 5000;
/** Entries that are forbidden, or that stand in compounds only. */
const NOT_WORDS = '%Z';

export function createDictionaryForms(lexicon: Lexicon, rules: AffixRules): DictionaryForms {
  function rank(entry: Entry): number {
    if (lexicon.isName(entry) && !lexicon.hasAny(entry, 'BCDEFGHI')) return NAME;
    const word = lexicon.word(entry);
    const isVerbal = lexicon.hasAny(entry, 'jmMNPKLRT');
    if (word.endsWith('a') && isVerbal && !lexicon.hasAny(entry, 'EG')) return VERB;
    if (lexicon.hasAny(entry, 'BCDEFGHI') && !lexicon.hasAny(entry, 'k')) return NOUN;
    if (lexicon.hasAny(entry, 'OQk') || (isVerbal && /[lnrm]$/u.test(word))) return ADJECTIVE;
    return lexicon.hasAny(entry, 'jmMN') ? VERB : NOUN;
  }

  function rankOf(rule: SuffixRule, entry: Entry): number {
    const own = rank(entry);
    if (rule.add.startsWith('nde')) return DERIVED;
    if (rule.flag === 'T') return rule.add.startsWith('isk') ? ADJECTIVE : NOUN;
    if (rule.flag === 'J' && rule.add === '') return VERB;
    if ('ABCDEFGHIJ'.includes(rule.flag)) return own;
    if (own === VERB || /[aeoöåiy]$/u.test(lexicon.word(entry))) return VERB;
    return ADJECTIVE;
  }

  function fits(rule: SuffixRule, entry: Entry): boolean {
    if (lexicon.hasAny(entry, NOT_WORDS) || !lexicon.has(entry, rule.flag)) return false;
    // Of datum, maximum: the lexicon would have every visa of a visum. And kol- is no form of kol.
    if (rule.strip === '-' || (rule.strip === 'um' && rule.add.startsWith('a'))) return false;
    return rule.condition === undefined || rule.condition.test(lexicon.word(entry));
  }

  const isNounWritten = (word: string): boolean => lexicon.find(word).some((each) => rank(each) === NOUN);

  /** Städer is an entry of its own; its dictionary form is stad. */
  function singular(form: string, entry: Entry, found: number): DictionaryForm {
    const one = singularOf(form, isNounWritten);
    return { form: one ?? form, entry: one === undefined ? entry : (lexicon.find(one)[0] ?? entry), rank: found };
  }

  function formOf(base: string, rule: SuffixRule, entry: Entry): DictionaryForm {
    const found = rankOf(rule, entry);
    // To save an entry, the lexicon makes bänkar of the verb bänka, though bänk is there.
    if (found === VERB && 'HI'.includes(rule.flag)) {
      const noun = lexicon.find(base.slice(0, -1)).find((each) => rank(each) === NOUN);
      if (noun !== undefined) return { form: base.slice(0, -1), entry: noun, rank: NOUN };
    }
    if (rule.flag !== 'T') return singular(base, entry, found);
    // Words made of the entry, which are not entries themselves: automat, automatisk; köpa, köpare.
    const form = rule.add.startsWith('isk') ? `${base}isk` : `${base}${base.endsWith('a') ? 're' : 'are'}`;
    return { form, entry, rank: found };
  }

  const itself = (entries: readonly Entry[]): DictionaryForm[] =>
    entries
      .filter((entry) => !lexicon.hasAny(entry, NOT_WORDS))
      .map((entry) => singular(lexicon.word(entry), entry, rank(entry)));

  function inflected(word: string): DictionaryForm[] {
    const found: DictionaryForm[] = [];
    for (const [base, rule] of basesOf(word, rules.inflection)) {
      for (const entry of lexicon.find(base)) {
        if (fits(rule, entry)) found.push(formOf(base, rule, entry));
      }
    }
    return found;
  }

  /** Most likely first, each form once. */
  function best(forms: readonly DictionaryForm[], most: number): readonly DictionaryForm[] {
    const sorted = [...forms].sort(
      (one, other) => one.rank - other.rank || other.form.length - one.form.length || (one.form < other.form ? -1 : 1),
    );
    const kept: DictionaryForm[] = [];
    for (const each of sorted) {
      if (kept.length < most && !kept.some((other) => other.form === each.form)) kept.push(each);
    }
    return kept;
  }

  const bareForm = (plural: string): string => plural.replace(/(?:(?<=[rn])a?|(?<=r)na|(?<=män)nen)s?$/u, '');

  function of(word: string): readonly DictionaryForm[] {
    const entries = lexicon.find(word);
    // Before the rules: städer is for them a form of städ, an anvil.
    const vowelPlural = singularOf(bareForm(word), isNounWritten);
    const plural = vowelPlural === undefined ? undefined : lexicon.find(vowelPlural)[0];
    if (vowelPlural !== undefined && plural !== undefined) return [{ form: vowelPlural, entry: plural, rank: NOUN }];
    const own = entries.find((entry) => lexicon.isOwn(entry) && !lexicon.has(entry, 'Z'));
    if (own !== undefined) return [{ form: word, entry: own, rank: NOUN }];
    const self = itself(entries);
    const forms = inflected(word);
    const ours = forms.filter((each) => lexicon.isOwn(each.entry));
    if (ours.length > 0) return best(ours, MOST);
    if (self.length === 0) {
      const likeliest = Math.min(...forms.map((each) => each.rank));
      // Beside a noun nothing else: leder is of led, hardly of leda.
      return best(
        forms.filter((each) => each.rank === likeliest && (each.form.length > 2 || forms.length < 2)),
        MOST,
      );
    }
    // What is an entry itself may still be a form of another noun or adjective (banan, öppna, kommunala); its genitive is no news.
    const others = forms.filter(
      (each) => each.rank <= ADJECTIVE && each.form.length > 2 && word !== `${each.form}s` && each.form !== word,
    );
    return best(self, MOST).concat(
      best(
        others.filter((each) => !self.some((one) => one.form === each.form)),
        1,
      ),
    );
  }

  function ofFolded(word: string): readonly DictionaryForm[] {
    const one = singularOfFolded(bareForm(word), isNounWritten);
    const entry = one === undefined ? undefined : lexicon.find(one)[0];
    if (one !== undefined && entry !== undefined) return [{ form: one, entry, rank: NOUN }];
    const found = itself(lexicon.findFolded(word));
    for (const [base, rule] of basesOf(word, rules.folded)) {
      const entries = lexicon.findFolded(base);
      for (const entry of entries) if (fits(rule, entry)) found.push(formOf(lexicon.word(entry), rule, entry));
      // The letters may stand in the ending only.
      if (rule.add === fold(rule.add)) continue;
      for (const entry of lexicon.find(base)) if (fits(rule, entry)) found.push(formOf(base, rule, entry));
    }
    const likeliest = Math.min(...found.map((each) => each.rank));
    return best(
      found.filter((each) => each.rank <= Math.max(likeliest, NAME)),
      MOST,
    );
  }

  const isNoun = (entry: Entry): boolean =>
    !lexicon.hasAny(entry, NOT_WORDS) &&
    rank(entry) === NOUN &&
    !lexicon.isName(entry) &&
    lexicon.hasAny(entry, 'BCDEFGHIJ');

  return { of: createRecent(REMEMBERED, of), ofFolded, rank, isNoun };
}
