import { foldWord } from './title-words.ts';
import type { TitleWord } from './title-words.ts';

/** Endings of Swedish nouns and adjectives; not the genitive's, for "badplatsernas temperatur" is not about the places. */
const ENDINGS_SV: ReadonlySet<string> = new Set([
  ...['', 'a', 'an', 'ar', 'arna', 'e', 'en', 'er', 'erna', 'et', 'n', 'na', 'or', 'orna', 'r', 'rna', 't'],
  ...['men', 'met', 'mmen', 'mmet'],
]);
const ENDINGS_EN: ReadonlySet<string> = new Set(['', 's', 'es']);
/** What a compound may end in and still be about its first part: "badplatsregister". */
const TAIL = /^s?(?:register|registret|lista|listan|data|information|info|karta|kartan|objekt|uppgifter|lagen)$/;
/** Shorter words are found in too many others ("event" in "preventiv"). */
const SHORTEST_HEAD = 4;
/** The part of a compound before its head has at least so many letters. */
const SHORTEST_PREFIX = 2;

/** A word or phrase that datasets of a specification are called by. */
export interface ExpectedWord {
  readonly slug: string;
  /** As it is written in the specification's file. */
  readonly said: string;
  readonly language: 'sv' | 'en';
  readonly parts: readonly string[];
  /** Letters: of two that meet the same word the longer one is meant. */
  readonly length: number;
  /** Letters that a text has in a row wherever the word or phrase is met, but as one cut short by a hyphen. */
  readonly letters: string;
}

/** The last vowel of a Swedish word may give way to an ending: what is in front of it. */
const stemOf = (word: string): string | undefined => /^(.{4,})[ae]$/.exec(word)?.[1];

/** A word or phrase of a specification, made ready to be looked for. */
export function expectedWord(slug: string, said: string, language: 'sv' | 'en'): ExpectedWord {
  const parts = foldWord(said).match(/[\p{L}\p{N}]+/gu) ?? [];
  const longest = parts.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const letters = language === 'sv' ? (stemOf(longest) ?? longest) : longest;
  return { slug, said, language, parts, length: parts.join('').length, letters };
}

/** Whether this is an inflection of the word. */
function isForm(text: string, word: string, endings: ReadonlySet<string>): boolean {
  if (text.startsWith(word) && endings.has(text.slice(word.length))) return true;
  // laddstolpe, laddstolpar; faktura, fakturor: the last vowel gives way to the ending.
  const stem = endings === ENDINGS_SV ? stemOf(word) : undefined;
  return stem !== undefined && text.startsWith(stem) && /^(?:ar|arna|er|erna|or|orna)$/.test(text.slice(stem.length));
}

/** Whether a compound ends in the word, in any inflection: "cykelparkeringar" in "parkering". */
function isHead(text: string, word: string): boolean {
  if (word.length < SHORTEST_HEAD) return false;
  const at = text.lastIndexOf(word);
  return at >= SHORTEST_PREFIX && ENDINGS_SV.has(text.slice(at + word.length));
}

/** Whether "lek-" of "lek- och badplatser" is the word, whose end stands behind. */
function isCutForm(word: TitleWord, next: TitleWord | undefined, expected: string): boolean {
  if (!word.isCut || next === undefined || !expected.startsWith(word.text)) return false;
  const rest = expected.slice(word.text.length).replace(/^s/, '');
  return rest.length >= 3 && [...ENDINGS_SV].some((ending) => next.text.endsWith(rest + ending));
}

/** Whether the word or phrase stands at this place of a title, as itself or, of one word, as the end of a compound. */
export function standsAt(words: readonly TitleWord[], at: number, { parts, language }: ExpectedWord): boolean {
  const [first] = parts;
  const word = words[at];
  if (first === undefined || word === undefined) return false;
  if (language === 'en') {
    const isThere = parts.every((part, i) => isForm(words[at + i]?.text ?? '', part, ENDINGS_EN));
    const behind = words[at + parts.length];
    // English puts what it is about last: "parking zones" are zones.
    return isThere && (behind?.group !== word.group || !behind.isSubject || /^\d+$/.test(behind.text));
  }
  if (parts.length > 1) return parts.every((part, i) => isForm(words[at + i]?.text ?? '', part, ENDINGS_SV));
  if (isForm(word.text, first, ENDINGS_SV) || isHead(word.text, first)) return true;
  if (word.text.startsWith(first) && TAIL.test(word.text.slice(first.length))) return true;
  return isCutForm(word, words[at + 1], first);
}

/** Whether a keyword is the word or phrase, in any inflection; a compound is another keyword. */
export function isKeyword(words: readonly TitleWord[], { parts, language }: ExpectedWord): boolean {
  const endings = language === 'en' ? ENDINGS_EN : ENDINGS_SV;
  return words.length === parts.length && parts.every((part, i) => isForm(words[i]?.text ?? '', part, endings));
}
