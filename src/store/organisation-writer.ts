import { hash as hashOf } from 'node:crypto';
import type { Agent } from '../model/agent.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { Organisation, RegisterEntry } from '../model/organisation.ts';
import { pickText } from '../model/text.ts';
import type { Connection } from './connection.ts';
import { joinOrganisations } from './organisations.ts';
import { idsOf } from './node-alias.ts';
import { RECORD_KINDS } from './schema.ts';
import { sortKey } from './sort-key.ts';

/** 128 bits of the text's SHA-256: whether a record is the same as before. */
export function contentHash(text: string): string {
  return hashOf('sha256', text, 'base64').slice(0, 22);
}

interface Known {
  readonly id: string;
  readonly n: number;
  readonly hash: string;
  readonly parent: string | null;
}

export interface OrganisationSettings {
  readonly register: readonly RegisterEntry[];
  readonly catalogues: readonly CatalogueRef[];
}

/** Keeps the table of organisations, and the datasets' and services' organisations, in step with the agents. */
export interface OrganisationWriter {
  /** Joins anew what the records now say. Returns whose datasets have changed; undefined: possibly anybody's. */
  rejoin(settings: OrganisationSettings, revision: number): ReadonlySet<number> | undefined;
  /** Counts anew the datasets of these organisations and those above them; of all when none are given. */
  recount(organisations: ReadonlySet<number> | undefined): void;
}

const COUNT = `(
  SELECT count(*) FROM organisation_ancestor a JOIN dataset d ON d.organisation = a.organisation
  WHERE a.ancestor = organisation.n
)`;
// CROSS JOIN: the engine, which has no idea of the sizes, would begin with all records.
const PUBLISHING = `INSERT INTO publishing (organisation, catalogue)
  SELECT DISTINCT d.organisation, r.catalogue FROM dataset d
  CROSS JOIN record r ON r.kind = ${RECORD_KINDS.dataset} AND r.id IN ${idsOf('dataset', 'd.id')}
  WHERE d.organisation IS NOT NULL`;

export function createOrganisationWriter(connection: Connection): OrganisationWriter {
  const { prepare } = connection;
  const agents = prepare<{ json: string }>('SELECT json FROM record WHERE kind = ?');
  const described = prepare<{ id: string; description: string }>(
    'SELECT id, description FROM catalogue WHERE description IS NOT NULL',
  );
  const known = prepare<Known>('SELECT id, n, hash, parent FROM organisation');
  const put = prepare(
    `INSERT INTO organisation (id, version, hash, json, kind, code, county, name, population, parent, resolved)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, hash = excluded.hash, json = excluded.json,
       kind = excluded.kind, code = excluded.code, county = excluded.county, name = excluded.name,
       population = excluded.population, parent = excluded.parent, resolved = excluded.resolved`,
  );
  const remove = prepare('DELETE FROM organisation WHERE n = ?');
  const knownAliases = prepare<{ alias: string; organisation: number }>(
    'SELECT alias, organisation FROM organisation_alias',
  );
  const putAlias = prepare('INSERT OR REPLACE INTO organisation_alias (alias, organisation) VALUES (?, ?)');
  const removeAlias = prepare('DELETE FROM organisation_alias WHERE alias = ?');
  const publish = ['dataset', 'data_service_publisher'].map((table) =>
    prepare(`UPDATE ${table} SET organisation = ? WHERE publisher = ?`),
  );

  const write = (organisation: Organisation, revision: number, hash: string, json: string): void => {
    const { id, kind, names, countyCode, population, parent } = organisation;
    const code = organisation.municipalityCode ?? organisation.regionCode ?? null;
    const name = sortKey(pickText(names)) ?? null;
    const place = [code, countyCode ?? null, name, population ?? null, parent ?? null];
    put.run([id, revision, hash, json, kind, ...place, organisation.unresolved === undefined ? 1 : 0]);
  };
  const realias = (aliases: ReadonlyMap<string, string>, numbers: ReadonlyMap<string, number>): ReadonlySet<number> => {
    const affected = new Set<number>();
    const before = new Map(knownAliases.all([]).map(({ alias, organisation }) => [alias, organisation]));
    for (const [alias, id] of aliases) {
      const organisation = numbers.get(id);
      if (organisation === undefined || before.get(alias) === organisation) continue;
      putAlias.run([alias, organisation]);
      for (const statement of publish) statement.run([organisation, alias]);
      affected.add(organisation).add(before.get(alias) ?? organisation);
    }
    for (const [alias, organisation] of before) {
      if (aliases.has(alias)) continue;
      removeAlias.run([alias]);
      for (const statement of publish) statement.run([null, alias]);
      affected.add(organisation);
    }
    return affected;
  };
  const rebuildTree = (): void => {
    connection.exec(`
      DELETE FROM organisation_ancestor;
      WITH RECURSIVE above (organisation, ancestor) AS (
        SELECT n, n FROM organisation
        UNION
        SELECT above.organisation, p.n FROM above
          JOIN organisation o ON o.n = above.ancestor JOIN organisation p ON p.id = o.parent
      )
      INSERT INTO organisation_ancestor (organisation, ancestor) SELECT organisation, ancestor FROM above;
      UPDATE organisation SET top = (
        SELECT t.n FROM organisation_ancestor a JOIN organisation t ON t.n = a.ancestor
        WHERE a.organisation = organisation.n AND t.parent IS NULL
      );`);
  };
  const above = prepare<{ ancestor: number }>('SELECT ancestor FROM organisation_ancestor WHERE organisation = ?');
  const recountOne = prepare(`UPDATE organisation SET datasets = ${COUNT} WHERE n = ? AND datasets IS NOT ${COUNT}`);
  const unpublish = prepare('DELETE FROM publishing WHERE organisation = ?');
  const republish = prepare(`${PUBLISHING} AND d.organisation = ?`);

  return {
    rejoin({ register, catalogues }, revision) {
      const found = agents.all([RECORD_KINDS.agent]).map(({ json }) => JSON.parse(json) as Agent);
      const descriptions = new Map(
        described.all([]).map(({ id, description }) => [id, JSON.parse(description) as CatalogueDescription]),
      );
      const { organisations, aliases } = joinOrganisations(register, found, catalogues, descriptions);
      const before = new Map(known.all([]).map((row) => [row.id, row]));
      let moved = false;
      for (const organisation of organisations) {
        const json = JSON.stringify(organisation);
        const hash = contentHash(json);
        const old = before.get(organisation.id);
        before.delete(organisation.id);
        if (old?.hash === hash) continue;
        write(organisation, revision, hash, json);
        moved ||= old === undefined || old.parent !== (organisation.parent ?? null);
      }
      for (const { n } of before.values()) remove.run([n]);
      const affected = realias(aliases, new Map(known.all([]).map(({ id, n }) => [id, n])));
      if (!moved && before.size === 0) return affected;
      rebuildTree();
      return undefined;
    },
    recount(organisations) {
      if (organisations === undefined) {
        connection.exec(`
          UPDATE organisation SET datasets = ${COUNT} WHERE datasets IS NOT ${COUNT};
          DELETE FROM publishing;
          ${PUBLISHING}`);
        return;
      }
      for (const n of organisations) {
        unpublish.run([n]);
        republish.run([n]);
        for (const { ancestor } of above.all([n])) recountOne.run([ancestor]);
      }
    },
  };
}
