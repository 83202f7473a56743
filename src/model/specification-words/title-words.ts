/** A word of a title or keyword, folded: lower case, without the marks on its letters (å and ä are a, ö is o). */
export interface TitleWord {
  readonly text: string;
  /** Ends in a hyphen that stands for the end of a later word: `lek-` in "lek- och badplatser". */
  readonly isCut: boolean;
  /**
   * What the title is about, not what that has to do with: before a preposition, or behind one that follows a word for
   * the data themselves ("Karta över badplatser").
   */
  readonly isSubject: boolean;
  /** Words of one number belong together; "och" and commas part them. */
  readonly group: number;
}

const WORD = /[\p{L}\p{N}]+-?|[,;&/]|\s[-–—|]\s|:/gu;
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const PREPOSITIONS = words(
  'i pa vid for over om av till fran med inom langs hos mot under per enligt utmed nara utan kring runt efter ' +
    'in at on of by near to from with along within around about',
);
const CONJUNCTIONS = words('och samt eller and or');
/** Words for the data themselves, and not for what they are about. */
const DATA = words(
  'karta kartan kartor register registret lista listan listor forteckning oversikt sammanstallning inventering databas data ' +
    'information uppgifter fakta lage lagen position positioner adresser platser punkter map maps list locations',
);
/** The ends of compounds that are such words: "turistkarta". */
const DATA_END = /(?:kart(?:a|an|or)|registe?r(?:et)?|list(?:a|an|or)|forteckning|databas)$/;

/** A text in the form in which words are compared. */
export function foldWord(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const isOfData = (word: string | undefined): boolean => word !== undefined && (DATA.has(word) || DATA_END.test(word));

/** The words of a title, in order, with what each is there for. */
export function titleWords(title: string): readonly TitleWord[] {
  const found: TitleWord[] = [];
  let group = 0;
  let isSubject = true;
  for (const [part] of foldWord(title).matchAll(WORD)) {
    const sign = part.trim();
    if (/^[-–—|:]$/u.test(sign)) {
      // What follows is a title of its own: "Öppna data från Ale: badplatser".
      isSubject = true;
    } else if (/^[,;&/]$/u.test(sign) || CONJUNCTIONS.has(sign)) {
      group += 1;
    } else if (PREPOSITIONS.has(sign)) {
      if (isSubject && !isOfData(found.at(-1)?.text)) isSubject = false;
      found.push({ text: sign, isCut: false, isSubject: false, group });
    } else {
      const isCut = sign.endsWith('-');
      found.push({ text: isCut ? sign.slice(0, -1) : sign, isCut, isSubject, group });
    }
  }
  return found;
}
