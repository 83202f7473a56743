/** Levels of objects and lists that a JSON document may have: real catalogues have about ten. */
export const MOST_JSON_LEVELS = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Counts nesting as a text comes, so that a bottomless document is refused before anything parses or walks it. */
interface JsonNesting {
  /** Reads on; true as soon as the text is nested deeper than `MOST_JSON_LEVELS`. */
  isTooDeep(text: string): boolean;
}

/** Starts at the root of a document; the pieces of it may be cut anywhere. */
export function createJsonNesting(): JsonNesting {
  let depth = 0;
  let inString = false;
  /** The last piece ended within a string, behind a backslash. */
  let isEscaped = false;

  /** Where the string ends that `from` is in: past its closing quote, or at the end of the text. */
  const endOfString = (text: string, from: number): number => {
    let begin = isEscaped ? from + 1 : from;
    isEscaped = false;
    for (;;) {
      // Strings are most of a catalogue, and `indexOf` passes over them faster than any loop of ours.
      const quote = text.indexOf('"', begin);
      const end = quote === -1 ? text.length : quote;
      let backslashes = 0;
      while (end - backslashes > begin && text.charCodeAt(end - backslashes - 1) === BACKSLASH) backslashes += 1;
      const isOdd = backslashes % 2 === 1;
      if (quote === -1) {
        isEscaped = isOdd;
        return text.length;
      }
      begin = quote + 1;
      if (isOdd) continue;
      inString = false;
      return begin;
    }
  };

  return {
    isTooDeep(text) {
      let at = 0;
      while (at < text.length) {
        if (inString) {
          at = endOfString(text, at);
          continue;
        }
        const code = text.charCodeAt(at);
        at += 1;
        if (code === QUOTE) inString = true;
        else if (code === OPEN_LIST || code === OPEN_OBJECT) {
          depth += 1;
          if (depth > MOST_JSON_LEVELS) return true;
        } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
      }
      return false;
    },
  };
}

/** Whether a whole JSON text is nested deeper than `MOST_JSON_LEVELS`. */
export const isNestedTooDeep = (text: string): boolean => createJsonNesting().isTooDeep(text);
