import type { CatalogueDescription, CatalogueRef, Collaboration } from '../model/catalogue.ts';
import type { CatalogueStatus, SkippedRecord } from '../model/snapshot.ts';
import type { Validator } from '../upstream/upstream.ts';
import { aliasKey } from './agent-uri.ts';
import { inList } from './connection.ts';
import type { Connection } from './connection.ts';
import { createNodeIds } from './node-alias.ts';
import type { OrganisationScope } from './organisation-scope.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { RECORD_KINDS } from './schema.ts';
import type { DatasetFilter, Store, StoreWriter } from './store.ts';

type CatalogueReads = Pick<
  Store,
  | 'catalogues'
  | 'catalogue'
  | 'catalogueDescription'
  | 'catalogueStatus'
  | 'catalogueCounts'
  | 'countKnownDatasets'
  | 'skipped'
  | 'cataloguesBehind'
  | 'collaborations'
> &
  Pick<StoreWriter, 'snapshotInfo'>;

interface Row {
  readonly status: string | null;
  readonly description: string | null;
  readonly complete: number | null;
  readonly validator: string | null;
}

const NO_COUNTS = { datasets: 0, distributions: 0, dataServices: 0, skipped: 0 };

/** Reads of what is known of the catalogues. */
export function createCatalogueReads(
  connection: Connection,
  scope: OrganisationScope,
  configured: { readonly catalogues: readonly CatalogueRef[]; readonly collaborations: readonly Collaboration[] },
): CatalogueReads {
  const { prepare } = connection;
  const { catalogues, collaborations } = configured;
  const byId = new Map(catalogues.map((catalogue) => [catalogue.id, catalogue]));
  const active = catalogues.filter((catalogue) => catalogue.status === 'active').map(({ id }) => id);
  const find = prepare<Row>('SELECT status, description, complete, validator FROM catalogue WHERE id = ?');
  const counts = prepare<typeof NO_COUNTS>(
    'SELECT datasets, distributions, data_services AS dataServices, skipped_count AS skipped FROM catalogue WHERE id = ?',
  );
  const skipped = prepare<{ skipped: string }>('SELECT skipped FROM catalogue WHERE id = ?');
  const alias = prepare<{ organisation: number }>('SELECT organisation FROM organisation_alias WHERE alias = ?');
  const behind = createRevisionMemo<readonly string[]>(connection);

  // Each list says how the catalogues stand that it rests on; a change of theirs is a revision of its own.
  const statuses = createRevisionMemo<CatalogueStatus>(connection);
  const statusOf = (id: string): CatalogueStatus => {
    const status = find.get([id])?.status ?? undefined;
    if (status !== undefined) return JSON.parse(status) as CatalogueStatus;
    return { catalogueId: id, state: 'MISSING', consecutiveFailures: 0 };
  };

  const nodeIds = createNodeIds(connection);
  const holding = (ids: readonly string[]): ReadonlySet<string> => {
    const list = inList(nodeIds.all('dataset', ids));
    const sql = `SELECT DISTINCT c.id FROM record r JOIN catalogue c ON c.n = r.catalogue
      WHERE r.kind = ${RECORD_KINDS.dataset} AND r.id ${list.sql}`;
    return new Set(
      prepare<{ id: string }>(sql)
        .all(list.parameters)
        .map(({ id }) => id),
    );
  };
  const publishing = (organisations: readonly number[]): ReadonlySet<string> => {
    const list = inList(organisations);
    const sql = `SELECT DISTINCT c.id FROM publishing p JOIN catalogue c ON c.n = p.catalogue WHERE p.organisation ${list.sql}`;
    const found = new Set(
      prepare<{ id: string }>(sql)
        .all(list.parameters)
        .map(({ id }) => id),
    );
    const wanted = new Set(organisations);
    for (const { id, organisation } of catalogues) {
      const owner = organisation === undefined ? undefined : alias.get([aliasKey(organisation)])?.organisation;
      if (owner !== undefined && wanted.has(owner)) found.add(id);
    }
    return found;
  };
  const restsOn = (filter: DatasetFilter): readonly string[] => {
    if (filter.catalogues !== undefined) {
      const wanted = new Set(filter.catalogues);
      return active.filter((id) => wanted.has(id));
    }
    const organisations = scope.publishers(filter);
    if (organisations === undefined && filter.ids === undefined) return active;
    const found = organisations === undefined ? holding(filter.ids ?? []) : publishing(organisations);
    return active.filter((id) => found.has(id));
  };
  return {
    catalogues: () => catalogues,
    catalogue: (id) => byId.get(id),
    catalogueDescription: (id) => {
      const description = find.get([id])?.description ?? undefined;
      return description === undefined ? undefined : (JSON.parse(description) as CatalogueDescription);
    },
    catalogueStatus: (id) => (byId.has(id) ? statuses.get(id, () => statusOf(id)) : statusOf(id)),
    catalogueCounts: (id) => {
      const row = counts.get([id]) ?? NO_COUNTS;
      return {
        datasets: row.datasets,
        distributions: row.distributions,
        dataServices: row.dataServices,
        skipped: row.skipped,
      };
    },
    countKnownDatasets: (id, datasetIds) => {
      const list = inList(datasetIds);
      const sql = `SELECT count(*) AS known FROM record r JOIN catalogue c ON c.n = r.catalogue
        WHERE c.id = ? AND r.kind = ${RECORD_KINDS.dataset} AND r.id ${list.sql}`;
      return prepare<{ known: number }>(sql).get([id, ...list.parameters])?.known ?? 0;
    },
    skipped: (id) => JSON.parse(skipped.get([id])?.skipped ?? '[]') as SkippedRecord[],
    cataloguesBehind: (filter) => behind.get(JSON.stringify(filter), () => restsOn(filter)),
    collaborations: () => collaborations,
    snapshotInfo: (id) => {
      const row = find.get([id]);
      if (row?.complete === undefined || row.complete === null) return undefined;
      const validator =
        row.complete === 1 && row.validator !== null ? (JSON.parse(row.validator) as Validator) : undefined;
      return { complete: row.complete === 1, ...(validator === undefined ? {} : { validator }) };
    },
  };
}
