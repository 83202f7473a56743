import type { County } from '../model/organisation.ts';
import { pickText } from '../model/text.ts';
import type { Language } from '../model/text.ts';
import { term } from '../model/vocabulary/index.ts';
import type { Dimension, Store } from '../store/store.ts';
import type { Breakdown } from './breakdown.ts';

const NOT_STATED = { sv: 'Uppgift saknas', en: 'Not stated' } as const;
const NO_SPECIFICATION = { sv: 'Ingen känd specifikation', en: 'No known specification' } as const;

type Names = Pick<Store, 'organisation' | 'catalogue' | 'catalogueDescription' | 'collaborations' | 'specifications'>;

function nameOf(
  store: Names,
  counties: readonly County[],
  dimension: Dimension,
  key: string,
  language: Language,
): string | undefined {
  switch (dimension) {
    case 'ORGANISATION':
      return pickText(store.organisation(key)?.names ?? [], language);
    case 'CATALOGUE':
      return store.catalogue(key)?.name?.value ?? pickText(store.catalogueDescription(key)?.titles ?? [], language);
    case 'COLLABORATION':
      return pickText(store.collaborations().find(({ id }) => id === key)?.name ?? [], language);
    case 'COUNTY': {
      const county = counties.find(({ code }) => code === key);
      return language === 'en' ? county?.nameEn : county?.name;
    }
    case 'SPECIFICATION':
      return pickText(store.specifications().get(key)?.names ?? [], language);
    case 'THEME':
      return term('theme', key)?.labels[language];
    case 'FORMAT':
      return term('format', key)?.labels[language];
    case 'LICENCE':
      return term('licence', key)?.labels[language];
  }
}

/** The name of a part in this language; its key where it has no other, and words for "none" where it has no key. */
export function breakdownLabel(
  store: Names,
  counties: readonly County[],
  { dimension, key }: Breakdown,
  language: Language,
): string {
  if (key !== undefined) return nameOf(store, counties, dimension, key, language) ?? key;
  return (dimension === 'SPECIFICATION' ? NO_SPECIFICATION : NOT_STATED)[language];
}
