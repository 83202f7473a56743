import type { Connection } from '../connection.ts';
import type { OrganisationScope } from '../organisation-scope.ts';
import type { SpecificationTerms } from '../specification-terms.ts';
import type { DatasetFilter } from '../store.ts';
import { addCounts, countGroups, countList, countPublisherNumbers } from './facet-numbers.ts';
import type { NumberCounts } from './facet-numbers.ts';
import type { Publisher } from './facet-publishers.ts';
import { ranked } from './facet-terms.ts';
import type { FacetTerms } from './facet-terms.ts';
import type { Hits } from './hits.ts';
import type { FacetCount, FacetName } from './search.ts';
import type { IndexReader } from './search-index.ts';

/** The part of the filter that is each facet's own. */
export const FACET_FIELDS = {
  organisation: 'organisations',
  organisationKind: 'organisationKinds',
  municipality: 'municipalityCodes',
  county: 'countyCodes',
  collaboration: 'collaborations',
  catalogue: 'catalogues',
  theme: 'themes',
  keyword: 'keywords',
  format: 'formats',
  licence: 'licences',
  accessRights: 'accessRights',
  highValueCategory: 'highValueCategories',
  specification: 'specifications',
  frequency: 'frequencies',
  language: 'languages',
} as const satisfies Readonly<Record<FacetName, keyof DatasetFilter>>;

type PublisherFacet = 'organisation' | 'organisationKind' | 'municipality' | 'county' | 'collaboration';

const PUBLISHER_KEYS: Readonly<Record<PublisherFacet, (publisher: Publisher) => readonly string[]>> = {
  organisation: ({ id }) => [id],
  organisationKind: ({ kind }) => [kind],
  municipality: ({ kind, code }) => (kind === 'MUNICIPALITY' && code !== undefined ? [code] : []),
  county: ({ county }) => (county === undefined ? [] : [county]),
  collaboration: ({ collaborations }) => collaborations,
};

const isOfPublisher = (facet: FacetName): facet is PublisherFacet => Object.hasOwn(PUBLISHER_KEYS, facet);

export interface FacetCountsDeps {
  readonly connection: Connection;
  readonly index: IndexReader;
  readonly terms: FacetTerms;
  readonly publishers: () => ReadonlyMap<number, Publisher>;
  readonly scope: OrganisationScope;
  readonly specifications: SpecificationTerms;
}

/** What hits are counted in. */
export interface FacetRequest {
  readonly facet: FacetName;
  readonly limit: number;
  readonly filter: DatasetFilter;
  /** The number of the facet's own condition among those that were told apart; -1: the filter has none. */
  readonly own: number;
}

/** Counts hits by a facet, as `countDatasetsBy` counts datasets; the facet's own condition does not count. */
export function createFacetCounts(deps: FacetCountsDeps): (hits: Hits, request: FacetRequest) => readonly FacetCount[] {
  const { connection, index, terms, publishers, scope, specifications } = deps;
  const idOf = connection.prepare<{ id: string }>(
    'SELECT o.id FROM organisation_alias a JOIN organisation o ON o.n = a.organisation WHERE a.alias = ?',
  );
  const counted = (hits: Hits, own: number, count: (rows: Uint32Array) => NumberCounts): NumberCounts => {
    const found = count(hits.rows);
    const near = hits.nearRows.filter((_, i) => hits.nearFailed[i] === own);
    return near.length === 0 ? found : addCounts(found, count(near));
  };
  const bySpecification = (hits: Hits, { filter, limit, own }: FacetRequest): readonly FacetCount[] => {
    const known = specifications.slugs();
    const slugs = [...new Set(known.values())];
    const groups = new Map([...known].map(([n, slug]) => [n, slugs.indexOf(slug)]));
    const { counts, none } = counted(hits, own, (rows) => countGroups(index, 'conformsTo', rows, groups));
    const chosen = new Set(filter.specifications ?? []);
    const values = [...new Set([...slugs, ...chosen])].map((key) => ({
      key,
      datasets: counts.get(slugs.indexOf(key)) ?? 0,
      selected: chosen.has(key),
    }));
    return ranked(values, none, limit);
  };
  const byPublisher = (hits: Hits, facet: PublisherFacet, request: FacetRequest): readonly FacetCount[] => {
    const { filter, limit, own } = request;
    const { counts, none } = counted(hits, own, (rows) => countPublisherNumbers(index, rows));
    const known = publishers();
    const sums = new Map<string, number>();
    let without = none;
    for (const [number, count] of counts) {
      const publisher = known.get(number);
      const keys = publisher === undefined ? [] : PUBLISHER_KEYS[facet](publisher);
      if (keys.length === 0) without += count;
      for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + count);
    }
    const said: readonly string[] = filter[FACET_FIELDS[facet]] ?? [];
    const chosen = new Set(facet === 'organisation' ? said.map((alias) => idOf.get([alias])?.id ?? alias) : said);
    for (const key of chosen) {
      if (sums.has(key)) continue;
      // A unit: what it publishes counts as its body's, and is told besides when it was chosen.
      const units = facet === 'organisation' ? new Set(scope.publishers({ organisations: [key] })) : new Set<number>();
      const ofUnit = [...known].filter(([, { organisation }]) => units.has(organisation));
      sums.set(
        key,
        ofUnit.reduce((sum, [number]) => sum + (counts.get(number) ?? 0), 0),
      );
    }
    const values = [...sums].map(([key, datasets]) => ({ key, datasets, selected: chosen.has(key) }));
    return ranked(values, without, limit);
  };
  return (hits, request) => {
    const { facet, filter, limit, own } = request;
    if (facet === 'specification') return bySpecification(hits, request);
    if (isOfPublisher(facet)) return byPublisher(hits, facet, request);
    const numbers = counted(hits, own, (rows) => countList(index, facet, rows));
    return terms.values(facet, numbers, filter[FACET_FIELDS[facet]] ?? [], limit);
  };
}
