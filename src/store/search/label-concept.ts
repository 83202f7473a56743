import { readTerm, term } from '../../model/vocabulary/index.ts';
import { isName } from './label-name.ts';

/** Concepts that datasets are found by: each is the kind of label, the list column, the kind of term and the vocabulary of that name. */
export const CONCEPT_KINDS = [
  'theme',
  'format',
  'licence',
  'highValueCategory',
  'frequency',
  'language',
  'accessRights',
] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** Term numbers by kind and code in lower case, as in `term.key`. */
export type ConceptCodes = ReadonlyMap<ConceptKind, ReadonlyMap<string, number>>;

/** What everyday words mean several codes by: a table for Excel is either file. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  'application/vnd.ms-excel': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['application/vnd.ms-excel'],
};

/** The names of a concept: the vocabulary's labels and short codes; of one that could not be read what upstream said. */
export function conceptNames(kind: ConceptKind, value: string): readonly string[] {
  const known = term(kind, value);
  if (known === undefined) return [value].filter(isName);
  // A media type is not what anybody calls a format; neither is `CC-BY-4.0` one word.
  const names = [known.labels.sv, known.labels.en, known.code.replaceAll('-', ' ')];
  return [...new Set(names)].filter((name) => !name.includes('/') && isName(name));
}

/** The terms that are there which everyday words (`excel`, `cc by`, `svenska`, `varje dag`) mean, by the vocabularies' spellings. */
export function readConcept(
  codes: ConceptCodes,
  said: string,
): readonly { readonly kind: ConceptKind; readonly number: number }[] {
  return CONCEPT_KINDS.flatMap((kind) => {
    const code = readTerm(kind, said)?.code;
    if (code === undefined) return [];
    return [code, ...(ALIKE[code] ?? [])].flatMap((one) => {
      const number = codes.get(kind)?.get(one.toLowerCase());
      return number === undefined ? [] : [{ kind, number }];
    });
  });
}
