import type { Context, FacetCount, FacetName, MaybePromise } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import type { Language } from '../src/model/text.ts';
import { ORGANISATION_KINDS } from '../src/model/organisation.ts';
import type { OrganisationKind } from '../src/model/organisation.ts';
import { partLabel } from '../src/statistics/part-label.ts';
import type {
  CatalogueFacetValueResolvers,
  CollaborationFacetValueResolvers,
  ConceptFacetValueResolvers,
  CountyFacetValueResolvers,
  DatasetFacetsResolvers,
  FacetValueResolvers,
  OrganisationFacetValueResolvers,
  OrganisationKindFacetValueResolvers,
  SpecificationFacetValueResolvers,
} from './__generated__/types.ts';
import type { InLanguage } from './text.ts';
import { languageOf } from './text.ts';

/** Counts of one facet of a list; nothing is counted before it is asked for. */
export interface Facets {
  facet(name: FacetName, limit: number): MaybePromise<readonly FacetCount[]>;
}

/** A facet's value, and which facet it is of. */
export interface FacetEntry extends FacetCount {
  readonly facet: FacetName;
}

const MOST = 100;

async function later(facet: FacetName, counts: Promise<readonly FacetCount[]>): Promise<readonly FacetEntry[]> {
  return (await counts).map((count) => ({ ...count, facet }));
}

function entries(facets: Facets, facet: FacetName, first: number): MaybePromise<readonly FacetEntry[]> {
  if (first < 1 || first > MOST) throw new InputError('first', `first is ${first}; send a number from 1 to ${MOST}`);
  const found = facets.facet(facet, first);
  return found instanceof Promise ? later(facet, found) : found.map((count) => ({ ...count, facet }));
}

const of =
  (facet: FacetName) =>
  (facets: Facets, { first }: { readonly first: number }): MaybePromise<readonly FacetEntry[]> =>
    entries(facets, facet, first);

export const datasetFacets: DatasetFacetsResolvers = {
  organisations: of('organisation'),
  organisationKinds: (facets) => entries(facets, 'organisationKind', ORGANISATION_KINDS.length + 1),
  municipalities: of('municipality'),
  counties: of('county'),
  collaborations: of('collaboration'),
  catalogues: of('catalogue'),
  themes: of('theme'),
  keywords: of('keyword'),
  formats: of('format'),
  licences: of('licence'),
  accessRights: of('accessRights'),
  highValueCategories: of('highValueCategory'),
  specifications: of('specification'),
  frequencies: of('frequency'),
  languages: of('language'),
};

const labelOf = ({ facet, key }: FacetEntry, { store, counties }: Context, language: Language): string =>
  partLabel(store, counties, facet, key, language);

const fields = {
  value: ({ key }: FacetEntry) => key,
  label: (entry: FacetEntry, asked: InLanguage, context: Context) => labelOf(entry, context, languageOf(asked)),
  count: ({ datasets }: FacetEntry) => datasets,
};

const isKind = (key: string | undefined): key is OrganisationKind => ORGANISATION_KINDS.some((kind) => kind === key);

/** Which type a value is, by the facet it is of. */
const TYPES = {
  organisation: 'OrganisationFacetValue',
  municipality: 'OrganisationFacetValue',
  organisationKind: 'OrganisationKindFacetValue',
  county: 'CountyFacetValue',
  collaboration: 'CollaborationFacetValue',
  catalogue: 'CatalogueFacetValue',
  specification: 'SpecificationFacetValue',
  keyword: 'KeywordFacetValue',
  theme: 'ConceptFacetValue',
  format: 'ConceptFacetValue',
  licence: 'ConceptFacetValue',
  accessRights: 'ConceptFacetValue',
  highValueCategory: 'ConceptFacetValue',
  frequency: 'ConceptFacetValue',
  language: 'ConceptFacetValue',
} as const satisfies Readonly<Record<FacetName, string>>;

export const facetValue: FacetValueResolvers = {
  __resolveType: ({ facet }) => TYPES[facet],
};

export const conceptFacetValue: ConceptFacetValueResolvers = fields;

export const organisationFacetValue: OrganisationFacetValueResolvers = {
  ...fields,
  organisation: ({ facet, key }, _args, { store }) => {
    if (key === undefined) return undefined;
    return facet === 'municipality' ? store.organisationByAlias(key) : store.organisation(key);
  },
};

export const organisationKindFacetValue: OrganisationKindFacetValueResolvers = {
  ...fields,
  kind: ({ key }) => (isKind(key) ? key : undefined),
};

export const countyFacetValue: CountyFacetValueResolvers = {
  ...fields,
  county: ({ key }, _args, { counties }) => counties.find(({ code }) => code === key),
};

export const collaborationFacetValue: CollaborationFacetValueResolvers = {
  ...fields,
  collaboration: ({ key }, _args, { store }) => store.collaborations().find(({ id }) => id === key),
};

export const catalogueFacetValue: CatalogueFacetValueResolvers = {
  ...fields,
  catalogue: ({ key }, _args, { store }) => (key === undefined ? undefined : store.catalogue(key)),
};

export const specificationFacetValue: SpecificationFacetValueResolvers = {
  ...fields,
  specification: ({ key }, _args, { store }) => (key === undefined ? undefined : store.specifications().get(key)),
};
