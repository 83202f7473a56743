/** What a word with a sign inside is made of. */
export interface InnerParts {
  readonly parts: readonly string[];
  /** Without the signs; undefined when the word has none inside. */
  readonly joined: string | undefined;
}

const SIGNS = /[-:.]/u;

/**
 * E-tjänst is e, tjänst and etjänst; wi-fi is wifi; 2024-01-15 has its numbers. Behind a colon stands an ending (SKR:s, 1:a):
 * no part, and left away in the joined form of a word of letters.
 */
export function innerParts(word: string): InnerParts {
  if (!SIGNS.test(word)) return { parts: [word], joined: undefined };
  const [stem = '', ending] = word.split(':', 2);
  const parts = stem.split(/[-.]/u).filter((part) => part !== '');
  const bare = stem.replace(/[-.]/gu, '');
  const isNumber = /\p{N}$/u.test(stem);
  return { parts, joined: ending !== undefined && isNumber ? bare + ending : bare };
}
