import type { Collaboration } from '../../model/catalogue.ts';
import type { Connection } from '../connection.ts';
import { createRevisionMemo } from '../revision-memo.ts';
import type { IndexReader } from './search-index.ts';

/** What the store knows of a publisher: the organisation that it was joined to, and the body that this belongs to. */
export interface Publisher {
  /** Row number of `organisation`. */
  readonly organisation: number;
  /** Of the topmost organisation. */
  readonly id: string;
  readonly kind: string;
  /** Municipality or region code. */
  readonly code: string | undefined;
  readonly county: string | undefined;
  /** Ids of those that it is a member of. */
  readonly collaborations: readonly string[];
}

interface Row {
  readonly alias: string;
  readonly organisation: number;
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly county: string | null;
}

/** By publisher number of the index; those that are no organisation of the store are left out. Worked out once for a revision. */
export function createPublishers(
  connection: Connection,
  index: IndexReader,
  collaborations: readonly Collaboration[],
): () => ReadonlyMap<number, Publisher> {
  const memo = createRevisionMemo<ReadonlyMap<number, Publisher>>(connection);
  const joined = connection.prepare<Row>(
    `SELECT a.alias, o.n AS organisation, t.id, t.kind, t.code, t.county FROM json_each(?) agent
     JOIN organisation_alias a ON a.alias = agent.value
     JOIN organisation o ON o.n = a.organisation JOIN organisation t ON t.n = o.top`,
  );
  return () =>
    memo.get('publishers', () => {
      const agents = index.publishers();
      const byAgent = new Map(joined.all([JSON.stringify([...agents.values()])]).map((row) => [row.alias, row]));
      const publishers = new Map<number, Publisher>();
      for (const [number, agent] of agents) {
        const row = byAgent.get(agent);
        if (row === undefined) continue;
        const { organisation, id, kind, code, county } = row;
        const memberOf = collaborations.filter(({ members }) => code !== null && members.includes(code));
        publishers.set(number, {
          organisation,
          id,
          kind,
          code: code ?? undefined,
          county: county ?? undefined,
          collaborations: memberOf.map((collaboration) => collaboration.id),
        });
      }
      return publishers;
    });
}
