import type { DataService, Dataset } from '../model/dataset.ts';
import type { Concept } from '../model/value.ts';
import { KINDS_WITH_NONE } from './schema.ts';
import type { TermKind } from './schema.ts';

/** Something that a dataset can be found by. */
export interface Term {
  readonly kind: TermKind;
  /** What is compared: folded. */
  readonly key: string;
  /** What is shown. */
  readonly value: string;
}

/** Terms are compared without case and outer blanks. */
export function termKey(value: string): string {
  return value.normalize('NFC').trim().toLowerCase();
}

/** The concept's code or, where it could not be read, what upstream said. */
const coded = (concept: Concept): string => concept.code ?? concept.said;

/** The dataset's terms, one of each key, and the kinds that it should have terms of but has none. */
export interface DatasetTerms {
  readonly terms: readonly Term[];
  readonly none: readonly TermKind[];
}

export function termsOf(dataset: Dataset): DatasetTerms {
  const { distributions } = dataset;
  const values: Readonly<Record<Exclude<TermKind, 'catalogue'>, readonly string[]>> = {
    theme: dataset.themes.map(coded),
    format: distributions.flatMap((distribution) => distribution.formats.map(coded)),
    mediaType: distributions.flatMap((distribution) => distribution.mediaTypes.map(coded)),
    licence: [...dataset.licences, ...distributions.flatMap((distribution) => distribution.licences)].map(coded),
    keyword: dataset.keywords.map((keyword) => keyword.value),
    accessRights: dataset.accessRights === undefined ? [] : [coded(dataset.accessRights)],
    highValueCategory: dataset.highValueCategories.map(coded),
    frequency: dataset.frequency === undefined ? [] : [coded(dataset.frequency)],
    language: [...dataset.languages, ...distributions.flatMap((distribution) => distribution.languages)].map(coded),
    conformsTo: [...dataset.conformsTo, ...distributions.flatMap((distribution) => distribution.conformsTo)].map(
      (reference) => reference.uri,
    ),
    service: distributions.flatMap((distribution) => distribution.accessServices),
    series: dataset.inSeries,
  };
  const terms = eachOnce(values);
  const present = new Set(terms.map((term) => term.kind));
  return { terms, none: KINDS_WITH_NONE.filter((kind) => !present.has(kind)) };
}

/** The data service's terms, one of each key. */
export const serviceTermsOf = (service: DataService): readonly Term[] =>
  eachOnce({
    theme: service.themes.map(coded),
    format: service.formats.map(coded),
    licence: service.licences.map(coded),
    keyword: service.keywords.map((keyword) => keyword.value),
    accessRights: service.accessRights === undefined ? [] : [coded(service.accessRights)],
    highValueCategory: service.highValueCategories.map(coded),
    frequency: service.frequency === undefined ? [] : [coded(service.frequency)],
    language: service.languages.map(coded),
    conformsTo: service.conformsTo.map((reference) => reference.uri),
  });

/** What upstream said for each kind, as terms: the first of those with one key. */
function eachOnce(values: Readonly<Partial<Record<TermKind, readonly string[]>>>): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const kind of Object.keys(values) as TermKind[]) {
    for (const value of values[kind] ?? []) {
      const term = { kind, key: termKey(value), value: value.trim() };
      if (term.key !== '' && !terms.has(`${kind} ${term.key}`)) terms.set(`${kind} ${term.key}`, term);
    }
  }
  return [...terms.values()];
}
