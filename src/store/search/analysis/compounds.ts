import { NOUN } from './dictionary-forms.ts';
import type { DictionaryForms } from './dictionary-forms.ts';
import { NOUN_FORMS } from './first-parts.ts';
import type { FirstPart, FirstParts } from './first-parts.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { NOT_HEADS, SHORT_HEADS } from './part-lists.ts';

/** A compound, taken apart once. */
export interface Split {
  /** Dictionary forms. */
  readonly first: string;
  readonly head: string;
  /** Of the whole: the first part as it is written, and the head's dictionary form. */
  readonly form: string;
}

export interface Compounds {
  /** Of a dictionary form that the lexicon has. */
  splitEntry(form: string, entry: Entry): Split | undefined;
  /** Of a word that the lexicon does not have, in whatever form. */
  splitUnknown(word: string): Split | undefined;
  /** The dictionary form of a first part that stands alone, as in `hälso- och sjukvård`. */
  freeForm(part: string): string | undefined;
}

interface Weighed extends Split {
  readonly cost: number;
}

const SHORTEST = 5;
/** What is longer is an identifier, not a word. */
const LONGEST = 40;
/** A last part so long is no end of a loan word. */
const LONG_HEAD = 5;
/** What a first part that is itself a compound costs more than any single word. */
const CHAINED = 4;
/** As `first-parts.ts` weighs verbs. */
const VERB_COST = 1;
/** Nouns made of verbs: before them stands a particle rather than a verb. */
const VERBAL = /(?:ning|ande|ende|else)$/u;

/** Takes compounds apart: into a first part that may stand there, and a noun that may stand last. */
export function createCompounds(lexicon: Lexicon, firstParts: FirstParts, forms: DictionaryForms): Compounds {
  /** The first part before a cut; a third equal consonant is not written: busstation is buss and station. */
  function before(word: string, cut: number): FirstPart | undefined {
    const part = word.slice(0, cut);
    const found = firstParts.of(part);
    const last = part.at(-1) ?? '';
    if (last !== word[cut] || 'aeiouyåäö'.includes(last) || word[cut - 2] === last) return found;
    const longer = firstParts.licensed(part + last);
    return longer !== undefined && (found === undefined || found.cost > 0) ? longer : found;
  }

  const mayBeHead = (head: string): boolean => (head.length > 3 || SHORT_HEADS.has(head)) && !NOT_HEADS.has(head);

  function isHead(entry: Entry): boolean {
    return (
      forms.isNoun(entry) &&
      (lexicon.has(entry, 'Y') || lexicon.word(entry).length > 5 || SHORT_HEADS.has(lexicon.word(entry)))
    );
  }

  /** A compound takes its last part's forms, and as a first part itself it takes an s, rather than to stand bare. */
  function inheritsFrom(whole: Entry, head: Entry): boolean {
    // Where the lexicon makes bänkar of bänka, bänk has no plural flag, but parkbänk has.
    const verb = lexicon.find(`${lexicon.word(head)}a`).find((entry) => lexicon.hasAny(entry, 'HI'));
    for (const flag of NOUN_FORMS) {
      if (!lexicon.has(whole, flag) || lexicon.has(head, flag)) continue;
      if (verb === undefined || !lexicon.has(verb, flag === 'G' ? 'I' : flag)) return false;
    }
    return true;
  }

  function splitEntry(form: string, entry: Entry): Split | undefined {
    if (form.length < SHORTEST || !forms.isNoun(entry)) return undefined;
    const isSimple = lexicon.hasAny(entry, 'XU') && !/[sxz]$/u.test(form);
    let best: Weighed | undefined;
    for (let cut = 2; cut <= form.length - 3; cut += 1) {
      const head = form.slice(cut);
      if (!mayBeHead(head) || (isSimple && head.length < LONG_HEAD)) continue;
      if (!lexicon.find(head).some((each) => isHead(each) && inheritsFrom(entry, each))) continue;
      const first = before(form, cut);
      if (first === undefined || (best !== undefined && best.cost <= first.cost)) continue;
      if (first.cost === VERB_COST && VERBAL.test(head) && first.form !== form.slice(0, cut)) continue;
      best = { first: first.form, head, form, cost: first.cost };
    }
    return best;
  }

  function headForm(tail: string): string | undefined {
    // A word that stands there as it is needs no leave to stand last: svinn, before a svin.
    if (tail.length > 4 && !NOT_HEADS.has(tail) && lexicon.find(tail).some((entry) => forms.isNoun(entry))) {
      return forms.of(tail)[0]?.form;
    }
    return forms.of(tail).find((each) => each.rank === NOUN && mayBeHead(each.form) && isHead(each.entry))?.form;
  }

  /** One word before a noun. */
  function splitInTwo(word: string): Weighed | undefined {
    let best: Weighed | undefined;
    for (let cut = 2; cut <= word.length - 3; cut += 1) {
      const first = before(word, cut);
      if (first === undefined || (best !== undefined && best.cost <= first.cost)) continue;
      const head = headForm(word.slice(cut));
      if (head === undefined || (first.cost === VERB_COST && VERBAL.test(head) && first.form !== word.slice(0, cut)))
        continue;
      best = { first: first.form, head, form: word.slice(0, cut) + head, cost: first.cost };
    }
    return best;
  }

  /** Several words before a noun, when one does not do: the first part is then a compound that the lexicon does not have. */
  function splitInMore(word: string): Weighed | undefined {
    const chains = new Map<number, FirstPart | undefined>();
    function chain(cut: number): FirstPart | undefined {
      if (chains.has(cut)) return chains.get(cut);
      chains.set(cut, undefined);
      for (let inner = 3; inner <= cut - 3; inner += 1) {
        const rest = firstParts.licensed(word.slice(inner, cut));
        if (rest === undefined || NOT_HEADS.has(rest.form)) continue;
        const start = firstParts.of(word.slice(0, inner)) ?? chain(inner);
        if (start === undefined) continue;
        chains.set(cut, { form: word.slice(0, inner) + rest.form, cost: start.cost + CHAINED });
        break;
      }
      return chains.get(cut);
    }
    let best: Weighed | undefined;
    for (let cut = 6; cut <= word.length - 3; cut += 1) {
      const head = headForm(word.slice(cut));
      const first = head === undefined ? undefined : chain(cut);
      if (head === undefined || first === undefined || (best !== undefined && best.cost <= first.cost)) continue;
      best = { first: first.form, head, form: word.slice(0, cut) + head, cost: first.cost };
    }
    return best;
  }

  function splitUnknown(word: string): Split | undefined {
    if (word.length <= SHORTEST || word.length > LONGEST || /[^\p{L}]/u.test(word)) return undefined;
    return splitInTwo(word) ?? splitInMore(word);
  }

  const freeForm = (part: string): string | undefined => (/[uo]$/u.test(part) ? firstParts.of(part)?.form : undefined);

  return { splitEntry, splitUnknown, freeForm };
}
