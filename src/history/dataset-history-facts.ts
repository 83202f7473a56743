import { hash } from 'node:crypto';
import { z } from 'zod';
import { MAXIMUM_QUALITY } from '../model/quality.ts';
import { qualityOfRecord } from '../model/quality-record.ts';

/**
 * What a dataset is counted by, at the time of an event: the values as upstream's were read (codes where there are any).
 * Lists hold each value once, in order of the alphabet.
 */
export interface DatasetFacts {
  /** The signs by which it is known elsewhere, `uri …` and `uuid …`. */
  readonly keys: readonly string[];
  /** In Swedish, else English, else the first given. */
  readonly title?: string;
  /** Agent id. */
  readonly publisher?: string;
  /** dcterms:issued, ISO 8601, as far as upstream's could be read. */
  readonly issued?: string;
  readonly frequency?: string;
  readonly accessRights?: string;
  /** How many. */
  readonly distributions: number;
  /** Points of `metadataQuality`; absent: an earlier version wrote this, or could not know. */
  readonly quality?: number;
  /** Of the dataset and of its distributions, as are the media types and addresses of specifications. */
  readonly licences: readonly string[];
  readonly themes: readonly string[];
  readonly formats: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly conformsTo: readonly string[];
  readonly highValueCategories: readonly string[];
  readonly applicableLegislation: readonly string[];
}

const texts = z.array(z.string()).default([]);

/** Facts as a file or the record holds them; what a later version added is absent in earlier ones. */
export const FACTS = z.object({
  keys: texts,
  title: z.string().optional(),
  publisher: z.string().optional(),
  issued: z.string().optional(),
  frequency: z.string().optional(),
  accessRights: z.string().optional(),
  distributions: z.number().int().nonnegative().default(0),
  quality: z.number().int().min(0).max(MAXIMUM_QUALITY).optional(),
  licences: texts,
  themes: texts,
  formats: texts,
  mediaTypes: texts,
  conformsTo: texts,
  highValueCategories: texts,
  applicableLegislation: texts,
});

/** A dataset of a snapshot, as far as its history is concerned. */
export interface ObservedContent {
  /** Of the whole content: 22 characters, over the model. */
  readonly hash: string;
  /** A short print of each field that says anything, by the field's name. */
  readonly prints: Readonly<Record<string, string>>;
  readonly facts: DatasetFacts;
}

/** By which signs a record is one dataset with others; of a record without URI or identifiers there are none. */
export type KeysOf = (record: { readonly uri: string; readonly identifiers: readonly string[] }) => readonly string[];

type Json = Readonly<Record<string, unknown>>;

/** Ours, not upstream's: an id follows from what is there besides, and a problem is our remark about it. */
const OURS: ReadonlySet<string> = new Set(['id', 'catalogueId', 'problems']);
const PRINT = 8;
const HASH = 22;

function sha(text: string): string {
  return hash('sha256', text, 'base64url');
}
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names and values as JSON, and prints of what is said: records say the same again and again. Bounded. */
const REMEMBERED = 2_000;
const SHORT = 200;
const quoted = remembering((name: string) => JSON.stringify(name));
const printOf = remembering(sha);

/** Remembers what short texts are made into. */
function remembering(make: (text: string) => string): (text: string) => string {
  let recent = new Map<string, string>();
  let older = recent;
  return (text) => {
    if (text.length > SHORT) return make(text);
    let made = recent.get(text);
    if (made !== undefined) return made;
    made = older.get(text) ?? make(text);
    if (recent.size >= REMEMBERED) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, made);
    return made;
  };
}

const inOrder = (texts: readonly string[]): readonly string[] => (texts.length < 2 ? texts : texts.toSorted());

/**
 * One spelling of a value: RDF knows no order of values, so a list is sorted; what says nothing (an empty list or text)
 * is left out, so that a field which a later version adds changes nothing. Empty: the value says nothing.
 */
function spelled(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '' : JSON.stringify(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '';
    const parts = value.map(spelled).filter((part) => part !== '');
    return parts.length === 0 ? '' : `[${inOrder(parts).join(',')}]`;
  }
  if (isJson(value)) {
    let all = '';
    for (const name of inOrder(Object.keys(value))) {
      const part = OURS.has(name) ? '' : spelled(value[name]);
      if (part !== '') all += `${all === '' ? '{' : ','}${quoted(name)}:${part}`;
    }
    return all === '' ? '' : `${all}}`;
  }
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

// What is read here may have been written by any earlier version: nothing is taken for granted.
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
const codeOf = (value: unknown): string | undefined =>
  isJson(value) ? (textOf(value['code']) ?? textOf(value['said']))?.trim() : undefined;
function distinct(values: readonly (string | undefined)[]): readonly string[] {
  const given = new Set<string>();
  for (const value of values) if (value !== undefined && value !== '') given.add(value);
  return inOrder([...given]);
}

function titleOf(record: Json): string | undefined {
  const titles = listOf(record['titles']);
  const inLanguage = (tag: string): Json | undefined =>
    titles.find((title) => textOf(title['language'])?.toLowerCase().split('-', 1)[0] === tag);
  return textOf((inLanguage('sv') ?? inLanguage('en') ?? titles[0])?.['value'])?.slice(0, 300);
}

const given = <Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, string>>;

function factsOf(record: Json, keysOf: KeysOf): DatasetFacts {
  const distributions = listOf(record['distributions']);
  const codes = (from: readonly Json[], name: string): readonly string[] =>
    distinct(from.flatMap((each) => listOf(each[name]).map(codeOf)));
  const addresses = (from: readonly Json[], name: string): readonly string[] =>
    distinct(from.flatMap((each) => listOf(each[name]).map((reference) => textOf(reference['uri']))));
  const both = [record, ...distributions];
  const issued = record['issued'];
  const quality = qualityOfRecord(record);
  return {
    keys: keysOf({ uri: textOf(record['uri']) ?? '', identifiers: textsOf(record['identifiers']) }),
    ...given('title', titleOf(record)),
    ...given('publisher', textOf(record['publisher'])),
    ...given('issued', isJson(issued) ? textOf(issued['value']) : undefined),
    ...given('frequency', codeOf(record['frequency'])),
    ...given('accessRights', codeOf(record['accessRights'])),
    distributions: distributions.length,
    ...(quality === undefined ? {} : { quality }),
    licences: codes(both, 'licences'),
    themes: codes([record], 'themes'),
    formats: codes(distributions, 'formats'),
    mediaTypes: codes(distributions, 'mediaTypes'),
    conformsTo: addresses(both, 'conformsTo'),
    highValueCategories: codes([record], 'highValueCategories'),
    applicableLegislation: addresses(both, 'applicableLegislation'),
  };
}

/** Reads a record's JSON. Throws a SyntaxError where it is none. */
export function contentOf(json: string, keysOf: KeysOf): ObservedContent {
  const read: unknown = JSON.parse(json);
  const record = isJson(read) ? read : {};
  const prints: Record<string, string> = {};
  let whole = '';
  for (const name of Object.keys(record).toSorted()) {
    const said = OURS.has(name) ? '' : spelled(record[name]);
    if (said === '') continue;
    const print = printOf(said);
    prints[name] = print.slice(0, PRINT);
    whole += `${name} ${print}\n`;
  }
  return { hash: sha(whole).slice(0, HASH), prints, facts: factsOf(record, keysOf) };
}

/** The fields that are another between two contents, by name, in order of the alphabet. */
export function changedFields(before: ObservedContent['prints'], after: ObservedContent['prints']): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).toSorted();
}

/** Tells one line of JSON from another, as it stands. */
export const lineHash = (json: string): string => sha(json).slice(0, HASH);
