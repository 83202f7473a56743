const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/**
 * What stands before a word without naming a thing: a förskola is no skola för. And short words that longer ones begin with by
 * chance. Never the first part of a compound here.
 */
export const PARTICLES = list(`
  allm for an and anti av be bi bort de den det dit efter en er ett ex extra fjärr fram framåt från fört för före genom halv hela hit hop
  hur i igen in inne inom inter ju kon kor kring kul lik man med mellan mer mest miss mis mon mot ned ner nog nu någon när och
  om omkring os pap par pas pek pen per pol pro på rap re rep runt sam samman sek sig själv ska skall som sta sub super så sär tar
  till tra tran trans tre två tva under upp uppå ur ut ute utan utom van ver vid vis fas fin fri full ge gen går har kom lät lös ny år
  åt åter än är över allt all alla att bar bas bra ens get ham kap mäl mel ters tids ytter sent tom ända`);

/** First parts whose word no rule finds, or of which the rules find another one (kart, an unripe fruit). */
export const FIRST_FORMS: ReadonlyMap<string, string> = new Map([
  ['kart', 'karta'],
  ['användar', 'användare'],
  ['hyres', 'hyra'],
  ['riks', 'rike'],
  ['tim', 'timme'],
  ['bygg', 'bygga'],
  ['läs', 'läsa'],
  ['val', 'val'],
  ['ros', 'ros'],
  ['dricks', 'dricka'],
  ['allmän', 'allmän'],
  ['års', 'år'],
  ['ort', 'ort'],
]);

/** Words of three letters that are the last part of many compounds. Others of that length end words that are none: kultur, station. */
export const SHORT_HEADS = list(`
  bad bil bok bro bruk bus båt dag del eld fel gas gym hav hus kod kök led lov lån lön mat mål nät ort ras rum råd sjö tak tid tåg väg
  vår zon ång åk`);

/** Words that are nouns, but at the end of a longer word nearly always a suffix or the end of a loan word. */
export const NOT_HEADS = list(`
  ande anden ande ende enda ering erare iska lett logi grafi gram graf fon tek skop port tiv stik tisk tion ment mente
  nist nism skap sam lighet ning dom loge lek löshet tera terad tial tant tent rist tist iker era nom bar ring tagande tagning hållande`);

/** Heads that say little by themselves: that a lekplats is a plats makes it no answer to plats, nor are its parts worth asking for. */
export const GENERIC_HEADS: ReadonlySet<string> = new Set([
  'plats',
  'område',
  'ställe',
  'anläggning',
  'punkt',
  'verksamhet',
  'grupp',
  'del',
  'typ',
  'antal',
  'uppgift',
  'information',
  'sida',
  'form',
  'sätt',
  'tid',
  'dag',
  'år',
  'led',
  'rum',
  'data',
]);
