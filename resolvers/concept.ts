import { pickText } from '../src/model/text.ts';
import type { Text, Texts } from '../src/model/text.ts';
import type { Concept } from '../src/model/value.ts';
import { term } from '../src/model/vocabulary/index.ts';
import type { Vocabulary, VocabularyTerm } from '../src/model/vocabulary/index.ts';
import type { ConceptResolvers, LicenceResolvers, ReferenceResolvers } from './__generated__/types.ts';
import type { InLanguage } from './text.ts';
import { languageOf, textIn } from './text.ts';

/** A concept and the vocabulary that it was read with, which knows the term's names. */
export interface Term {
  readonly concept: Concept;
  readonly vocabulary?: Vocabulary;
}

/** Concepts as they are handed to the executor. */
export function termsOf(concepts: readonly Concept[], vocabulary?: Vocabulary): readonly Term[] {
  return concepts.map((concept) => (vocabulary === undefined ? { concept } : { concept, vocabulary }));
}

/** The same for a property that has one value. */
export function termOf(concept: Concept | undefined, vocabulary: Vocabulary): Term | undefined {
  return concept && { concept, vocabulary };
}

function known({ concept, vocabulary }: Term): VocabularyTerm | undefined {
  return vocabulary && concept.code !== undefined ? term(vocabulary, concept.code) : undefined;
}

/** The vocabulary's names first, then upstream's own where they differ. */
function labels(value: Term): Texts {
  const names = known(value)?.labels;
  const own = value.concept.labels;
  if (names === undefined) return own;
  const vocabulary = [
    { value: names.sv, language: 'sv' },
    { value: names.en, language: 'en' },
  ];
  const isNew = (text: Text): boolean =>
    vocabulary.every((each) => each.value !== text.value || each.language !== text.language);
  return [...vocabulary, ...own.filter(isNew)];
}

const fields = {
  said: ({ concept }: Term) => concept.said,
  uri: ({ concept }: Term) => concept.uri,
  code: ({ concept }: Term) => concept.code,
  label: (value: Term, asked: InLanguage) => pickText(labels(value), languageOf(asked)),
  labels,
};

export const concept: ConceptResolvers = fields;

export const licence: LicenceResolvers = {
  ...fields,
  open: ({ concept: { code } }) => (code === undefined ? undefined : term('licence', code)?.open),
};

export const reference: ReferenceResolvers = {
  label: (value, asked) => textIn(value.labels, asked),
};
