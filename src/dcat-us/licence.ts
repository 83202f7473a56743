import { cleanText } from '../model/clean-text.ts';
import type { RightsStatement } from '../model/distribution.ts';
import type { Text } from '../model/text.ts';
import type { Concept } from '../model/value.ts';
import { readTerm, toConcept } from '../model/vocabulary/index.ts';
import { isIri } from './json-value.ts';

/** As long as the name of a licence may be; what is longer is terms of use. */
const LONGEST_NAME = 80;
const ADDRESS = /https?:\/\/[^\s"'<>()]+[^\s"'<>().,;:]/gi;

export interface Terms {
  readonly licences: readonly Concept[];
  readonly rights: readonly RightsStatement[];
}

/** A statement of rights that consists of these texts. */
export const rightsOf = (texts: readonly Text[], attributionTexts: readonly Text[] = []): RightsStatement => ({
  texts,
  attributionTexts,
  attributionUrls: [],
  copyrightNotices: [],
  otherProperties: [],
});

/**
 * What a licence field says: an address or a name is a licence; of terms of use, which may be HTML, the addresses in
 * them that are known licences are licences, and the whole text is a statement of rights.
 */
export function readTerms(said: string): Terms {
  if (isIri(said) || readTerm('licence', said) !== undefined) {
    return { licences: [toConcept('licence', said)], rights: [] };
  }
  const text = cleanText(said);
  // `<a href="…">CC BY 4.0</a>`: the address is in the markup, not always in what is left of it.
  const addresses = [...new Set(said.match(ADDRESS) ?? [])].filter(
    (address) => readTerm('licence', address) !== undefined,
  );
  if (addresses.length > 0) {
    const licences = addresses.map((address) => toConcept('licence', address));
    return { licences, rights: text === '' || text === addresses[0] ? [] : [rightsOf([{ value: text }])] };
  }
  if (readTerm('licence', text) !== undefined || (text === said.trim() && text.length <= LONGEST_NAME)) {
    return { licences: [toConcept('licence', text)], rights: [] };
  }
  return { licences: [], rights: text === '' ? [] : [rightsOf([{ value: text }])] };
}
