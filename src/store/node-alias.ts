import type { Connection } from './connection.ts';
import { RECORD_KINDS } from './schema.ts';
import type { RecordKind } from './schema.ts';

/** `(SELECT …)`: all ids of the node that has this id; `id` is a column. */
export function idsOf(kind: RecordKind, id: string): string {
  return `(SELECT ${id} UNION ALL SELECT na.id FROM node_alias na WHERE na.kind = ${RECORD_KINDS[kind]} AND na.canonical = ${id})`;
}

/** The id that the node has which is called so; `id` is a column or a numbered parameter. */
export function canonicalId(kind: RecordKind, id: string): string {
  return `coalesce((SELECT na.canonical FROM node_alias na WHERE na.kind = ${RECORD_KINDS[kind]} AND na.id = ${id}), ${id})`;
}

/** The ids of nodes: one that several catalogues call differently has several, and answers to each of them. */
export interface NodeIds {
  /** The ids that the nodes have. */
  canonical(kind: RecordKind, ids: readonly string[]): readonly string[];
  /** Those, and what else the nodes are called. */
  all(kind: RecordKind, ids: readonly string[]): readonly string[];
}

export function createNodeIds({ prepare }: Connection): NodeIds {
  const find = prepare<{ canonical: string }>('SELECT canonical FROM node_alias WHERE kind = ? AND id = ?');
  const others = prepare<{ id: string }>('SELECT id FROM node_alias WHERE kind = ? AND canonical = ?');
  const canonical: NodeIds['canonical'] = (kind, ids) =>
    ids.map((id) => find.get([RECORD_KINDS[kind], id])?.canonical ?? id);
  return {
    canonical,
    all: (kind, ids) =>
      canonical(kind, ids).flatMap((id) => [id, ...others.all([RECORD_KINDS[kind], id]).map((row) => row.id)]),
  };
}
