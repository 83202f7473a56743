/** Endings of Swedish nouns, the longest first, and what the dictionary form has in their place. */
const ENDINGS: readonly (readonly [ending: string, replaced: string])[] = [
  ['ornas', 'a'],
  ['arnas', ''],
  ['ernas', ''],
  ['orna', 'a'],
  ['arna', ''],
  ['erna', ''],
  ['ens', ''],
  ['ets', ''],
  ['ans', 'a'],
  ['ors', 'a'],
  ['ars', ''],
  ['ers', ''],
  ['or', 'a'],
  ['ar', ''],
  ['er', ''],
  ['en', ''],
  ['et', ''],
  ['an', 'a'],
  ['s', ''],
];
const VOWEL = /[aeiouyåäöéü]/u;
const SHORTEST_STEM = 4;

/** Endings that many foreign words and names have that are no plural and no definite form of anything shorter. */
const WHOLE = /(?:sson|ter|der|ger|ner|ler|ster|man|ian|ean|ss|us|is|os|as)$/u;

/**
 * What a word that no dictionary knows is probably a form of: a careful guess at Swedish nouns and genitives. The word
 * itself when no rule fits. Two forms of one word are given the same; it need not be a word that is written anywhere.
 */
export function guessedForm(word: string): string {
  if (!/^\p{L}+$/u.test(word) || WHOLE.test(word)) return word;
  for (const [ending, replaced] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, word.length - ending.length);
    if (stem.length >= SHORTEST_STEM && VOWEL.test(stem)) return stem + replaced;
    return word;
  }
  return word;
}
