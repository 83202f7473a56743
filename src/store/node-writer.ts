import type { DataService } from '../model/dataset.ts';
import type { Connection } from './connection.ts';
import { sameNodes, serviceWords } from './node-identity.ts';
import type { IdentifiedNode } from './node-identity.ts';
import { RECORD_KINDS } from './schema.ts';
import type { RecordKind } from './schema.ts';

/** A record of a node, as far as the union needs it. */
export interface NodeRecord {
  readonly n: number;
  readonly id: string;
  readonly catalogue: number;
  /** The catalogue's id in the sources file. */
  readonly slug: string;
  readonly first_seen: string;
}

/** One thing: what all catalogues say of it. */
export interface Node {
  /** Of its records and of those that it had before, each once. */
  readonly ids: readonly string[];
  /** In order of the catalogues; none when the thing is gone. */
  readonly records: readonly NodeRecord[];
}

/** Keeps by which signs records are known, and which ids are one node. */
export interface NodeWriter {
  /** Of a new record, by its signs. */
  add(kind: RecordKind, id: string, catalogue: number, keys: readonly string[]): void;
  /** Of a record that goes. */
  remove(kind: RecordKind, id: string, catalogue: number): void;
  /** The record's content, as it was written. */
  json(record: NodeRecord): string;
  /** The nodes that the records with these ids are in now, and those that they have left. */
  regroup(kind: RecordKind, ids: Iterable<string>): Generator<Node>;
  /** What was removed in a transaction that is rolled back was not. */
  forget(): void;
}

function identify(
  kind: RecordKind,
  id: string,
  keys: readonly string[],
  records: readonly NodeRecord[],
  json: (record: NodeRecord) => string,
): IdentifiedNode {
  if (kind !== 'dataService') {
    return { id, keys, listers: records.map(({ slug }) => slug), title: '', protocols: '' };
  }
  const services = records.map((record) => JSON.parse(json(record)) as DataService);
  // In a catalogue of many publishers each of them is a lister: three may list one API there.
  const listers = services.map(({ catalogueId, publisher }) => `${catalogueId} ${publisher ?? ''}`);
  const [first] = services;
  return { id, keys, listers, ...(first === undefined ? { title: '', protocols: '' } : serviceWords(first)) };
}

/** What has no records any more leaves its ids to the first node of those that were one with it: that is the same thing still. */
function bequeath(nodes: readonly Node[], formerly: (id: string) => readonly string[]): readonly Node[] {
  const left = new Map<Node, string[]>();
  const living = nodes.filter(({ records }) => records.length > 0);
  const kept = nodes.filter(({ ids, records }) => {
    if (records.length > 0) return true;
    const others = ids.flatMap(formerly);
    const heir = living.find((node) => node.ids.some((id) => others.includes(id)));
    if (heir !== undefined) left.set(heir, [...(left.get(heir) ?? []), ...ids]);
    return heir === undefined;
  });
  return kept.map((node) => ({ ...node, ids: [...node.ids, ...(left.get(node) ?? [])] }));
}

/** Those that were one node with this id until now. */
const FORMERLY = `SELECT canonical AS id FROM node_alias WHERE kind = ?1 AND id = ?2
  UNION ALL SELECT id FROM node_alias WHERE kind = ?1 AND canonical = ?2`;

/** Ids that are asked for at once whether they are alone. */
const ASKED = 200;

/**
 * Of those, the records that are a node by themselves: no other record has their id or a sign of theirs, and no other
 * was one with them. Nearly all are, and each call of the engine costs more than what it looks up.
 */
const ALONE = `SELECT r.n, r.id, r.catalogue, r.first_seen, c.id AS slug
  FROM json_each(?2) asked CROSS JOIN record r ON r.kind = ?1 AND r.id = asked.value CROSS JOIN catalogue c ON c.n = r.catalogue
  WHERE NOT EXISTS (SELECT 1 FROM record o WHERE o.kind = ?1 AND o.id = r.id AND o.catalogue <> r.catalogue)
    AND NOT EXISTS (SELECT 1 FROM node_alias WHERE kind = ?1 AND id = r.id)
    AND NOT EXISTS (SELECT 1 FROM node_alias WHERE kind = ?1 AND canonical = r.id)
    AND NOT EXISTS (SELECT 1 FROM identity a CROSS JOIN identity b ON b.kind = a.kind AND b.key = a.key AND b.id <> a.id
      WHERE a.kind = ?1 AND a.id = r.id)`;

export function createNodeWriter({ prepare }: Connection): NodeWriter {
  const insert = prepare(
    'INSERT OR IGNORE INTO identity (kind, key, id, catalogue) SELECT CAST(? AS INTEGER), value, ?, CAST(? AS INTEGER) FROM json_each(?)',
  );
  const keysIn = prepare<{ key: string }>('SELECT key FROM identity WHERE kind = ? AND id = ? AND catalogue = ?');
  const drop = prepare('DELETE FROM identity WHERE kind = ? AND id = ? AND catalogue = ?');
  const keysBy = prepare<{ key: string }>('SELECT DISTINCT key FROM identity WHERE kind = ? AND id = ?');
  const idsBy = prepare<{ id: string }>('SELECT DISTINCT id FROM identity WHERE kind = ? AND key = ?');
  const formerly = prepare<{ id: string }>(FORMERLY);
  // Those that share a sign now, and those that were one node until now. CROSS JOIN: the engine, which has no idea of
  // the sizes, would begin with all.
  const neighbours = prepare<{ id: string }>(
    `SELECT b.id FROM identity a CROSS JOIN identity b ON b.kind = a.kind AND b.key = a.key
     WHERE a.kind = ?1 AND a.id = ?2 UNION ALL ${FORMERLY}`,
  );
  const records = prepare<NodeRecord & { readonly position: number }>(
    `SELECT r.n, r.id, r.catalogue, r.first_seen, c.id AS slug, c.position FROM record r
     JOIN catalogue c ON c.n = r.catalogue WHERE r.kind = ? AND r.id = ? ORDER BY c.position`,
  );
  const alone = prepare<NodeRecord>(ALONE);
  const content = prepare<{ json: string }>('SELECT json FROM record WHERE n = ?');
  const json = ({ n }: NodeRecord): string => content.get([n])?.json ?? '';
  const unalias = prepare('DELETE FROM node_alias WHERE kind = ? AND id = ?');
  const alias = prepare('INSERT OR REPLACE INTO node_alias (kind, id, canonical) VALUES (?, ?, ?)');
  /** Signs of records that have gone: what shares them may be one node without them. */
  const loose = new Map<RecordKind, Set<string>>();

  const component = (kind: RecordKind, start: string): ReadonlySet<string> => {
    const number = RECORD_KINDS[kind];
    const found = new Set([start, ...neighbours.all([number, start]).map(({ id }) => id)]);
    if (found.size === 1) return found; // nearly always
    const seen = new Set<string>();
    for (const id of found) {
      for (const other of formerly.all([number, id])) found.add(other.id);
      for (const { key } of keysBy.all([number, id])) {
        if (seen.has(key)) continue; // hundreds may share one address
        seen.add(key);
        for (const other of idsBy.all([number, key])) found.add(other.id);
      }
    }
    return found;
  };
  const settle = (kind: RecordKind, ids: ReadonlySet<string>): readonly Node[] => {
    const number = RECORD_KINDS[kind];
    const held = new Map([...ids].map((id) => [id, records.all([number, id])]));
    const [only, ...more] = ids;
    if (only !== undefined && more.length === 0) return [{ ids: [only], records: held.get(only) ?? [] }];
    const nodes = [...held].map(([id, its]) => identify(kind, id, keysBy.all([number, id]).map(({ key }) => key), its, json)); // prettier-ignore
    const groups = sameNodes(nodes).map((group) => {
      const all = group.flatMap((id) => held.get(id) ?? []);
      const ordered = all.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
      return { ids: group, records: ordered };
    });
    return bequeath(groups, (id) => formerly.all([number, id]).map((row) => row.id));
  };
  const realias = (kind: RecordKind, ids: ReadonlySet<string>, nodes: readonly Node[]): void => {
    const number = RECORD_KINDS[kind];
    // All that was one node with them is among them.
    for (const id of ids) unalias.run([number, id]);
    for (const node of nodes) {
      const canonical = node.records[0]?.id;
      for (const { id } of node.records) {
        if (canonical !== undefined && id !== canonical) alias.run([number, id, canonical]);
      }
    }
  };
  /** The nodes of what may be one with this; notes all that these are. */
  function* together(kind: RecordKind, start: string, done: Set<string>): Generator<Node> {
    const ids = component(kind, start);
    const nodes = settle(kind, ids);
    if (ids.size > 1) realias(kind, ids, nodes);
    for (const id of ids) done.add(id);
    yield* nodes;
  }
  return {
    json,
    add(kind, id, catalogue, keys) {
      if (keys.length > 0) insert.run([RECORD_KINDS[kind], id, catalogue, JSON.stringify(keys)]);
    },
    remove(kind, id, catalogue) {
      const parameters = [RECORD_KINDS[kind], id, catalogue];
      const keys = keysIn.all(parameters);
      if (keys.length === 0) return;
      const known = loose.get(kind) ?? new Set();
      for (const { key } of keys) known.add(key);
      loose.set(kind, known);
      drop.run(parameters);
    },
    *regroup(kind, changed) {
      const shared = [...(loose.get(kind) ?? [])].flatMap((key) => idsBy.all([RECORD_KINDS[kind], key]));
      loose.delete(kind);
      const done = new Set<string>();
      const starts = [...new Set([...changed, ...shared.map(({ id }) => id)])];
      for (let from = 0; from < starts.length; from += ASKED) {
        const some = starts.slice(from, from + ASKED);
        // What is done with other nodes meanwhile does not touch these.
        const single = new Map(alone.all([RECORD_KINDS[kind], JSON.stringify(some)]).map((row) => [row.id, row]));
        for (const start of some) {
          if (done.has(start)) continue;
          const record = single.get(start);
          if (record !== undefined) yield { ids: [start], records: [record] };
          else yield* together(kind, start, done);
        }
      }
    },
    forget: () => {
      loose.clear();
    },
  };
}
