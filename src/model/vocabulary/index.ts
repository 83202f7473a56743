import type { Texts } from '../text.ts';
import type { Concept } from '../value.ts';
import { accessRights } from './access-rights.ts';
import { availabilities } from './availability.ts';
import { formats } from './format.ts';
import { frequencies } from './frequency.ts';
import { highValueCategories } from './high-value-category.ts';
import { languages } from './language.ts';
import { licences } from './licence.ts';
import { publisherTypes } from './publisher-type.ts';
import type { Reader } from './reader.ts';
import { roles } from './role.ts';
import { serviceTypes } from './service-type.ts';
import { statuses } from './status.ts';
import type { TermTypes, Vocabulary } from './term.ts';
import { themes } from './theme.ts';

export type { FormatTerm, LicenceTerm, TermTypes, Vocabulary, VocabularyTerm } from './term.ts';

const READERS: { readonly [V in Vocabulary]: Reader<TermTypes[V]> } = {
  licence: licences,
  frequency: frequencies,
  format: formats,
  language: languages,
  accessRights,
  theme: themes,
  availability: availabilities,
  status: statuses,
  publisherType: publisherTypes,
  highValueCategory: highValueCategories,
  role: roles,
  serviceType: serviceTypes,
};

/**
 * The term that upstream's words mean: any spelling of its IRI, a code, a label, or one of the other spellings that
 * are known. Undefined for what is not known: nothing is guessed.
 */
export function readTerm<V extends Vocabulary>(vocabulary: V, said: string): TermTypes[V] | undefined {
  return READERS[vocabulary].read(said);
}

/** The term with exactly this code (`ENVI`, `CC-BY-4.0`, `text/csv`), also where no list could hold it. */
export function term<V extends Vocabulary>(vocabulary: V, code: string): TermTypes[V] | undefined {
  const found = READERS[vocabulary].read(code);
  return found?.code === code ? found : undefined;
}

/** The terms of a vocabulary. `format` and `licence` read more than they list (other media types, adapted licences). */
export function terms<V extends Vocabulary>(vocabulary: V): readonly TermTypes[V][] {
  return READERS[vocabulary].terms;
}

const WEB_ADDRESS = /^https?:\/\/\S+$/i;

/**
 * The model's concept for what upstream said: with IRI and code where it could be read. Without a vocabulary (a
 * property that has none) the IRI is what was said, where that is one.
 */
export function toConcept(vocabulary: Vocabulary | undefined, said: string, labels: Texts = []): Concept {
  if (vocabulary === undefined) return WEB_ADDRESS.test(said) ? { said, uri: said, labels } : { said, labels };
  const read = readTerm(vocabulary, said);
  return read === undefined ? { said, labels } : { said, uri: read.uri, code: read.code, labels };
}
