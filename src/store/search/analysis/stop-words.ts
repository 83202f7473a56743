const SWEDISH = `och i att det som en på är av för med till den har de inte om ett men var jag sig från vi så kan när år han
  under också efter eller nu sin där vid mot ska skall hur vad vilka vilken vilket alla allt denna detta dessa du ni man
  hos bland samt inom utan mellan över genom per finns vara blir här dem deras dess er era min mitt mina sitt sina
  någon något några ingen inget inga`;

const ENGLISH = `the a an and of in on at to for by with from is are was were be been or not that this these those it its as
  which what where when how who there their they we you your our can all any into about`;

/** Numbers of years and `år` are looked for; these are not. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `${SWEDISH} ${ENGLISH}`.split(/\s+/u).filter((word) => word !== 'år' && word !== 'man'),
);

/** Whether nobody looks for the word, in Swedish or English. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
