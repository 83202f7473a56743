const MARKS = /\p{M}+/gu;
/** Letters that Unicode does not take apart. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['æ', 'a'],
  ['œ', 'o'],
  ['ß', 'ss'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);
const OTHERS = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

const isAscii = (word: string): boolean => {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) > 127) return false;
  return true;
};

/**
 * A lower-case word as it is typed without å, ä, ö and accents. The Danish and Norwegian æ and ø become what the Swedish
 * letters become, so that Malmø is Malmö; a raised digit becomes the digit (m², m2).
 */
export function fold(word: string): string {
  if (isAscii(word)) return word;
  return word
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(OTHERS, (letter) => LETTERS.get(letter) ?? letter);
}
