import { LRUCache } from 'lru-cache';
import type { Organisation } from '../model/organisation.ts';
import { aliasKey } from './agent-uri.ts';
import { inList } from './connection.ts';
import type { Connection } from './connection.ts';
import { FORMER_LISTS } from './former-places.ts';
import type { FormerRevisions } from './former-places.ts';
import type { RememberedListing } from './former-rows.ts';
import type { Fragment, KeyRow } from './keyset.ts';
import type { OrganisationScope } from './organisation-scope.ts';
import { createPageMemo } from './page-memo.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { RECORD_KINDS } from './schema.ts';
import type { OrganisationFilter, OrganisationOrder, Store } from './store.ts';

type OrganisationReads = Pick<Store, 'organisation' | 'organisationByAlias' | 'organisations' | 'countOrganisations'>;

const COLUMNS: Readonly<Record<OrganisationOrder, string | undefined>> = {
  NAME: 'o.name',
  POPULATION: 'o.population',
  DATASETS: 'o.datasets',
  ID: undefined,
};

/** The organisation that is called so, where there is one. */
interface Named {
  readonly organisation?: Organisation;
}

/** Longer ones are not remembered. */
const LONGEST_ALIAS = 300;

interface Row {
  readonly n: number;
  readonly version: number;
}

/** Conditions on `organisation o`. Codes mean the bodies themselves here, not their units: 49 codes are 49 municipalities. */
export function organisationConditions(filter: OrganisationFilter, scope: OrganisationScope): readonly Fragment[] {
  const conditions: Fragment[] = [];
  const among = (sql: (list: string) => string, values: readonly string[] | undefined): void => {
    if (values === undefined) return;
    const list = inList(values);
    conditions.push({ sql: sql(list.sql), parameters: list.parameters });
  };
  among((list) => `o.n IN (SELECT organisation FROM organisation_alias WHERE alias ${list})`, filter.ids);
  among((list) => `o.kind ${list}`, filter.kinds);
  among((list) => `o.kind = 'MUNICIPALITY' AND o.code ${list}`, filter.municipalityCodes);
  among((list) => `o.county ${list}`, filter.countyCodes);
  among(
    (list) => `o.code ${list}`,
    filter.collaborations === undefined ? undefined : scope.members(filter.collaborations),
  );
  if (filter.publishes !== undefined) {
    conditions.push({ sql: `o.datasets ${filter.publishes ? '>' : '='} 0`, parameters: [] });
  }
  if (filter.unresolved !== undefined) {
    conditions.push({ sql: `o.resolved = ${filter.unresolved ? 0 : 1}`, parameters: [] });
  }
  among(
    (list) =>
      `o.parent IN (SELECT p.id FROM organisation p JOIN organisation_alias x ON x.organisation = p.n WHERE x.alias ${list})`,
    filter.parent === undefined ? undefined : [filter.parent],
  );
  among(
    (list) =>
      `(o.code IS NOT NULL OR o.n IN (
         SELECT x.organisation FROM record r JOIN catalogue c ON c.n = r.catalogue
         JOIN organisation_alias x ON x.alias = r.id WHERE r.kind = ${RECORD_KINDS.agent} AND c.id ${list}))`,
    filter.listedBy,
  );
  return conditions;
}

function listingOf(filter: OrganisationFilter, order: OrganisationOrder, scope: OrganisationScope): RememberedListing {
  const where = organisationConditions(filter, scope);
  return {
    columns: 'o.n, o.version',
    from: { sql: 'organisation o', parameters: [] },
    where,
    id: 'o.id',
    value: COLUMNS[order],
    former: {
      list: FORMER_LISTS.organisation[order].list,
      table: 'o',
      from: { sql: 'former f CROSS JOIN organisation o ON o.n = f.n', parameters: [] },
      where,
    },
  };
}

/** Reads of organisations. */
export function createOrganisationReads(
  connection: Connection,
  scope: OrganisationScope,
  hot: number,
  revisions: FormerRevisions,
): OrganisationReads {
  const { prepare } = connection;
  const parsed = new LRUCache<string, Organisation>({ max: hot });
  const find = prepare<Row>(
    'SELECT o.n, o.version FROM organisation_alias a JOIN organisation o ON o.n = a.organisation WHERE a.alias = ?',
  );
  const json = prepare<{ json: string }>('SELECT json FROM organisation WHERE n = ?');
  const read = ({ n, version }: Row): Organisation | undefined => {
    // Changed content has another version.
    const key = `${n} ${version}`;
    const known = parsed.get(key);
    if (known !== undefined) return known;
    const row = json.get([n]);
    if (row === undefined) return undefined;
    const organisation = JSON.parse(row.json) as Organisation;
    parsed.set(key, organisation);
    return organisation;
  };
  const pages = createPageMemo<KeyRow & Row>(connection, revisions);
  const found = createRevisionMemo<Named>(connection);
  const look = (alias: string): Named => {
    const row = find.get([alias]) ?? find.get([aliasKey(alias)]);
    const organisation = row === undefined ? undefined : read(row);
    return organisation === undefined ? {} : { organisation };
  };
  // Each dataset of a list asks who publishes it.
  const byAlias = (alias: string): Organisation | undefined =>
    alias.length > LONGEST_ALIAS
      ? connection.reading(() => look(alias)).organisation
      : found.get(alias, () => look(alias)).organisation;
  return {
    organisation: byAlias,
    organisationByAlias: (alias) => byAlias(alias.trim()),
    organisations: (filter, page) =>
      connection.reading(() => {
        const { rows, hasMore } = pages(filter, page, () => listingOf(filter, page.order, scope));
        const items = rows.flatMap((row) => {
          const node = read(row);
          return node === undefined ? [] : [{ node, key: { value: row.value, id: row.id } }];
        });
        return { items, hasMore };
      }),
    countOrganisations: (filter) =>
      connection.reading(() => {
        const conditions = organisationConditions(filter, scope);
        const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`;
        const row = prepare<{ c: number }>(`SELECT count(*) AS c FROM organisation o ${where}`).get(
          conditions.flatMap(({ parameters }) => parameters),
        );
        return row?.c ?? 0;
      }),
  };
}
