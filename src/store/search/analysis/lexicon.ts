import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fold } from './folding.ts';
import { OWN_ENTRIES } from './own-entries.ts';

const require = createRequire(import.meta.url);

/** An entry of the lexicon: where it stands in the lexicon's bytes. */
export type Entry = number;

/**
 * The words of the lexicon and their flags (hunspell's .dic), as one string of bytes and two tables of offsets: 5 MB, where
 * strings and a map would take 30. Words are lower case; letters outside Latin-1 are not known.
 */
export interface Lexicon {
  /** What is written so. Several when words of different classes are (stor, the adjective and the adverb). */
  find(word: string): readonly Entry[];
  /** What is written so when å, ä, ö and accents are left out; only words that have such letters. */
  findFolded(folded: string): readonly Entry[];
  word(entry: Entry): string;
  /** Whether the entry has the flag; flags are single letters. */
  has(entry: Entry, flag: string): boolean;
  /** Whether it has one of these flags. */
  hasAny(entry: Entry, flags: string): boolean;
  flags(entry: Entry): string;
  /** Whether it is written with a capital: a name, or an abbreviation. */
  isName(entry: Entry): boolean;
  /** Entry of ours (`own-entries.ts`), which goes before what the lexicon says of the word. */
  isOwn(entry: Entry): boolean;
  /** The lines of the .aff file. */
  readonly affixes: string;
}

const SLASH = 47;
const NEWLINE = 10;
/** Stands before words that are written with a capital. */
const CAPITAL = 1;
const NOTHING: readonly Entry[] = [];
const TABLE_BITS = 19;
const FOLDED_BITS = 17;

const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const slot = (hash: number, bits: number): number => (Math.imul(hash, 0x9e3779b1) >>> 0) >>> (32 - bits);

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
  return hash;
}

function insert(table: Int32Array, bits: number, hash: number, entry: Entry): void {
  let at = slot(hash, bits);
  while (table[at] !== 0) at = (at + 1) & (table.length - 1);
  table[at] = entry;
}

/** The .dic as `capital? word / flags newline` in Latin-1, lower case, without what cannot be looked up. */
function compact(dic: string): { readonly bytes: Uint8Array; readonly length: number; readonly ownFrom: number } {
  const bytes = new Uint8Array(dic.length + OWN_ENTRIES.length + 200_000);
  let length = 1;
  const take = (source: string): void => {
    for (let from = 0; from < source.length;) {
      const found = source.indexOf('\n', from);
      const end = found === -1 ? source.length : found;
      length = writeEntry(bytes, length, source, from, end);
      from = end + 1;
    }
  };
  // The first line says how many there are.
  take(dic.slice(dic.indexOf('\n') + 1));
  const ownFrom = length;
  take(OWN_ENTRIES);
  return { bytes: bytes.slice(0, length), length, ownFrom };
}

function writeEntry(bytes: Uint8Array, from: number, source: string, start: number, end: number): number {
  const first = source.charCodeAt(start);
  const isCapital = (first >= 65 && first <= 90) || (first >= 0xc0 && first <= 0xde);
  let length = from;
  if (isCapital) bytes[length++] = CAPITAL;
  let isWord = true;
  for (let at = start; at < end; at += 1) {
    let code = source.charCodeAt(at);
    if (code === SLASH) isWord = false;
    if (isWord) {
      if (code > 255 || code === 32) return from;
      if ((code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7)) code += 32;
    }
    bytes[length++] = code & 255;
  }
  bytes[length++] = NEWLINE;
  return length;
}

function index(bytes: Uint8Array): { readonly table: Int32Array; readonly folded: Int32Array } {
  const table = new Int32Array(1 << TABLE_BITS);
  const folded = new Int32Array(1 << FOLDED_BITS);
  for (let at = 1; at < bytes.length;) {
    const entry = at;
    let hash = 0x811c9dc5;
    let plain = true;
    if (bytes[at] === CAPITAL) at += 1;
    const start = at;
    for (; bytes[at] !== SLASH && bytes[at] !== NEWLINE; at += 1) {
      const code = bytes[at] ?? 0;
      if (code > 127) plain = false;
      hash = step(hash, code);
    }
    insert(table, TABLE_BITS, hash, entry);
    if (!plain) insert(folded, FOLDED_BITS, hashOf(fold(latin1(bytes, start, at))), entry);
    while (bytes[at] !== NEWLINE) at += 1;
    at += 1;
  }
  return { table, folded };
}

const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');

function read(): { readonly dic: string; readonly affixes: string } {
  const folder = dirname(require.resolve('dictionary-sv'));
  return {
    dic: readFileSync(join(folder, 'index.dic'), 'utf8'),
    affixes: readFileSync(join(folder, 'index.aff'), 'utf8'),
  };
}

function build(): Lexicon {
  const { dic, affixes } = read();
  const { bytes, ownFrom } = compact(dic);
  const { table, folded } = index(bytes);
  const startOf = (entry: Entry): number => (bytes[entry] === CAPITAL ? entry + 1 : entry);

  function isWritten(entry: Entry, word: string): boolean {
    const start = startOf(entry);
    for (let at = 0; at < word.length; at += 1) if (bytes[start + at] !== word.charCodeAt(at)) return false;
    const end = bytes[start + word.length];
    return end === SLASH || end === NEWLINE;
  }

  function endOf(entry: Entry): number {
    let end = startOf(entry);
    while (bytes[end] !== SLASH && bytes[end] !== NEWLINE) end += 1;
    return end;
  }

  const word = (entry: Entry): string => latin1(bytes, startOf(entry), endOf(entry));

  function look(words: Int32Array, bits: number, key: string, meets: (entry: Entry) => boolean): readonly Entry[] {
    let found: Entry[] | undefined;
    for (let at = slot(hashOf(key), bits); words[at] !== 0; at = (at + 1) & (words.length - 1)) {
      const entry = words[at] ?? 0;
      if (!meets(entry)) continue;
      if (found === undefined) found = [entry];
      else found.push(entry);
    }
    return found ?? NOTHING;
  }

  function has(entry: Entry, flag: string): boolean {
    const code = flag.charCodeAt(0);
    for (let at = endOf(entry); bytes[at] !== NEWLINE; at += 1) if (bytes[at] === code) return true;
    return false;
  }

  function flags(entry: Entry): string {
    const end = endOf(entry);
    return bytes[end] === NEWLINE ? '' : latin1(bytes, end + 1, bytes.indexOf(NEWLINE, end));
  }

  return {
    affixes,
    find: (key) => look(table, TABLE_BITS, key, (entry) => isWritten(entry, key)),
    findFolded: (key) => look(folded, FOLDED_BITS, key, (entry) => fold(word(entry)) === key),
    word,
    has,
    hasAny: (entry, wanted) => {
      for (let at = 0; at < wanted.length; at += 1) if (has(entry, wanted.charAt(at))) return true;
      return false;
    },
    flags,
    isName: (entry) => bytes[entry] === CAPITAL,
    isOwn: (entry) => entry >= ownFrom,
  };
}

let loaded: Lexicon | undefined;

/** The lexicon, read and laid out at the first call in a thread: the same data for every analyser. Throws what reading the files throws. */
export function swedishLexicon(): Lexicon {
  loaded ??= build();
  return loaded;
}
