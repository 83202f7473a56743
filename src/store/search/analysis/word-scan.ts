import type { Word } from '../analyser.ts';

/** No longer word is kept: what is longer is an encoding of something, not a word. In UTF-16 units. */
const LONGEST = 60;

const NONE = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
/** Stand inside words and are not seen: soft hyphens, joiners. */
const INVISIBLE = 4;

const LETTERS = /^\p{L}$/u;
const DIGITS = /^\p{N}$/u;
const MARKS = /^\p{M}$/u;
const INVISIBLES = /[\u00AD\u200B-\u200D\u2060]/gu;

function kindOf(character: string): number {
  if (LETTERS.test(character)) return LETTER;
  if (DIGITS.test(character)) return DIGIT;
  if (MARKS.test(character)) return MARK;
  return character.search(INVISIBLES) === 0 ? INVISIBLE : NONE;
}

/** Of the code units that texts here are nearly always made of. */
const KINDS = Uint8Array.from({ length: 0x250 }, (_, code) => kindOf(String.fromCharCode(code)));

/** The kind of what stands at an offset; surrogate pairs are seen as one by their first unit, and as a mark by their second. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < KINDS.length) return KINDS[code] ?? NONE;
  if (code >= 0xdc00 && code <= 0xdfff) return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? MARK : NONE;
  return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

const isHyphen = (sign: string): boolean => sign === '-' || sign === '\u2010' || sign === '\u2011';
const isApostrophe = (sign: string): boolean => sign === "'" || sign === '\u2019';

/** How many letters follow at most behind a colon, as in `1:a` and `SKR:erna`; more is another word. */
const COLON_ENDING = 5;

function isColonEnding(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && kindAt(text, at) === LETTER && at - from <= COLON_ENDING) at += 1;
  const follows = at < text.length ? kindAt(text, at) : NONE;
  return at > from && at - from < COLON_ENDING && follows === NONE && text[at] !== ':';
}

/** Whether the sign at an offset, between two word characters, belongs to the word: e-tjänst, children's, 1:a, 3,5. */
function isInner(text: string, at: number): boolean {
  const before = kindAt(text, at - 1);
  const after = at + 1 < text.length ? kindAt(text, at + 1) : NONE;
  if (after !== LETTER && after !== DIGIT) return false;
  const sign = text[at] ?? '';
  if (isHyphen(sign)) return true;
  if (isApostrophe(sign)) return before === LETTER && after === LETTER;
  if (sign === ':') return after === LETTER && isColonEnding(text, at + 1);
  return (sign === '.' || sign === ',') && before === DIGIT && after === DIGIT;
}

function endOfWord(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    if (kindAt(text, at) === NONE && !isInner(text, at)) break;
    at += 1;
  }
  // C++, C#: one letter and its signs.
  if (at - from === 1 && kindAt(text, from) === LETTER) {
    if (text.startsWith('++', at)) return at + 2;
    if (text[at] === '#') return at + 1;
  }
  return at;
}

/** NFC, lower case, one sort of hyphen and apostrophe, a decimal point; cut when it is too long. */
export function canonicalWord(written: string): string {
  const word = written.length > 2 * LONGEST ? written.slice(0, 2 * LONGEST) : written;
  let lower = word.toLowerCase();
  if (/[^a-z0-9åäö]/.test(lower)) {
    lower = lower
      .replace(INVISIBLES, '')
      .normalize('NFC')
      .replace(/[\u2010\u2011]/gu, '-')
      .replace(/\u2019/gu, "'")
      .replace(/(?<=\p{N}),(?=\p{N})/gu, '.');
  }
  if (lower.length <= LONGEST) return lower;
  const last = lower.charCodeAt(LONGEST - 1);
  // Never half of a surrogate pair.
  return lower.slice(0, last >= 0xd800 && last <= 0xdbff ? LONGEST - 1 : LONGEST);
}

/** The words of a text, in order: letters and digits, with the hyphens, apostrophes, colons and commas inside them. Linear. */
export function scanWords(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind !== LETTER && kind !== DIGIT) {
      at += 1;
      continue;
    }
    const end = endOfWord(text, at);
    const word = canonicalWord(text.slice(at, end));
    if (word !== '') words.push({ text: word, start: at, end });
    at = end;
  }
  return words;
}
