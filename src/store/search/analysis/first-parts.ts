import { basesOf } from './affix-rules.ts';
import type { AffixRules } from './affix-rules.ts';
import { ADJECTIVE, NOUN, VERB } from './dictionary-forms.ts';
import type { DictionaryForms } from './dictionary-forms.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { FIRST_FORMS, PARTICLES } from './part-lists.ts';
import { createRecent } from './recent.ts';

/** What stands before the last part of a compound: one word, in the form that it takes there. */
export interface FirstPart {
  /** Its dictionary form. */
  readonly form: string;
  /** 0 where the lexicon says that it may stand there; more, the less that is sure. */
  readonly cost: number;
}

export interface FirstParts {
  /** By the lexicon's rules, or as writers do all the same. */
  of(part: string): FirstPart | undefined;
  /** By the lexicon's rules. */
  licensed(part: string): FirstPart | undefined;
}

/** Flags of the forms of nouns but the genitive, which names have too. */
export const NOUN_FORMS = 'BCDEFGHIJ';
/** Parts of two letters that are no sound-alikes. */
const TINY: ReadonlySet<string> = new Set(['el', 'by', 'is']);
const STEM = /[^aeiouyåäö]$/u;
/** Short words that begin so are seldom first parts: beskrivning is not of besk, nor of beska. */
const PREFIX = /^(?:an|av|be|för|in|om|på|till|under|upp|ut|över|åter)/u;
/** Parts met lately; they are the same in many compounds. */
const REMEMBERED = 5000;
/** What may have stood at the end of the word before it became a first part: gatu, kyrko, hyres, tim, gymnasie. */
const BOUND_ENDINGS: readonly (readonly [bound: string, free: string])[] = [
  ['', 'a'],
  ['u', 'a'],
  ['o', 'a'],
  ['e', 'a'],
  ['s', ''],
  ['s', 'e'],
  ['s', 'a'],
  ['es', 'a'],
  ['es', ''],
  ['', 'e'],
  ['o', 'e'],
  ['a', 'e'],
  ['a', ''],
  ['e', ''],
  ['ra', 'er'],
  ['la', 'el'],
  ['el', 'la'],
  ['er', 'ra'],
  ['ie', 'ium'],
  ['i', 'um'],
];

/** Looks up first parts of compounds. */
export function createFirstParts(lexicon: Lexicon, rules: AffixRules, forms: DictionaryForms): FirstParts {
  const isWord = (entry: Entry): boolean => !lexicon.hasAny(entry, '%Z');
  const isNoun = (entry: Entry): boolean => forms.isNoun(entry);

  /** Skol is of skola, sim of simma. */
  function freeForm(bound: string): string {
    for (const [ending, free] of BOUND_ENDINGS) {
      if (!bound.endsWith(ending)) continue;
      const word = bound.slice(0, bound.length - ending.length) + free;
      if (word.length > 1 && lexicon.find(word).some(isNoun)) return word;
    }
    const verbs = [`${bound}a`, `${bound}${bound.at(-1) ?? ''}a`];
    return verbs.find((verb) => lexicon.find(verb).some(isWord)) ?? bound;
  }

  /** What the lexicon lets stand first as it is written there. */
  function written(part: string): string | undefined {
    let bound = false;
    for (const entry of lexicon.find(part)) {
      if (!lexicon.hasAny(entry, 'XU') || lexicon.has(entry, '%')) continue;
      if (lexicon.isName(entry) && part.length < 4) continue;
      // Arbets and korttids are entries that nothing can be added to.
      const isFree = !lexicon.has(entry, 'Z') && (!part.endsWith('s') || lexicon.hasAny(entry, NOUN_FORMS));
      if (isFree) return part;
      bound = true;
    }
    return bound ? freeForm(part) : undefined;
  }

  /** What it lets stand first by a rule for first parts: gymnasie, tim, yrkes. Nouns before verbs: avtals is of avtal. */
  function byRule(part: string): string | undefined {
    let verb: string | undefined;
    for (const [base, rule] of basesOf(part, rules.linking)) {
      if (base.length < 2 || PARTICLES.has(base)) continue;
      for (const entry of lexicon.find(base)) {
        if (lexicon.has(entry, '%') || !lexicon.has(entry, rule.flag) || rule.condition?.test(base) === false) continue;
        if (lexicon.has(entry, 'Z')) return freeForm(base);
        if (forms.rank(entry) === NOUN) return base;
        verb ??= base;
      }
    }
    if (verb === undefined || lexicon.find(part).some(isNoun)) return verb && part;
    // As with the plurals, avtals is made of avtala, though avtal is there.
    const noun = verb.slice(0, -1);
    return lexicon.find(noun).some(isNoun) ? noun : verb;
  }

  function licensed(part: string): FirstPart | undefined {
    if (PARTICLES.has(part)) return undefined;
    const form = FIRST_FORMS.get(part) ?? written(part) ?? byRule(part);
    return form === undefined ? undefined : { form, cost: 0 };
  }

  const isOf = (word: string, wanted: (entry: Entry) => boolean): boolean =>
    !PARTICLES.has(word) && lexicon.find(word).some(wanted);

  /**
   * What writers let stand first all the same: nouns (badplatskarta, laddstolpskarta), adjectives (grönområde), and verbs
   * without their a (laddstation).
   */
  function tolerated(part: string): FirstPart | undefined {
    if (PREFIX.test(part) && part.length < 5) return undefined;
    if (isOf(part, isNoun)) return { form: part, cost: 1 };
    const isAdjective = (entry: Entry): boolean => isWord(entry) && forms.rank(entry) === ADJECTIVE;
    const isVerb = (entry: Entry): boolean => isWord(entry) && forms.rank(entry) === VERB;
    if (part.length > 3 && isOf(part, isAdjective)) return { form: part, cost: 1 };
    if (isOf(`${part}a`, isVerb) && STEM.test(part) && !PREFIX.test(part)) return { form: `${part}a`, cost: 1 };
    if (isOf(`${part}a`, isNoun) && STEM.test(part)) return { form: `${part}a`, cost: 2 };
    // Gatu, kyrko, hälso: the vowel that some nouns end in before another part.
    if (part.length > 3 && /[uo]$/u.test(part) && isOf(`${part.slice(0, -1)}a`, isNoun)) {
      return { form: `${part.slice(0, -1)}a`, cost: 2 };
    }
    if (part.length < 5) return undefined;
    const bare = part.endsWith('s') ? part.slice(0, -1) : part;
    const found = [bare, `${bare}a`, `${bare}e`].find((word) => word !== part && isOf(word, isNoun));
    return found === undefined ? undefined : { form: found, cost: 3 };
  }

  function find(part: string): FirstPart | undefined {
    if (PARTICLES.has(part) || (part.length < 3 && !TINY.has(part))) return undefined;
    return licensed(part) ?? tolerated(part);
  }

  const found = createRecent(REMEMBERED, (part) => ({ part: find(part) }));
  const allowed = createRecent(REMEMBERED, (part) => ({ part: licensed(part) }));
  return { of: (part) => found(part).part, licensed: (part) => allowed(part).part };
}
