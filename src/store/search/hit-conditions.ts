import { LRUCache } from 'lru-cache';
import type { Connection } from '../connection.ts';
import type { Condition } from '../dataset-conditions.ts';
import type { OrganisationScope } from '../organisation-scope.ts';
import { createRevision } from '../revision-memo.ts';
import type { SpecificationTerms } from '../specification-terms.ts';
import type { DatasetFilter } from '../store.ts';
import { FACET_FIELDS } from './facet-counts.ts';
import type { Publisher } from './facet-publishers.ts';
import type { FacetTerms } from './facet-terms.ts';
import type { HitFilter } from './hits.ts';
import { intersection, rowSet, rowSetBuilder } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { FACETS } from './search.ts';
import type { FacetName } from './search.ts';
import { CHUNK_ROWS } from './search-index.ts';
import type { IndexReader, ListColumn } from './search-index.ts';

export interface HitConditionsDeps {
  readonly connection: Connection;
  readonly index: IndexReader;
  /** Of `dataset-conditions.ts`. */
  readonly conditionsOf: (filter: DatasetFilter) => readonly Condition[];
  readonly scope: OrganisationScope;
  readonly specifications: SpecificationTerms;
  readonly terms: FacetTerms;
  readonly publishers: () => ReadonlyMap<number, Publisher>;
  /** Sets of rows are remembered up to this size, in bytes. */
  readonly bytes: number;
}

/** A filter as sets of rows, and which of those told apart is which facet's own. */
export interface HitConditions {
  readonly filter: HitFilter;
  own(facet: FacetName): number;
}

/** Fields that a column of the index answers: it is in memory, and need not be read from the file. */
const LISTED = {
  catalogues: 'catalogue',
  listedBy: 'catalogue',
  themes: 'theme',
  keywords: 'keyword',
  formats: 'format',
  licences: 'licence',
  accessRights: 'accessRights',
  highValueCategories: 'highValueCategory',
  frequencies: 'frequency',
  languages: 'language',
  conformsTo: 'conformsTo',
} as const satisfies Partial<Record<keyof DatasetFilter, ListColumn>>;
const OF_PUBLISHER = [
  'organisations',
  'municipalityCodes',
  'countyCodes',
  'organisationKinds',
  'collaborations',
] as const satisfies readonly (keyof DatasetFilter)[];

const isListed = (field: keyof DatasetFilter): field is keyof typeof LISTED => Object.hasOwn(LISTED, field);
const isOfPublisher = (field: keyof DatasetFilter): field is (typeof OF_PUBLISHER)[number] =>
  OF_PUBLISHER.some((one) => one === field);

/** Reads each field of a filter as a condition of its own, which comes to the same as reading it whole. */
export function createHitConditions(deps: HitConditionsDeps): (filter: DatasetFilter) => HitConditions {
  const { connection, index, conditionsOf, scope, specifications, terms, publishers } = deps;
  const revision = createRevision(connection);
  const sets = new LRUCache<string, RowSet>({ maxSize: deps.bytes, sizeCalculation: ({ bytes }) => bytes });

  const withTerms = (column: ListColumn, numbers: readonly number[]): RowSet => {
    const wanted = new Uint8Array(numbers.reduce((most, n) => Math.max(most, n), 0) + 1);
    for (const n of numbers) wanted[n] = 1;
    const builder = rowSetBuilder();
    for (let chunk = 0; chunk < index.chunks() && numbers.length > 0; chunk += 1) {
      const { starts, values } = index.lists(column, chunk);
      const bits = builder.chunk(chunk);
      for (let row = 0; row < CHUNK_ROWS; row += 1) {
        const end = starts[row + 1] ?? 0;
        for (let i = starts[row] ?? 0; i < end; i += 1) {
          if (wanted[values[i] ?? 0] === 1) bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31));
        }
      }
    }
    return builder.build();
  };
  const ofPublishers = (organisations: readonly number[]): RowSet => {
    const among = new Set(organisations);
    const known = publishers();
    const wanted = new Uint8Array([...known.keys()].reduce((most, n) => Math.max(most, n), 0) + 1);
    for (const [number, { organisation }] of known) if (among.has(organisation)) wanted[number] = 1;
    const builder = rowSetBuilder();
    for (let chunk = 0; chunk < index.chunks(); chunk += 1) {
      const numbers = index.numbers('publisher', chunk);
      const bits = builder.chunk(chunk);
      for (let row = 0; row < CHUNK_ROWS; row += 1) {
        if (wanted[numbers[row] ?? 0] === 1) bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31));
      }
    }
    return builder.build();
  };
  /** In one text: a row object for each of a million rows takes a second. */
  const fromFile = ({ rows: { sql, parameters } }: Condition): RowSet => {
    const found = connection
      .prepare<{ rows: string }>(`SELECT json_group_array(n) AS rows FROM (${sql})`)
      .get(parameters);
    return rowSet(JSON.parse(found?.rows ?? '[]') as readonly number[]);
  };
  const make = (field: keyof DatasetFilter, filter: DatasetFilter): RowSet | undefined => {
    if (isListed(field)) return withTerms(LISTED[field], terms.numbers(LISTED[field], filter[field] ?? []));
    if (field === 'specifications') {
      return withTerms('conformsTo', specifications.of(filter.specifications ?? []));
    }
    if (isOfPublisher(field)) return ofPublishers(scope.publishers({ [field]: filter[field] }) ?? []);
    const [first, ...others] = conditionsOf({ [field]: filter[field] }).map(fromFile);
    return first === undefined ? undefined : intersection([first, ...others], index.chunks());
  };
  const setOf = (field: keyof DatasetFilter, filter: DatasetFilter): RowSet | undefined => {
    const key = `${revision()} ${field} ${JSON.stringify(filter[field])}`;
    const known = sets.get(key);
    if (known !== undefined) return known;
    const made = make(field, filter);
    if (made !== undefined) sets.set(key, made);
    return made;
  };

  return (filter) => {
    const apart: RowSet[] = [];
    const own = new Map<keyof DatasetFilter, number>();
    const all: RowSet[] = [];
    const ofFacets = new Set<string>(FACETS.map((facet) => FACET_FIELDS[facet]));
    for (const field of Object.keys(filter) as (keyof DatasetFilter)[]) {
      const set = filter[field] === undefined ? undefined : setOf(field, filter);
      if (set === undefined) continue;
      if (ofFacets.has(field)) {
        own.set(field, apart.length);
        apart.push(set);
      } else all.push(set);
    }
    const [first, ...others] = all;
    return {
      filter: first === undefined ? { apart } : { apart, all: intersection([first, ...others], index.chunks()) },
      own: (facet) => own.get(FACET_FIELDS[facet]) ?? -1,
    };
  };
}
