/**
 * Remembers what was worked out for words that were met lately, in two generations: when the younger is full, the older is
 * forgotten. A text's words are mostly the same few thousand, so that no order of use needs to be kept. At most `size` twice.
 */
export function createRecent<T extends object>(size: number, workOut: (word: string) => T): (word: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();

  function keep(word: string, value: T): T {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(word, value);
    return value;
  }

  return (word) => {
    const known = young.get(word);
    if (known !== undefined) return known;
    return keep(word, old.get(word) ?? workOut(word));
  };
}
