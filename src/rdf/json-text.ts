import { UpstreamError } from '../errors.ts';
import { createJsonNesting, MOST_JSON_LEVELS } from '../model/json-nesting.ts';
import { countLines } from './lines.ts';

/** A string that never closes is taken to the end: else each quote in it would be tried as the beginning of one. */
const STRING_OR_TRAILING_COMMA = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|,(?=\s*[}\]])/g;
const RAW_CONTROL = /\p{Cc}/gu;
const TOKEN = /\s*(?:([{}[\],:])|("[^"\\]*(?:\\[\s\S][^"\\]*)*")|(-?\d[\d.eE+-]*|true|false|null)(?![\w.]))/y;

/** Counts nesting as the text comes, so that a bottomless document is refused before anything parses it. */
export interface NestingGuard {
  /** Throws `UpstreamError` MALFORMED beyond 64 levels. */
  watch(text: string): void;
}

/** Starts counting at the root of a document. */
export const createNestingGuard = (): NestingGuard => {
  const nesting = createJsonNesting();
  return {
    watch: (text) => {
      if (!nesting.isTooDeep(text)) return;
      throw new UpstreamError('MALFORMED', `JSON is nested deeper than ${MOST_JSON_LEVELS} levels`);
    },
  };
};

/** A JSON text that was read: whole, mended, or as far as it could be. */
export interface JsonReading {
  readonly value: unknown;
  /** What was set right on the way, with the number of places. */
  readonly mended?: { readonly reason: string; readonly count: number };
  readonly fault?: { readonly message: string; readonly line: number };
}

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
};

const escapeControl = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

const mend = (text: string): { readonly text: string; readonly count: number } => {
  let count = 0;
  const mended = text.replace(STRING_OR_TRAILING_COMMA, (found) => {
    const better = found === ',' ? '' : found.replace(RAW_CONTROL, escapeControl);
    if (better !== found) count += 1;
    return better;
  });
  return { text: mended, count };
};

interface Salvage {
  /** The text up to its last whole value, with what is open closed. */
  readonly text: string;
  readonly at: number;
}

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Walks the grammar (RFC 8259) to the first fault. */
const salvage = (text: string): Salvage => {
  const open: string[] = [];
  let keep = 0;
  let keepDepth = 0;
  let at = 0;
  let expected: 'value' | 'key' | 'colon' | 'next' = 'value';
  for (;;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const mark = token?.[1];
    const inObject = open.at(-1) === '{';
    const isEmptyEnd = (expected === 'key' || expected === 'value') && /[{[]/.test(text.charAt(at - 1));
    if (token === null) break;
    if (mark === undefined && expected === 'value') expected = 'next';
    else if (token[2] !== undefined && expected === 'key') expected = 'colon';
    else if (mark === ':' && expected === 'colon') expected = 'value';
    else if (mark === ',' && expected === 'next' && open.length > 0) {
      keep = TOKEN.lastIndex - 1;
      keepDepth = open.length;
      expected = inObject ? 'key' : 'value';
    } else if ((mark === '{' || mark === '[') && expected === 'value') {
      open.push(mark);
      expected = mark === '{' ? 'key' : 'value';
    } else if (mark !== undefined && mark === CLOSERS[open.at(-1) ?? ''] && (expected === 'next' || isEmptyEnd)) {
      open.pop();
      keep = TOKEN.lastIndex;
      keepDepth = open.length;
      expected = 'next';
    } else break;
    at = TOKEN.lastIndex;
  }
  // A number at the very end may go on; anything else before the fault is whole.
  if (expected === 'next' && (/["}\]]/.test(text.charAt(at - 1)) || text.slice(at).trim() !== '')) {
    keep = at;
    keepDepth = open.length;
  }
  const closers = open
    .slice(0, keepDepth)
    .reverse()
    .map((mark) => CLOSERS[mark] ?? '');
  return { text: text.slice(0, keep) + closers.join(''), at };
};

/** Parses JSON; what is broken or cut off is read up to the fault. */
export const readJson = (text: string): JsonReading => {
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  const better = mend(text);
  const mended =
    better.count === 0
      ? {}
      : { mended: { reason: 'JSON with a raw line break or a comma too many', count: better.count } };
  const again = better.count === 0 ? undefined : parsed(better.text);
  if (again !== undefined) return { ...again, ...mended };
  const saved = salvage(better.text);
  const line = 1 + countLines(better.text.slice(0, saved.at));
  const cut = better.text.slice(saved.at).trim() === '' || !/[\]}]\s*$/.test(better.text);
  const message = cut
    ? 'the JSON document is cut off'
    : `not JSON: unexpected ${better.text.slice(saved.at).trim().slice(0, 40)}`;
  return { value: parsed(saved.text)?.value, ...mended, fault: { message, line } };
};
