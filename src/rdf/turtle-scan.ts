/** Returned where the text ends before the token does. */
export const MORE = -1;

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const HASH = 0x23;
const DOT = 0x2e;
const LESS = 0x3c;
const BACKSLASH = 0x5c;

/** ASCII characters that the search for a statement's end has to stop at; all others are passed over. */
const STOPS = new Uint8Array(0x80);
for (const character of '"\'#.<\\') STOPS[character.charCodeAt(0)] = 1;

const IRI = /<[^<>"{}|^`\\\s]*>/y;
const LOOSE_IRI = /<[^<>\n\r]*>/y;
const SHORT_STRING = /"[^"\\\n\r]*(?:\\[^\n\r][^"\\\n\r]*)*"/y;
const SHORT_APOSTROPHE_STRING = /'[^'\\\n\r]*(?:\\[^\n\r][^'\\\n\r]*)*'/y;
const LINE_REST = /[^\n\r]*/y;
/** What goes on after dots inside a prefixed name or a number; names with many in a row are nobody's. */
const NAME_GOES_ON = /\.{1,8}[\p{L}\p{N}\p{M}_:%\\-]/uy;
const NAME_BEFORE_DOT = /[\p{L}\p{N}\p{M}_:%-]/u;

/** Where a sticky pattern that matches at `from` ends, or `undefined`. */
export const matchEnd = (pattern: RegExp, text: string, from: number): number | undefined => {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/** A token that is not closed on its line: its end is the last mark of punctuation there, so that the rest can go on. */
export interface Skipped {
  /** Index after the token, or `MORE`. */
  readonly end: number;
  readonly broken: boolean;
}

const whole = (end: number): Skipped => ({ end, broken: false });
const UNFINISHED: Skipped = { end: MORE, broken: true };

const brokenLine = (text: string, from: number, final: boolean): Skipped => {
  const end = matchEnd(LINE_REST, text, from) ?? from;
  if (end === text.length && !final) return UNFINISHED;
  const punctuation = /[.;,]\s*$/.exec(text.slice(from + 1, end));
  return { end: punctuation === null ? end : from + 1 + punctuation.index, broken: true };
};

const longString = (text: string, from: number, quotes: string): Skipped => {
  let search = from + 3;
  for (;;) {
    const found = text.indexOf(quotes, search);
    if (found === -1) return UNFINISHED;
    let backslashes = 0;
    while (text.charCodeAt(found - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return whole(found + 3);
    search = found + 1;
  }
};

const skipString = (text: string, from: number, quote: string, final: boolean): Skipped => {
  const triple = quote.repeat(3);
  if (text.startsWith(triple, from)) return longString(text, from, triple);
  const end = matchEnd(quote === '"' ? SHORT_STRING : SHORT_APOSTROPHE_STRING, text, from);
  // `""` at the end of a chunk may be the start of `"""`.
  if (end !== undefined) return end === text.length && !final ? UNFINISHED : whole(end);
  return brokenLine(text, from, final);
};

const skipAngle = (text: string, from: number, final: boolean): Skipped => {
  const end = matchEnd(IRI, text, from) ?? matchEnd(LOOSE_IRI, text, from);
  if (end !== undefined) return whole(end);
  return text.startsWith('<<', from) ? whole(from + 2) : brokenLine(text, from, final);
};

/** Passes over a string, an IRI, a comment or an escaped character that begins at `from`. */
export const skipOpaque = (text: string, from: number, final: boolean): Skipped => {
  switch (text.charCodeAt(from)) {
    case QUOTE:
      return skipString(text, from, '"', final);
    case APOSTROPHE:
      return skipString(text, from, "'", final);
    case LESS:
      return skipAngle(text, from, final);
    case HASH:
      return whole(matchEnd(LINE_REST, text, from) ?? text.length);
    default:
      return whole(from + 2);
  }
};

const continuesName = (text: string, dot: number): boolean => {
  if (matchEnd(NAME_GOES_ON, text, dot) === undefined) return false;
  if (NAME_BEFORE_DOT.test(text.charAt(dot - 1))) return true;
  // `.5` is a number; `.` and then a name is the end of a statement that has no blank before the next.
  return /\s/.test(text.charAt(dot - 1)) && /\d/.test(text.charAt(dot + 1));
};

/** Whether the dot ends a statement, and does not stand within a name or a number (Turtle 1.1, PN_LOCAL, DECIMAL). */
export const isStatementDot = (text: string, dot: number): boolean => {
  const next = text.charCodeAt(dot + 1);
  if (next === 0x20 || next === 0x0a || next === 0x0d || next === 0x09) return true;
  return !continuesName(text, dot);
};

/**
 * Index after the dot that ends the statement beginning at `from` (Turtle 1.1, `statement`), or `MORE`. A dot ends it even
 * within brackets, where none may stand: the next statement is more likely to be whole than the bracket to be closed.
 */
export const statementEnd = (text: string, from: number, final: boolean): number => {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 0x7f || STOPS[code] === 0) {
      at += 1;
    } else if (code === DOT) {
      if (at + 1 === text.length && !final) return MORE;
      if (isStatementDot(text, at)) return at + 1;
      at += 1;
    } else if (code === QUOTE || code === APOSTROPHE || code === LESS || code === HASH || code === BACKSLASH) {
      const { end } = skipOpaque(text, at, final);
      if (end === MORE) return MORE;
      at = end;
    } else {
      at += 1;
    }
  }
  return MORE;
};

const BLANK = /(?:\s+|#[^\n\r]*)*/y;

/** Index of the first character at or after `from` that is neither white space nor comment. */
export const skipBlank = (text: string, from: number): number => matchEnd(BLANK, text, from) ?? from;
