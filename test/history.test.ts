import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generationsOf, harvestedAt, snapshotOf, statusOf } from '../src/history/fixtures/snapshots.ts';
import type { History } from '../src/history/history.ts';
import { createLocalPostgres, hasPostgres, type LocalPostgres } from '../src/history/local-postgres.ts';
import { createPostgresHistory, createSqliteHistory } from '../src/history/open.ts';
import type { SerialisedSnapshot } from '../src/model/snapshot.ts';

const quiet = { info: () => undefined, warn: () => undefined };
const forever = new AbortController().signal;
const opened: History[] = [];

/** What is compared: bytes as text. */
const readable = (snapshot: SerialisedSnapshot | undefined) =>
  snapshot && {
    ...snapshot,
    records: snapshot.records.map((batch) => ({ ...batch, lines: new TextDecoder().decode(batch.lines) })),
  };

interface Engine {
  readonly name: string;
  readonly isThere: boolean;
  start(): Promise<void>;
  /** Another connection to the same record. */
  connect(): History;
  /** Without anything in it. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

function sqlite(): Engine {
  let folder = '';
  let file = 0;
  return {
    name: 'SQLite',
    isThere: true,
    start: () => {
      folder = mkdtempSync(join(tmpdir(), 'kommungraf-history-'));
      return Promise.resolve();
    },
    connect: () => createSqliteHistory(join(folder, `${file}.sqlite`), quiet),
    empty: () => {
      file += 1;
      return Promise.resolve();
    },
    stop: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function postgres(): Engine {
  let server: LocalPostgres | undefined;
  let database = 'postgres';
  const urlOf = (name: string): string => (server?.url ?? '').replace(/postgres$/, name);
  return {
    name: 'PostgreSQL',
    isThere: hasPostgres(),
    start: async () => {
      server = await createLocalPostgres();
      await server.start();
    },
    connect: () => createPostgresHistory(urlOf(database)),
    empty: async () => {
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      database = `record${performance.now().toFixed(3).replace('.', '')}`;
      await client.query(`create database ${database}`);
      await client.end();
    },
    stop: async () => server?.close(),
  };
}

for (const engine of [sqlite(), postgres()]) {
  describe.skipIf(!engine.isThere && process.env['CI'] !== 'true')(`the durable record in ${engine.name}`, () => {
    const open = (): History => {
      const history = engine.connect();
      opened.push(history);
      return history;
    };

    beforeAll(() => engine.start());
    beforeEach(() => engine.empty());
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((history) => history.close()));
    });
    afterAll(() => engine.stop());

    test('gives back what was saved, to another process too', async () => {
      const snapshot = snapshotOf({ validator: { etag: '"å"', lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT' } });

      await open().save(snapshot, statusOf());

      const other = open();
      expect(readable(await other.load('kiruna', forever))).toEqual(readable(snapshot));
      expect(await other.held()).toEqual([
        {
          catalogueId: 'kiruna',
          harvestedAt: harvestedAt(1),
          complete: true,
          counts: snapshot.counts,
          validator: snapshot.validator,
          status: statusOf(),
        },
      ]);
    });

    test('holds nothing of a catalogue that was never saved, and says so', async () => {
      const history = open();

      await history.saveStatus(statusOf('arvika'));

      expect(await history.held()).toEqual([]);
      expect(await history.load('arvika', forever)).toBeUndefined();
    });

    test('keeps a snapshot without records, and batches that are alike', async () => {
      const history = open();
      const [batch] = snapshotOf().records;
      const twice = { ...snapshotOf({ catalogueId: 'two', batches: 0 }), records: batch ? [batch, batch] : [] };

      await history.save(snapshotOf({ batches: 0 }), statusOf());
      await history.save(twice, statusOf('two'));

      expect((await history.load('kiruna', forever))?.records).toEqual([]);
      expect(readable(await history.load('two', forever))).toEqual(readable(twice));
    });

    test('replaces a snapshot whole, and lets nothing of the one before remain', async () => {
      const history = open();
      await history.save(snapshotOf({ batches: 5 }), statusOf());

      await history.save(snapshotOf({ generation: 2, batches: 2 }), statusOf('kiruna', 2));

      expect(readable(await history.load('kiruna', forever))).toEqual(
        readable(snapshotOf({ generation: 2, batches: 2 })),
      );
    });

    test('an older snapshot, which another replica read before, changes nothing', async () => {
      const [one, other] = [open(), open()];
      await one.save(snapshotOf({ generation: 2 }), statusOf('kiruna', 2));

      await other.save(snapshotOf({ generation: 1 }), statusOf('kiruna', 1));

      expect(generationsOf(await one.load('kiruna', forever))).toEqual([2]);
      expect((await one.held())[0]?.status).toEqual(statusOf('kiruna', 2));
    });

    test('a part never replaces a whole snapshot, a newer part replaces a part, and a whole one does', async () => {
      const history = open();
      const part = { complete: false };
      const held = async () => (await history.held()).map(({ complete, harvestedAt: at }) => [complete, at]);

      await history.save(snapshotOf({ ...part, generation: 1 }), statusOf('kiruna', 1));
      await history.save(snapshotOf({ ...part, generation: 2 }), statusOf('kiruna', 2));
      const first = await held();
      await history.save(snapshotOf({ generation: 3 }), statusOf('kiruna', 3));
      await history.save(snapshotOf({ ...part, generation: 4 }), statusOf('kiruna', 4));

      expect(first).toEqual([[false, harvestedAt(2)]]);
      expect(await held()).toEqual([[true, harvestedAt(3)]]);
      expect((await history.held())[0]?.status).toEqual(statusOf('kiruna', 4));
    });

    test('keeps the status of the last attempt', async () => {
      const history = open();
      await history.save(snapshotOf(), statusOf('kiruna', 1));

      await history.saveStatus(statusOf('kiruna', 3));
      await history.saveStatus(statusOf('kiruna', 2));

      expect((await history.held())[0]?.status).toEqual(statusOf('kiruna', 3));
    });

    test('many replicas that begin at once make the tables once, and each of their catalogues is there', async () => {
      const replicas = Array.from({ length: 4 }, open);

      await Promise.all(
        replicas.map((each, index) => each.save(snapshotOf({ catalogueId: `c${index}` }), statusOf(`c${index}`))),
      );

      expect((await open().held()).map(({ catalogueId }) => catalogueId)).toEqual(['c0', 'c1', 'c2', 'c3']);
    });

    test('of replicas that save the same catalogue at once the last harvest wins, never a mix', async () => {
      const replicas = Array.from({ length: 3 }, open);
      const generations = [5, 1, 9, 3, 7, 2, 8, 4, 6];

      await Promise.all(
        generations.map((generation, index) =>
          (replicas[index % 3] ?? open()).save(snapshotOf({ generation }), statusOf('kiruna', generation)),
        ),
      );

      expect(readable(await open().load('kiruna', forever))).toEqual(readable(snapshotOf({ generation: 9 })));
    });

    test('what is read while another replica writes is of one moment', async () => {
      const [writer, reader] = [open(), open()];
      await writer.save(snapshotOf({ generation: 1, batches: 20 }), statusOf());
      const seen: (readonly number[])[] = [];

      const writing = (async () => {
        for (let generation = 2; generation <= 12; generation += 1) {
          await writer.save(snapshotOf({ generation, batches: 20 }), statusOf('kiruna', generation));
        }
      })();
      while (seen.length < 12) seen.push(generationsOf(await reader.load('kiruna', forever)));
      await writing;

      expect(seen.filter((generations) => generations.length !== 1)).toEqual([]);
    });

    test('stops reading when nobody waits any more, and is well after', async () => {
      const history = open();
      await history.save(snapshotOf(), statusOf());

      const loading = history.load('kiruna', AbortSignal.abort(new Error('gone')));

      await expect(loading).rejects.toThrow('gone');
      expect(history.state()).toEqual({ available: true, queued: 0 });
      expect(generationsOf(await history.load('kiruna', forever))).toEqual([1]);
    });
  });
}
