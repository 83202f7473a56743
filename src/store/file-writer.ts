import { jsonsOf, type RecordBatch } from '../model/record-batch.ts';
import type { Connection, Statement } from './connection.ts';
import { contentHash, createOrganisationWriter } from './organisation-writer.ts';
import { RECORD_KINDS } from './schema.ts';
import type { RecordKind } from './schema.ts';
import type { WriteResult } from './store.ts';
import { createLikelyWriter } from './likely-writer.ts';
import { createNodeWriter } from './node-writer.ts';
import { createTermWriter } from './term-writer.ts';
import { createUnionWriter } from './union-writer.ts';
import { configure } from './configuration-writer.ts';
import type { Analyser } from './search/analyser.ts';
import { createNodeIndex } from './search/index-node.ts';
import { createIndexWriter } from './search/index-writer.ts';
import type { Configuration, SnapshotFrame } from './writer-messages.ts';

/** Writes the file; synchronous, made for the worker thread. After a throw the file is as it was. */
export interface FileWriter {
  /** Begins the one transaction of a snapshot. */
  begin(frame: SnapshotFrame): void;
  records(batch: RecordBatch): void;
  commit(): WriteResult;
  abort(): void;
  /** Returns the revision: a new one unless the status is the same as before. */
  status(catalogueId: string, status: string): number;
  /** Moves what was committed from the log into the file, as far as no reader holds it up. */
  checkpoint(): void;
  close(): void;
}

interface Existing {
  readonly kind: number;
  readonly id: string;
  readonly n: number;
  readonly hash: string;
  readonly first_seen: string;
}

/** A snapshot on its way into the file. */
interface Writing {
  readonly catalogue: number;
  readonly frame: SnapshotFrame;
  /** Of the catalogue's records by kind and id, those that the snapshot has not named yet. */
  readonly unseen: Map<string, Existing>;
  readonly seen: Set<string>;
  /** Kind and id of what changed. */
  readonly changed: { readonly kind: RecordKind; readonly id: string }[];
  readonly describedAnew: boolean;
  written: number;
  unchanged: number;
  removed: number;
}

const KIND_NAMES = Object.keys(RECORD_KINDS) as readonly RecordKind[];

/** Opens the writer on the file's connection and brings the file in step with the configuration. */
export function createFileWriter(connection: Connection, configuration: Configuration, analyser: Analyser): FileWriter {
  const { prepare } = connection;
  const terms = createTermWriter(connection);
  const nodes = createNodeWriter(connection);
  const index = createNodeIndex(createIndexWriter(connection), analyser);
  const likely = createLikelyWriter(connection, configuration.specifications);
  const union = createUnionWriter(connection, { terms, nodes, likely, index });
  const organisations = createOrganisationWriter(connection);
  const catalogue = prepare<{ n: number; description: string | null; status: string | null }>(
    'SELECT n, description, status FROM catalogue WHERE id = ?',
  );
  const existing = prepare<Existing>('SELECT kind, id, n, hash, first_seen FROM record WHERE catalogue = ?');
  const insert = prepare('INSERT INTO record (kind, id, catalogue, hash, first_seen, json) VALUES (?, ?, ?, ?, ?, ?)');
  const remove = prepare('DELETE FROM record WHERE n = ?');
  const describe = prepare(
    `UPDATE catalogue SET status = ?, description = ?, complete = ?, validator = ?, harvested_at = ?, datasets = ?,
       distributions = ?, data_services = ?, skipped_count = ?, skipped = ? WHERE n = ?`,
  );
  const setStatus = prepare('UPDATE catalogue SET status = ? WHERE n = ?');
  const revision = prepare<{ value: number }>("SELECT value FROM meta WHERE key = 'revision'");
  const setRevision: Statement<never> = prepare("UPDATE meta SET value = CAST(? AS INTEGER) WHERE key = 'revision'");
  let writing: Writing | undefined;

  const nextRevision = (): number => {
    const next = (revision.get([])?.value ?? 0) + 1;
    setRevision.run([next]);
    return next;
  };
  const abort = (): void => {
    if (writing === undefined) return;
    writing = undefined;
    terms.forget();
    nodes.forget();
    union.forget();
    index.forget();
    connection.rollback();
  };
  /** Whatever is thrown, nothing of the transaction stays. */
  const orAbort = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      abort();
      throw error;
    }
  };
  const current = (): Writing => {
    if (writing === undefined) throw new Error('No snapshot is being written.');
    return writing;
  };
  const row = (catalogueId: string): { n: number; description: string | null; status: string | null } => {
    const found = catalogue.get([catalogueId]);
    if (found !== undefined) return found;
    throw new Error(`The sources file has no active catalogue "${catalogueId}": add it there, or use one of its ids.`);
  };

  const removeRecord = (state: Writing, kind: RecordKind, { n, id }: Existing): void => {
    remove.run([n]);
    nodes.remove(kind, id, state.catalogue);
  };
  const writeRecord = (state: Writing, kind: RecordKind, id: string, json: string): void => {
    const key = `${RECORD_KINDS[kind]} ${id}`;
    if (state.seen.has(key)) return; // the catalogue gives it twice: the first counts
    state.seen.add(key);
    const before = state.unseen.get(key);
    state.unseen.delete(key);
    const hash = contentHash(json);
    if (before?.hash === hash) {
      state.unchanged += 1;
      return;
    }
    if (before !== undefined) removeRecord(state, kind, before);
    const firstSeen = before?.first_seen ?? state.frame.harvestedAt;
    const { row: n } = insert.run([RECORD_KINDS[kind], id, state.catalogue, hash, firstSeen, json]);
    union.add(kind, { n, id, catalogue: state.catalogue }, json);
    state.written += 1;
    state.changed.push({ kind, id });
  };
  const removeUnseen = (state: Writing): void => {
    for (const record of state.unseen.values()) {
      const kind = KIND_NAMES.find((name) => RECORD_KINDS[name] === record.kind);
      if (kind === undefined) continue;
      removeRecord(state, kind, record);
      state.removed += 1;
      state.changed.push({ kind, id: record.id });
    }
  };
  const settle = (state: Writing, next: number): void => {
    const joins = state.describedAnew || state.changed.some(({ kind }) => kind === 'agent');
    const rejoined = joins ? organisations.rejoin(configuration, next) : new Set<number>();
    const settled = KIND_NAMES.flatMap((kind) =>
      union.settle(
        kind,
        state.changed.filter((one) => one.kind === kind).map(({ id }) => id),
      ),
    );
    organisations.recount(rejoined === undefined ? undefined : new Set([...rejoined, ...settled]));
  };

  // The command line may have written to the file since: numbers of terms remembered from before may be given anew.
  const dataVersion = prepare<{ readonly data_version: number }>('PRAGMA data_version');
  let version = dataVersion.get([])?.data_version;
  const heedOthers = (): void => {
    const now = dataVersion.get([])?.data_version;
    if (now !== version) {
      terms.forget();
      index.forget();
    }
    version = now;
  };

  configure(connection, configuration, { union, organisations, nextRevision, flush: index.flush });
  likely.keepUp(nextRevision);
  return {
    begin(frame) {
      if (writing !== undefined) throw new Error('Another snapshot is being written.');
      const { n, description } = row(frame.catalogueId);
      connection.exec('BEGIN IMMEDIATE');
      heedOthers();
      writing = {
        catalogue: n,
        frame,
        unseen: new Map(),
        seen: new Set(),
        changed: [],
        describedAnew: description !== frame.description,
        written: 0,
        unchanged: 0,
        removed: 0,
      };
      const { unseen } = writing;
      orAbort(() => {
        for (const record of existing.all([n])) unseen.set(`${record.kind} ${record.id}`, record);
      });
    },
    records(batch) {
      const state = current();
      orAbort(() => {
        const jsons = jsonsOf(batch);
        for (const [index, id] of batch.ids.entries()) writeRecord(state, batch.kind, id, jsons[index] ?? '');
      });
    },
    commit() {
      const state = current();
      return orAbort(() => {
        removeUnseen(state);
        const { frame, catalogue: n, written, unchanged, removed } = state;
        describe.run([
          frame.status,
          frame.description,
          frame.complete ? 1 : 0,
          frame.validator,
          frame.harvestedAt,
          frame.datasets,
          frame.distributions,
          frame.dataServices,
          frame.skippedCount,
          frame.skipped,
          n,
        ]);
        const next = nextRevision();
        settle(state, next);
        index.flush();
        connection.exec('COMMIT');
        writing = undefined;
        return { revision: next, written, unchanged, removed };
      });
    },
    abort,
    status(catalogueId, status) {
      const { n, status: before } = row(catalogueId);
      if (before === status) return revision.get([])?.value ?? 0;
      return connection.writing(() => {
        setStatus.run([status, n]);
        return nextRevision();
      });
    },
    checkpoint: () => {
      connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
    },
    close() {
      abort();
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      connection.close();
    },
  };
}
