import { isNestedTooDeep, MOST_JSON_LEVELS } from '../../model/json-nesting.ts';

/** An item of a JSON array: its value, or why it cannot be read and what it looks like. */
export type JsonItem = { readonly value: unknown } | { readonly broken: string; readonly text: string };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * The items of one JSON array, as its bytes come in: an export of a large domain is neither held whole nor parsed in
 * one go, and an item that cannot be read costs itself. Throws what `whatIsWrong` makes of a sentence ("answered …")
 * when the bytes are no array, or not all of one.
 */
export async function* jsonItems(
  bytes: AsyncIterable<Uint8Array>,
  whatIsWrong: (sentence: string) => Error,
): AsyncGenerator<JsonItem, void> {
  const scan = createScan(whatIsWrong);
  for await (const chunk of bytes) {
    for (const item of scan.take(chunk)) yield readItem(item);
  }
  if (!scan.ended()) throw whatIsWrong('cut off its answer before the end of the JSON array');
}

interface Scan {
  /** The bytes of the items that end in this chunk. */
  take(chunk: Uint8Array): Generator<Uint8Array, void>;
  ended(): boolean;
}

function createScan(whatIsWrong: (sentence: string) => Error): Scan {
  let begun = false;
  let over = false;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let marks = 0;
  let pieces: Uint8Array[] = [];

  /** Where the array opens in the first bytes, past a byte order mark and blanks; -1 when there are only those. */
  const opening = (chunk: Uint8Array): number => {
    for (const [index, byte] of chunk.entries()) {
      if (isBlank(byte)) continue;
      if (marks < 3 && byte === [0xef, 0xbb, 0xbf][marks]) marks += 1;
      else if (byte === OPEN) return index;
      else if (byte === 0x3c) throw whatIsWrong('answered HTML where JSON was expected');
      else throw whatIsWrong('answered something else than a JSON array');
    }
    return -1;
  };

  const finish = (tail: Uint8Array): Uint8Array | undefined => {
    const item = pieces.length === 0 ? tail : Buffer.concat([...pieces, tail]);
    pieces = [];
    return item.every(isBlank) ? undefined : item;
  };

  return {
    ended: () => over,
    *take(chunk) {
      let start = 0;
      if (!begun) {
        start = opening(chunk) + 1;
        if (start === 0) return;
        begun = true;
      }
      if (over) return;
      for (let index = start; index < chunk.length; index += 1) {
        const byte = chunk[index];
        if (inString) {
          if (escaped) escaped = false;
          else if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) inString = false;
        } else if (byte === QUOTE) inString = true;
        else if (byte === OPEN || byte === OPEN_BRACE) depth += 1;
        else if (depth > 0) {
          if (byte === CLOSE || byte === CLOSE_BRACE) depth -= 1;
        } else if (byte === COMMA || byte === CLOSE) {
          const item = finish(chunk.subarray(start, index));
          start = index + 1;
          if (item !== undefined) yield item;
          if (byte === CLOSE) {
            over = true;
            return;
          }
        }
      }
      if (start < chunk.length) pieces.push(chunk.slice(start));
    },
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** JSON is UTF-8 (RFC 8259, 8.1); what is not is read as the encoding that takes any bytes. */
function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/** Strings are matched to be left alone. */
const BARE_WORD = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

function readItem(bytes: Uint8Array): JsonItem {
  const text = decode(bytes);
  if (isNestedTooDeep(text)) return { broken: `is nested deeper than ${MOST_JSON_LEVELS} levels`, text };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return mended(text) ?? { broken: `is no JSON: ${error instanceof Error ? error.message : String(error)}`, text };
  }
}

/** Python's `json` writes numbers that are none as bare words; they say that there is no value. */
function mended(text: string): JsonItem | undefined {
  const plain = text.replaceAll(BARE_WORD, (match) => (match.startsWith('"') ? match : 'null'));
  if (plain === text) return undefined;
  try {
    return { value: JSON.parse(plain) };
  } catch {
    return undefined;
  }
}
