import type { Analyser } from './analyser.ts';
import type { LabelKind, LabelMatch } from './labels.ts';

/** One name of something, and the numbers that rows have which name it. */
export interface LabelName {
  readonly kind: LabelKind;
  readonly column: LabelMatch['column'];
  readonly numbers: readonly number[];
  readonly name: string;
  /** How much the name says that the thing is meant: 1, or less for a body above it, or for the county around it. */
  readonly nearness: number;
}

/** Words of names that many names have: they are met, but say next to nothing. */
const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'kommun kommuns kommunen kommunens stad stads staden stadens region regions regionen regionens län läns länet länets ' +
    'landsting landstinget förvaltning förvaltningen ab aktiebolag municipality county city town council region of the and'
  ).split(' '),
);

/** True for words that, alone, do not name what they stand in the name of. */
export function isGeneric(analyser: Analyser, word: string): boolean {
  return GENERIC_WORDS.has(word) || analyser.isStopWord(word);
}

const ADDRESS = /:\/\/|@|^\s*www\./;
const LONGEST = 200; // characters: longer than any name; what is longer is a description in the wrong place

/** Whether a text that upstream gives as a name can be one: it has letters and is no web or mail address. */
export function isName(text: string): boolean {
  return text.length <= LONGEST && /\p{L}/u.test(text) && !ADDRESS.test(text);
}
