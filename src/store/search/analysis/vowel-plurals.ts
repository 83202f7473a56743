import { fold } from './folding.ts';

/**
 * Plurals that change the vowel are entries of their own in the lexicon. By their ending, so that verkstäder, högskolestäder
 * and whatever else ends so is met; the singular must be a word for it to count (allmän is not of allman).
 */
const ENDINGS: readonly (readonly [plural: string, singular: string])[] = [
  ['städer', 'stad'],
  ['länder', 'land'],
  ['händer', 'hand'],
  ['tänder', 'tand'],
  ['stränder', 'strand'],
  ['bränder', 'brand'],
  ['ränder', 'rand'],
  ['änder', 'and'],
  ['böcker', 'bok'],
  ['fötter', 'fot'],
  ['rötter', 'rot'],
  ['nötter', 'nöt'],
  ['nätter', 'natt'],
  ['ledamöter', 'ledamot'],
  ['söner', 'son'],
  ['döttrar', 'dotter'],
  ['mödrar', 'moder'],
  ['bröder', 'broder'],
  ['bröder', 'bror'],
  ['fäder', 'fader'],
  ['gäss', 'gås'],
  ['möss', 'mus'],
  ['löss', 'lus'],
  ['män', 'man'],
  ['ögon', 'öga'],
  ['öron', 'öra'],
];

const FOLDED_ENDINGS = ENDINGS.map(([plural, singular]) => [fold(plural), singular] as const).filter(
  ([plural, singular]) => plural !== singular,
);

type IsNoun = (word: string) => boolean;

function replaced(word: string, endings: typeof ENDINGS, isNoun: IsNoun): string | undefined {
  const last = word.at(-1);
  if (last !== 'r' && last !== 's' && last !== 'n') return undefined;
  for (const [ending, singular] of endings) {
    if (!word.endsWith(ending)) continue;
    const found = word.slice(0, word.length - ending.length) + singular;
    if (isNoun(found)) return found;
  }
  return undefined;
}

/** The singular of a plural that changes its vowel; undefined when it is none, or its singular is not known. */
export const singularOf = (plural: string, isNoun: IsNoun): string | undefined => replaced(plural, ENDINGS, isNoun);

/** The same of a plural that is typed without å, ä, ö: stader. */
export const singularOfFolded = (plural: string, isNoun: IsNoun): string | undefined =>
  replaced(plural, FOLDED_ENDINGS, isNoun);
