import type { County, OrganisationKind } from '../model/organisation.ts';
import { pickText } from '../model/text.ts';
import type { Language } from '../model/text.ts';
import { term } from '../model/vocabulary/index.ts';
import type { FacetName, Store } from '../store/store.ts';

/** Words in both languages. */
type Label = Readonly<Record<Language, string>>;

const NOT_STATED: Label = { sv: 'Uppgift saknas', en: 'Not stated' };
const NONE: Readonly<Partial<Record<PartKind, Label>>> = {
  specification: { sv: 'Ingen känd specifikation', en: 'No known specification' },
  collaboration: { sv: 'Ingen samverkan', en: 'No collaboration' },
  keyword: { sv: 'Inga nyckelord', en: 'No keywords' },
  highValueCategory: { sv: 'Inte värdefull datamängd', en: 'Not a high-value dataset' },
};
const KINDS: Readonly<Record<OrganisationKind, Label>> = {
  MUNICIPALITY: { sv: 'Kommun', en: 'Municipality' },
  REGION: { sv: 'Region', en: 'Region' },
  AUTHORITY: { sv: 'Myndighet', en: 'Authority' },
  COMPANY: { sv: 'Företag', en: 'Company' },
  OTHER: { sv: 'Annan', en: 'Other' },
};
const isKind = (key: string): key is OrganisationKind => key in KINDS;

/** What datasets are divided by; its values are named here. */
export type PartKind = FacetName | 'platform';

type Names = Pick<
  Store,
  'organisation' | 'organisationByAlias' | 'catalogue' | 'catalogueDescription' | 'collaborations' | 'specifications'
>;

function nameOf(
  store: Names,
  counties: readonly County[],
  kind: PartKind,
  key: string,
  language: Language,
): string | undefined {
  switch (kind) {
    case 'organisation':
      return pickText(store.organisation(key)?.names ?? [], language);
    case 'municipality':
      return pickText(store.organisationByAlias(key)?.names ?? [], language);
    case 'organisationKind':
      return isKind(key) ? KINDS[key][language] : undefined;
    case 'catalogue':
      return store.catalogue(key)?.name?.value ?? pickText(store.catalogueDescription(key)?.titles ?? [], language);
    case 'collaboration':
      return pickText(store.collaborations().find(({ id }) => id === key)?.name ?? [], language);
    case 'county': {
      const county = counties.find(({ code }) => code === key);
      return language === 'en' ? county?.nameEn : county?.name;
    }
    case 'specification':
      return pickText(store.specifications().get(key)?.names ?? [], language);
    case 'keyword':
    case 'platform':
      return key;
    default:
      return term(kind, key)?.labels[language];
  }
}

/** The name of a part in this language; its key where it has no other, and words for "none" where it has no key. */
export function partLabel(
  store: Names,
  counties: readonly County[],
  kind: PartKind,
  key: string | undefined,
  language: Language,
): string {
  if (key !== undefined) return nameOf(store, counties, kind, key, language) ?? key;
  return (NONE[kind] ?? NOT_STATED)[language];
}
