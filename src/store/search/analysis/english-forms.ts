/** Plurals that no rule gives. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['lives', 'life'],
  ['wives', 'wife'],
  ['knives', 'knife'],
  ['leaves', 'leaf'],
  ['shelves', 'shelf'],
  ['halves', 'half'],
  ['wolves', 'wolf'],
  ['indices', 'index'],
  ['criteria', 'criterion'],
  ['analyses', 'analysis'],
  ['bases', 'base'],
  ['crises', 'crisis'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['ties', 'tie'],
  ['series', 'series'],
  ['species', 'species'],
]);

const PLURALS: readonly (readonly [ending: RegExp, singular: string])[] = [
  [/(?<=.{2})ies$/u, 'y'],
  [/(?<=ss|sh|ch|x|zz)es$/u, ''],
  // Buses, campuses and statuses, but houses, causes and uses.
  [/(?<=.[^aoe]us)es$/u, ''],
  [/(?<=^bus)es$/u, ''],
  [/(?<=at|ot|er)oes$/u, 'o'],
  [/(?<=.{2}[^siu'])s$/u, ''],
];

const possessor = (word: string): string => (word.endsWith("'s") ? word.slice(0, -2) : word);

/** The singular of an English word without its possessive s; the word itself when it is one. Numbers and codes stay as they are. */
export function englishSingular(word: string): string {
  const bare = possessor(word);
  const irregular = IRREGULAR.get(bare);
  if (irregular !== undefined) return irregular;
  if (bare.length < 4 || !/^[a-z]+$/u.test(bare)) return bare;
  for (const [ending, singular] of PLURALS) {
    if (ending.test(bare)) return bare.replace(ending, singular);
  }
  return bare;
}

/** Whether the word can hardly be Swedish: cities, churches, children's. */
export const looksEnglish = (word: string): boolean => IRREGULAR.has(word) || /'s$|ies$|(?:ss|sh|ch|x)es$/u.test(word);
