import type { Connection } from './connection.ts';
import type { OrganisationWriter } from './organisation-writer.ts';
import { RECORD_KINDS } from './schema.ts';
import type { RecordKind } from './schema.ts';
import type { UnionWriter } from './union-writer.ts';
import type { Configuration } from './writer-messages.ts';

export interface ConfigurationWriters {
  readonly union: UnionWriter;
  readonly organisations: OrganisationWriter;
  readonly nextRevision: () => number;
  /** Brings the search index into the file: nothing is settled after it. */
  readonly flush: () => void;
}

/**
 * Brings the file in step with the sources file and the register, in one transaction: what came from catalogues that
 * are no longer there, or no longer active, goes; where the order changed, the union is chosen anew. Costs nothing, and
 * gives no new revision, when the configuration is that of the last time.
 */
export function configure(connection: Connection, configuration: Configuration, writers: ConfigurationWriters): void {
  const { prepare } = connection;
  const known = prepare<{ value: string }>("SELECT value FROM meta WHERE key = 'configuration'").get([])?.value;
  if (known === configuration.hash) return;
  connection.writing(() => {
    const active = configuration.catalogues.filter((catalogue) => catalogue.status === 'active');
    const ids = JSON.stringify(active.map(({ id }) => id));
    const gone = `SELECT n FROM catalogue WHERE id NOT IN (SELECT value FROM json_each(?))`;
    const affected = prepare<{ kind: number; id: string }>(
      `SELECT kind, id FROM record WHERE catalogue IN (${gone})
       UNION SELECT kind, id FROM record GROUP BY kind, id HAVING count(*) > 1
       UNION SELECT i.kind, i.id FROM (SELECT kind, key FROM identity GROUP BY kind, key HAVING count(*) > 1) s
         JOIN identity i ON i.kind = s.kind AND i.key = s.key`,
    ).all([ids]);
    prepare(`DELETE FROM identity WHERE catalogue IN (${gone})`).run([ids]);
    prepare(`DELETE FROM record WHERE catalogue IN (${gone})`).run([ids]);
    prepare('DELETE FROM catalogue WHERE id NOT IN (SELECT value FROM json_each(?))').run([ids]);
    const put = prepare(
      'INSERT INTO catalogue (id, position) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position',
    );
    for (const [position, { id }] of active.entries()) put.run([id, position]);
    writers.organisations.rejoin(configuration, writers.nextRevision());
    for (const kind of Object.keys(RECORD_KINDS) as readonly RecordKind[]) {
      writers.union.settle(
        kind,
        affected.filter((row) => row.kind === RECORD_KINDS[kind]).map(({ id }) => id),
      );
    }
    writers.organisations.recount(undefined);
    writers.flush();
    // Terms and publishers that nothing has any more.
    connection.exec(
      `DELETE FROM term WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dataset_term WHERE term = term.n)
         AND NOT EXISTS (SELECT 1 FROM data_service_term WHERE term = term.n);
       DELETE FROM search_publisher WHERE agent NOT IN (SELECT publisher FROM dataset WHERE publisher IS NOT NULL)
         AND agent NOT IN (SELECT publisher FROM data_service_publisher)`,
    );
    prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('configuration', ?)").run([configuration.hash]);
  });
}
