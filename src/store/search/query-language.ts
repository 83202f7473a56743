import type { LabelKind } from './labels.ts';
import type { Place } from './plan.ts';
import type { Field } from './search-index.ts';

/**
 * A part of a question, as its writer marked it off: a run of characters without blanks, a phrase in quotes, or the value
 * of a field.
 */
export interface Clause {
  /** Without quotes, minus and field. */
  readonly text: string;
  /** As it was written: with them. */
  readonly said: string;
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
  /** Undefined: everywhere. */
  readonly place: Place | undefined;
  /** The question ends with it, without a blank behind: it may not be written to its end. */
  readonly isLast: boolean;
}

/** Of a question's text so many UTF-16 units are looked at: to the last blank before. */
export const MOST_CHARACTERS = 1000;

const labels = (...kinds: readonly LabelKind[]): Place => ({ fields: [], labels: kinds });
const texts = (...fields: readonly Field[]): Place => ({ fields, labels: [] });

const TITLE = texts('titleSv', 'titleOther');
const KEYWORD = texts('keywordSv', 'keywordOther');
const DESCRIPTION = texts('descriptionSv', 'descriptionOther');
const PUBLISHER = labels('publisher');
const AREA = labels('place');
const LICENCE = labels('licence');

/** Names of fields in Swedish and English, folded as `foldField` does it, and where each looks. */
const PLACES: ReadonlyMap<string, Place> = new Map([
  ['title', TITLE],
  ['titel', TITLE],
  ['keyword', KEYWORD],
  ['nyckelord', KEYWORD],
  ['description', DESCRIPTION],
  ['beskrivning', DESCRIPTION],
  ['publisher', PUBLISHER],
  ['organisation', PUBLISHER],
  ['organization', PUBLISHER],
  ['utgivare', PUBLISHER],
  ['place', { fields: ['place'], labels: ['place'] }],
  ['plats', { fields: ['place'], labels: ['place'] }],
  ['municipality', AREA],
  ['kommun', AREA],
  ['county', AREA],
  ['lan', AREA],
  ['specification', labels('specification')],
  ['specifikation', labels('specification')],
  ['theme', labels('theme')],
  ['tema', labels('theme')],
  ['kategori', labels('theme')],
  ['format', labels('format')],
  ['licence', LICENCE],
  ['license', LICENCE],
  ['licens', LICENCE],
  ['catalogue', labels('catalogue')],
  ['catalog', labels('catalogue')],
  ['katalog', labels('catalogue')],
  ['language', labels('language')],
  ['sprak', labels('language')],
  ['frequency', labels('frequency')],
  ['frekvens', labels('frequency')],
  ['uppdateringsfrekvens', labels('frequency')],
]);

const foldField = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const QUOTES = '"”“„«»';
const HAS_WORD = /[\p{L}\p{N}]/u;
const BLANK = /\s/u;
/** A minus, or what writing programs make of it. */
const MINUS = /^[-−–](?=[^\s\-−–])/u;
const FIELD = /^(\p{L}{2,24}):(?=\S)/u;

/** What is looked at of a text: whole words. */
function bounded(text: string): { readonly looked: string; readonly isCut: boolean } {
  if (text.length <= MOST_CHARACTERS) return { looked: text, isCut: false };
  const head = text.slice(0, MOST_CHARACTERS);
  const blank = BLANK.test(text[MOST_CHARACTERS] ?? '') ? MOST_CHARACTERS : head.search(/\s\S*$/u);
  return { looked: blank > 0 ? head.slice(0, blank) : head, isCut: true };
}

interface Value {
  readonly text: string;
  readonly isPhrase: boolean;
  /** Where the text goes on behind it. */
  readonly end: number;
}

/** Text in quotes, or up to the next blank. A quote without its other half is no more than a blank. */
function valueAt(text: string, at: number): Value {
  if (QUOTES.includes(text[at] ?? ' ')) {
    for (let end = at + 1; end < text.length; end += 1) {
      if (QUOTES.includes(text[end] ?? ' ')) return { text: text.slice(at + 1, end), isPhrase: true, end: end + 1 };
    }
    return { text: '', isPhrase: false, end: at + 1 };
  }
  let end = at;
  while (end < text.length && !BLANK.test(text[end] ?? '')) end += 1;
  return { text: text.slice(at, end), isPhrase: false, end };
}

/**
 * Takes a question apart: words, "phrases in quotes" (also ” “ „ « »), `-word` and `-"phrase"` for what must not be there,
 * `field:value` and `field:"two words"` (fields in Swedish and English). What is malformed is plain words and never an
 * error: a quote or a minus by itself, an unknown field (`http://…`, `10:30`), a field without a value. Of a long text the
 * first 1,000 characters are looked at.
 */
export function readQuestion(text: string): readonly Clause[] {
  const { looked, isCut } = bounded(text);
  const clauses: Clause[] = [];
  let at = 0;
  while (at < looked.length) {
    if (BLANK.test(looked[at] ?? '')) {
      at += 1;
      continue;
    }
    const start = at;
    const isExcluded = MINUS.test(looked.slice(at, at + 2));
    if (isExcluded) at += 1;
    const field = FIELD.exec(looked.slice(at, at + 26));
    const place = PLACES.get(foldField(field?.[1] ?? ''));
    const inField = place === undefined ? undefined : valueAt(looked, at + (field?.[0].length ?? 0));
    const isField = inField !== undefined && HAS_WORD.test(inField.text);
    const value = isField ? inField : valueAt(looked, at);
    at = value.end;
    if (!HAS_WORD.test(value.text)) continue;
    clauses.push({
      text: value.text,
      said: looked.slice(start, at),
      isPhrase: value.isPhrase,
      isExcluded,
      place: isField ? place : undefined,
      isLast: !isCut && at === looked.length && !value.isPhrase,
    });
  }
  return clauses;
}
