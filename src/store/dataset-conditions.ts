import { InputError } from '../errors.ts';
import { MAXIMUM_QUALITY } from '../model/quality.ts';
import { endOf, startOf } from './comparable-time.ts';
import { inList } from './connection.ts';
import type { Connection } from './connection.ts';
import { termKey } from './dataset-terms.ts';
import type { Fragment } from './keyset.ts';
import { createMachineReadableTerms } from './format-terms.ts';
import { createOpenLicences } from './licence-terms.ts';
import { canonicalId, createNodeIds } from './node-alias.ts';
import type { OrganisationScope } from './organisation-scope.ts';
import { liesNear, liesWithin, touches } from './place-conditions.ts';
import { TERM_KINDS } from './schema.ts';
import type { TermKind } from './schema.ts';
import type { SpecificationTerms } from './specification-terms.ts';
import type { DatasetFilter } from './store.ts';

/** One condition, said in two ways. */
export interface Condition {
  /** Of a row `d` of `dataset`. */
  readonly test: Fragment;
  /** SELECT of the row numbers `n` that meet it, each once. */
  readonly rows: Fragment;
}

const TERM_FIELDS = {
  themes: 'theme',
  keywords: 'keyword',
  formats: 'format',
  licences: 'licence',
  accessRights: 'accessRights',
  highValueCategories: 'highValueCategory',
  frequencies: 'frequency',
  languages: 'language',
  conformsTo: 'conformsTo',
  series: 'series',
  catalogues: 'catalogue',
  listedBy: 'catalogue',
} as const satisfies Partial<Record<keyof DatasetFilter, TermKind>>;

/** Reads a filter into conditions that all must be met. An empty list of alternatives is met by nothing. */
export function createDatasetConditions(
  connection: Connection,
  scope: OrganisationScope,
  specifications: SpecificationTerms,
): (filter: DatasetFilter) => readonly Condition[] {
  const termNumbers = (kind: TermKind, values: readonly string[]): readonly number[] => {
    const keys = inList(values.map(termKey).filter((key) => key !== ''));
    return connection
      .prepare<{ n: number }>(`SELECT n FROM term WHERE kind = ? AND key ${keys.sql}`)
      .all([TERM_KINDS[kind], ...keys.parameters])
      .map(({ n }) => n);
  };
  const openLicences = createOpenLicences(connection);
  const machineReadable = createMachineReadableTerms(connection);
  const nodeIds = createNodeIds(connection);
  const hasTermOf = (numbers: readonly number[]): Condition => {
    const list = inList(numbers);
    return {
      test: {
        sql: `EXISTS (SELECT 1 FROM dataset_term x WHERE x.term ${list.sql} AND x.dataset = d.n)`,
        parameters: list.parameters,
      },
      rows: {
        sql: `SELECT ${list.parameters.length > 1 ? 'DISTINCT' : ''} dataset AS n FROM dataset_term WHERE term ${list.sql}`,
        parameters: list.parameters,
      },
    };
  };
  const hasTerm = (kind: TermKind, values: readonly string[]): Condition => hasTermOf(termNumbers(kind, values));
  return (filter) => {
    const conditions: Condition[] = [];
    if (filter.ids !== undefined) conditions.push(column('id', nodeIds.canonical('dataset', filter.ids)));
    for (const field of Object.keys(TERM_FIELDS) as (keyof typeof TERM_FIELDS)[]) {
      const values = filter[field];
      if (values !== undefined) conditions.push(hasTerm(TERM_FIELDS[field], values));
    }
    if (filter.specifications !== undefined) conditions.push(hasTermOf(specifications.of(filter.specifications)));
    const publishers = scope.publishers(filter);
    if (publishers !== undefined) conditions.push(column('organisation', publishers));
    if (filter.dataServices !== undefined) {
      const named = hasTerm('service', nodeIds.all('dataService', filter.dataServices));
      conditions.push(served(named, nodeIds.canonical('dataService', filter.dataServices)));
    }
    if (filter.mediaTypes !== undefined) {
      const { mediaTypes } = filter;
      conditions.push(hasTermOf([...termNumbers('mediaType', mediaTypes), ...termNumbers('format', mediaTypes)]));
    }
    if (filter.openLicence !== undefined) {
      const open = hasTermOf(openLicences());
      conditions.push(filter.openLicence ? open : not(open));
    }
    if (filter.machineReadable !== undefined) conditions.push(hasTermOf(machineReadable()));
    return [...conditions, ...ofRow(filter)];
  };
}

/** What is known of each dataset without its terms. */
function ofRow(filter: DatasetFilter): readonly Condition[] {
  const conditions: Condition[] = [];
  if (filter.catalogueStates !== undefined) conditions.push(readFrom(filter.catalogueStates));
  if (filter.highValue !== undefined) conditions.push(HIGH_VALUE);
  if (filter.hasRows !== undefined) conditions.push(onColumn('has_rows = ?', [Number(filter.hasRows)]));
  if (filter.hasApi !== undefined) conditions.push(filter.hasApi ? HAS_API : not(HAS_API));
  if (filter.within !== undefined) conditions.push(liesWithin(filter.within));
  if (filter.intersects !== undefined) conditions.push(touches(filter.intersects));
  if (filter.near !== undefined) conditions.push(liesNear(filter.near));
  if (filter.qualityFrom !== undefined || filter.qualityTo !== undefined) {
    const { qualityFrom = 0, qualityTo = MAXIMUM_QUALITY } = filter;
    conditions.push(onColumn('quality BETWEEN ? AND ?', [qualityFrom, qualityTo]));
  }
  if (filter.hasDistributions !== undefined) {
    conditions.push(onColumn(`distributions ${filter.hasDistributions ? '>' : '='} 0`, []));
  }
  return [...conditions, ...during(filter, 'issued'), ...during(filter, 'modified')];
}

/** Of a test on one column of `dataset`; `+` keeps the engine from leaving the index that the page is read by. */
function onColumn(test: string, parameters: Fragment['parameters']): Condition {
  return {
    test: { sql: `+d.${test}`, parameters },
    rows: { sql: `SELECT n FROM dataset WHERE ${test}`, parameters },
  };
}

function column(name: string, values: readonly (string | number)[]): Condition {
  const list = inList(values);
  return onColumn(`${name} ${list.sql}`, list.parameters);
}

/** What does not meet the condition. */
function not({ test, rows }: Condition): Condition {
  return {
    test: { sql: `NOT ${test.sql}`, parameters: test.parameters },
    rows: { sql: `SELECT n FROM dataset WHERE n NOT IN (${rows.sql})`, parameters: rows.parameters },
  };
}

/** Of the catalogue that the dataset is read from; one that was never read is missing (`Store.catalogueStatus`). */
function readFrom(states: readonly string[]): Condition {
  const list = inList(states);
  const catalogues = `SELECT n FROM catalogue WHERE coalesce(status ->> 'state', 'MISSING') ${list.sql}`;
  return onColumn(`catalogue IN (${catalogues})`, list.parameters);
}

const OF_CATEGORY = `SELECT dataset FROM dataset_term WHERE kind = ${TERM_KINDS.highValueCategory}`;
const HIGH_VALUE: Condition = {
  test: {
    sql: `EXISTS (SELECT 1 FROM dataset_term x WHERE x.dataset = d.n AND x.kind = ${TERM_KINDS.highValueCategory})`,
    parameters: [],
  },
  rows: { sql: `SELECT n FROM dataset WHERE n IN (${OF_CATEGORY})`, parameters: [] },
};
const SERVED = `SELECT ${canonicalId('dataset', 'v.dataset_id')} FROM data_service_serves v`;
/** Its own words, or those of a service that serves it. */
const HAS_API: Condition = {
  test: { sql: `(+d.has_api = 1 OR d.id IN (${SERVED}))`, parameters: [] },
  rows: {
    sql: `SELECT n FROM dataset WHERE has_api = 1 UNION SELECT n FROM dataset WHERE id IN (${SERVED})`,
    parameters: [],
  },
};

/** Either direction: the dataset's distributions name the service, or the service names the dataset. */
function served(byDistribution: Condition, services: readonly string[]): Condition {
  const list = inList(services);
  const serves = `SELECT ${canonicalId('dataset', 'v.dataset_id')} FROM data_service s JOIN data_service_serves v ON v.service = s.n WHERE s.id ${list.sql}`;
  return {
    test: {
      sql: `(${byDistribution.test.sql} OR d.id IN (${serves}))`,
      parameters: [...byDistribution.test.parameters, ...list.parameters],
    },
    rows: {
      sql: `${byDistribution.rows.sql} UNION SELECT n FROM dataset WHERE id IN (${serves})`,
      parameters: [...byDistribution.rows.parameters, ...list.parameters],
    },
  };
}

const BOUNDS = {
  issued: ['issuedFrom', 'issuedTo'],
  modified: ['modifiedFrom', 'modifiedTo'],
} as const;

/** A dataset without the date is in no period. */
function during(filter: DatasetFilter, name: keyof typeof BOUNDS): readonly Condition[] {
  const [fromField, toField] = BOUNDS[name];
  const from = bound(fromField, filter[fromField], startOf);
  const to = bound(toField, filter[toField], endOf);
  if (from === undefined && to === undefined) return [];
  return [onColumn(`${name} BETWEEN ? AND ?`, [from ?? '', to ?? '~'])];
}

function bound(
  argument: string,
  said: string | undefined,
  read: (text: string) => string | undefined,
): string | undefined {
  if (said === undefined) return undefined;
  const time = read(said);
  if (time !== undefined) return time;
  throw new InputError(
    argument,
    `${argument} "${said}" is not a date: send ISO 8601, as in 2024, 2024-05 or 2024-05-31.`,
  );
}
