import type { Agent } from '../../model/agent.ts';
import { idFromUri, idWithin, type NodeKind } from '../../model/id.ts';
import type { Graph, Term } from '../graph.ts';

/** What the readers of one graph share: whose it is, which ids its nodes have, and the agents met on the way. */
export interface ReadingContext {
  readonly graph: Graph;
  readonly catalogueId: string;
  /** Our id of a node; a blank node gets the id that `nameBlank` gave it, or one from its label. */
  id(kind: NodeKind, term: Term | string): string;
  /** Names a blank node by its content, since labels change from one serialisation to the next. */
  nameBlank(kind: NodeKind, label: string, key: string): string;
  /** The same for nodes that mean the same when their content is the same: two nameless copies of one publisher. */
  shareBlank(kind: NodeKind, label: string, key: string): string;
  /** Agents met so far, by id: read when first referred to. */
  readonly agents: Map<string, Agent>;
  /** Catalogue records by the subject they are about. */
  readonly records: ReadonlyMap<string, readonly string[]>;
}

export function createReadingContext(
  graph: Graph,
  catalogueId: string,
  records: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadingContext {
  const blankIds = new Map<string, string>();
  const taken = new Map<string, number>();
  return {
    graph,
    catalogueId,
    agents: new Map(),
    records,
    id(kind, term) {
      const subject = typeof term === 'string' ? term : term.value;
      const blank = typeof term === 'string' ? subject.startsWith('_:') : term.kind !== 'iri';
      if (!blank) return idFromUri(kind, subject);
      return blankIds.get(`${kind} ${subject}`) ?? idWithin(kind, catalogueId, subject);
    },
    nameBlank(kind, label, key) {
      const full = `${kind} ${key}`;
      const before = taken.get(full) ?? 0;
      taken.set(full, before + 1);
      // Two nodes with the same content: told apart by their order, the best there is.
      const id = idWithin(kind, catalogueId, before === 0 ? key : `${key}\n${before}`);
      blankIds.set(`${kind} ${label}`, id);
      return id;
    },
    shareBlank(kind, label, key) {
      const id = idWithin(kind, catalogueId, key);
      blankIds.set(`${kind} ${label}`, id);
      return id;
    },
  };
}

/** The node's URI, absent for a blank node. */
export const uriOf = (subject: string): { readonly uri?: string } => (subject.startsWith('_:') ? {} : { uri: subject });
