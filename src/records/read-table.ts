import { decodeText } from '../upstream/charset.ts';
import { csvTable } from './csv-table.ts';
import { jsonTable } from './json-table.ts';
import { NotReadError } from './table.ts';
import type { FileBytes, Table } from './table.ts';

/** Files whose first bytes say that they are no text, and what to publish in their place. */
const SIGNATURES = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], sv: 'en ZIP-fil eller en Excel-fil', en: 'a ZIP file or an Excel file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], sv: 'en äldre Excel-fil', en: 'an old Excel file' },
  { bytes: [0x25, 0x50, 0x44, 0x46], sv: 'en PDF-fil', en: 'a PDF file' },
  { bytes: [0x1f, 0x8b], sv: 'en packad fil (gzip)', en: 'a compressed file (gzip)' },
] as const;

const notOurs = (sv: string, en: string): NotReadError =>
  new NotReadError(
    {
      sv: `Filen är ${sv}, som vi inte läser; publicera tabellen även som CSV (UTF-8, kommatecken).`,
      en: `The file is ${en}, which we do not read; publish the table as CSV too (UTF-8, commas).`,
    },
    { isOurs: true },
  );

const NUL = 0;
const UTF16_LITTLE = 'utf-16le';
const UTF16_BIG = 'utf-16be';
/** Bytes that are looked at to find out what a file is. */
const LOOKED_AT = 4_096;

/** Text in two bytes a character without a mark that says so: mostly ASCII, so every other byte is NUL. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const looked = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  looked.forEach((byte, place) => {
    if (byte === NUL) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = looked.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return UTF16_LITTLE;
  return even > half * 0.7 && odd < half * 0.1 ? UTF16_BIG : undefined;
}

function markedUtf16([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return UTF16_LITTLE;
  return first === 0xfe && second === 0xff ? UTF16_BIG : undefined;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const isLineEnd = (code: number): boolean => code === LINE_FEED || code === RETURN;

/** Where the last line ends that is whole, in bytes; 0 where none is. */
function endOfLines(bytes: Uint8Array, encoding: string | undefined): number {
  if (encoding === undefined) return Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(RETURN)) + 1;
  const isLittle = encoding === UTF16_LITTLE;
  for (let at = bytes.length - (bytes.length % 2); at >= 2; at -= 2) {
    const [first = 0, second = 0] = [bytes[at - 2], bytes[at - 1]];
    if (isLittle ? second === NUL && isLineEnd(first) : first === NUL && isLineEnd(second)) return at;
  }
  return 0;
}

/** Its text; what was cut ends within a character, as likely as not, so it ends with its last whole line. */
function textOf({ bytes, contentType, isCut }: FileBytes): string {
  const utf16 = markedUtf16(bytes) ?? unmarkedUtf16(bytes);
  const whole = isCut ? bytes.subarray(0, endOfLines(bytes, utf16)) : bytes;
  if (isCut && whole.length === 0) {
    throw new NotReadError({
      sv: 'Filens första rad tar aldrig slut; skriv rubrikerna på en rad för sig.',
      en: 'The first line of the file never ends; write the names of the columns on a line of their own.',
    });
  }
  return decodeText(whole, utf16 === undefined ? contentType : `text/csv;charset=${utf16}`);
}

/** JSON that was cut is none: there is no telling what its list would be. */
function cutJson({ bytes, isCut }: FileBytes): NotReadError | undefined {
  if (!isCut || !/^[\uFEFF\s]*[[{]/.test(decodeText(bytes.subarray(0, 256), undefined))) return undefined;
  return new NotReadError(
    {
      sv: 'JSON-filen är större än vi läser (5 MiB); publicera tabellen även som CSV.',
      en: 'The JSON file is larger than we read (5 MiB); publish the table as CSV too.',
    },
    { isOurs: true },
  );
}

/** More than one in a hundred of its first characters is one that no text has. */
function isBinary(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT);
  let odd = 0;
  for (let at = 0; at < looked.length; at += 1) {
    const code = looked.charCodeAt(at);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) odd += 1;
  }
  return odd * 100 > looked.length;
}

/** What a text that is no table is, or undefined. */
function otherForm(text: string): NotReadError | undefined {
  const start = text.slice(0, LOOKED_AT).trimStart();
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(start)) {
    return notOurs('en webbsida', 'a web page');
  }
  return /^<(?:\?xml|[a-z][\w:.-]*[\s>/])/i.test(start) ? notOurs('XML', 'XML') : undefined;
}

/**
 * A file as a table: CSV (comma, semicolon, tab or bar; UTF-8, UTF-16, Windows-1252), JSON with a list of objects, GeoJSON.
 * What it is is read from the file, not from what is said of it. Throws `NotReadError`.
 */
export async function readTable(file: FileBytes): Promise<Table> {
  const signature = SIGNATURES.find((one) => one.bytes.every((byte, place) => file.bytes[place] === byte));
  if (signature !== undefined) throw notOurs(signature.sv, signature.en);
  const cut = cutJson(file);
  if (cut !== undefined) throw cut;
  const text = textOf(file);
  const other = otherForm(text);
  if (other !== undefined) throw other;
  if (isBinary(text)) throw notOurs('ingen text', 'no text');
  if (text.trim() === '') {
    throw new NotReadError({
      sv: 'Filen är tom; skriv kolumnernas namn på första raden.',
      en: 'The file is empty; write the names of the columns on the first line.',
    });
  }
  return /^\s*[[{]/.test(text) ? jsonTable(text) : csvTable(text, file.isCut);
}
