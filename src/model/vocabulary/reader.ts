import { foldIri, foldText } from './fold.ts';
import type { Entry, VocabularyTerm } from './term.ts';

/** Reads one vocabulary. */
export interface Reader<T extends VocabularyTerm> {
  readonly terms: readonly T[];
  /** The term that upstream's words mean, or undefined: nothing is guessed. */
  read(said: string): T | undefined;
}

/** Reads what no table can list (media types, versions of a licence). `lookup` reads the table. */
export type Parse<T extends VocabularyTerm> = (said: string, lookup: (text: string) => T | undefined) => T | undefined;

export interface ReaderParts<T extends VocabularyTerm> {
  readonly entries: readonly Entry<T>[];
  /** Addresses whose last part is to be read as a word: `publications.europa.eu/resource/authority/language/`. */
  readonly prefixes?: readonly string[];
  readonly parse?: Parse<T>;
}

const MEMORY = 4096; // distinct values; a whole national catalogue has some hundreds per vocabulary
const LONGEST = 300; // characters: longer than any name of a term, so a licence's whole text is not searched

/** A reader over a table, with its index built once and its latest answers remembered. */
export function createReader<T extends VocabularyTerm>(parts: ReaderParts<T>): Reader<T> {
  const index = new Map<string, T>();
  const add = (said: string, term: T): void => {
    const key = foldIri(said) ?? foldText(said);
    if (!index.has(key)) index.set(key, term);
  };
  // Codes and IRIs first: no label or spelling of one term may hide the name of another.
  for (const { term } of parts.entries) add(term.code, term);
  for (const { term } of parts.entries) add(term.uri, term);
  for (const { term, said } of parts.entries)
    [term.labels.sv, term.labels.en, ...said].forEach((text) => {
      add(text, term);
    });

  const prefixes = parts.prefixes ?? [];
  const lookup = (text: string): T | undefined => index.get(foldText(text));
  const find = (said: string): T | undefined => {
    const iri = foldIri(said);
    if (iri === undefined) return lookup(said) ?? parts.parse?.(said, lookup);
    const known = index.get(iri);
    if (known !== undefined) return known;
    const prefix = prefixes.find((start) => iri.startsWith(start));
    if (prefix === undefined) return parts.parse?.(iri, lookup);
    const name = iri.slice(prefix.length);
    return lookup(name) ?? parts.parse?.(name, lookup);
  };

  const remembered = new Map<string, T | undefined>();
  return {
    terms: parts.entries.map((entry) => entry.term),
    read(said) {
      if (said.length > LONGEST) return undefined;
      if (remembered.has(said)) return remembered.get(said);
      const trimmed = said.trim();
      const term = trimmed === '' ? undefined : find(trimmed);
      if (remembered.size >= MEMORY) remembered.clear();
      remembered.set(said, term);
      return term;
    },
  };
}
