import {
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startSavingProcess } from '../src/history/fixtures/saving-process.ts';
import { generationsOf, harvestedAt, snapshotOf, statusOf } from '../src/history/fixtures/snapshots.ts';
import type { History } from '../src/history/history.ts';
import { createLocalDisk, type LocalDisk } from '../src/history/local-disk.ts';
import { createSqliteHistory } from '../src/history/open.ts';
import { createQueuedHistory } from '../src/history/queued-history.ts';

const forever = new AbortController().signal;
const KILLS = 20;
/** From the first save: some fall into a transaction, some between two. */
const killMoment = (): number => Math.random() * 60;

let folder = '';
let file = '';
let told: string[] = [];
const opened: History[] = [];
const log = {
  info: (_: object, message: string) => void told.push(message),
  warn: (_: object, message: string) => void told.push(message),
};

const open = (at = file): History => {
  const history = createSqliteHistory(at, log);
  opened.push(history);
  return history;
};
const openQueued = (at = file) => {
  const history = createQueuedHistory({
    history: createSqliteHistory(at, log),
    maxBytes: 10_000_000,
    log,
    firstWaitMs: 20,
    longestWaitMs: 20,
  });
  opened.push(history);
  return history;
};
const isWell = async (history: History): Promise<void> => {
  await vi.waitFor(
    () => {
      expect(history.state()).toEqual({ available: true, queued: 0 });
    },
    { timeout: 10_000 },
  );
};
const closeAll = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((history) => history.close()));
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kommungraf-record-'));
  file = join(folder, 'data', 'record.sqlite');
  told = [];
});
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('the record in a file', () => {
  test(`killed at ${KILLS} random moments it holds the old or the new snapshot, whole, and all that was acknowledged`, async () => {
    const seen: string[] = [];
    let next = 1;
    // Starting takes longest: some are started ahead.
    const coming = Array.from({ length: 3 }, () => startSavingProcess(file));

    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = await coming.shift();
      if (child === undefined) throw new Error('There are not enough processes.');
      if (kill + coming.length + 1 < KILLS) coming.push(startSavingProcess(file));
      await child.begin(next);
      await delay(killMoment());
      const acknowledged = await child.kill();
      const history = open();
      const generations = generationsOf(await history.load('kiruna', forever));
      const [held] = await history.held();
      await closeAll();
      const [generation = 0] = generations;
      const isWhole =
        generations.length === 1 &&
        held?.harvestedAt === harvestedAt(generation) &&
        // Written first of all: beside an older snapshot it would say that a transaction was cut in two.
        held.status.lastAttempt === harvestedAt(generation);
      const isNewest = generation === acknowledged || generation === acknowledged + 1;
      if (!isWhole || !isNewest)
        seen.push(
          `acknowledged ${acknowledged}, held ${generations.join(' and ')}, status of ${held?.status.lastAttempt}`,
        );
      next = generation + 1;
    }

    expect(seen).toEqual([]);
    expect(told).toEqual([]);
  }, 180_000);

  test('two processes that save to the same file leave one whole snapshot, the newest', async () => {
    const children = await Promise.all([startSavingProcess(file, 2), startSavingProcess(file, 2)]);

    await Promise.all(children.map((child, index) => child.begin(index + 1)));
    await delay(300);
    const acknowledged = await Promise.all(children.map((child) => child.kill()));

    const generations = generationsOf(await open().load('kiruna', forever));
    expect(generations).toHaveLength(1);
    expect(generations[0]).toBeGreaterThanOrEqual(Math.max(...acknowledged));
  }, 60_000);

  test('does not write again what did not change', async () => {
    const snapshot = snapshotOf({ batches: 3 });
    await open().save(snapshot, statusOf());
    await closeAll();
    const marked = new Database(file);
    marked.exec("UPDATE record_batch SET bytes = x'00'");
    marked.close();

    const [, ...others] = snapshot.records;
    const changed = snapshotOf({ generation: 2, batches: 1 }).records;
    await open().save({ ...snapshot, harvestedAt: harvestedAt(2), records: [...changed, ...others] }, statusOf());

    await closeAll();
    const looked = new Database(file);
    const sizes = looked.prepare('SELECT length(bytes) > 1 AS written FROM record_batch ORDER BY written').all([]);
    looked.close();
    expect(sizes).toEqual([{ written: 0 }, { written: 0 }, { written: 1 }]);
  });

  test('says which catalogue is damaged, gives the others, and is whole after the next save', async () => {
    const history = open();
    await history.save(snapshotOf(), statusOf());
    await history.save(snapshotOf({ catalogueId: 'arvika' }), statusOf('arvika'));
    const spoiled = new Database(file);
    spoiled.exec("UPDATE record_batch SET bytes = substr(bytes, 1, 40) WHERE catalogue = 'kiruna'");
    spoiled.close();

    const loading = history.load('kiruna', forever);
    await expect(loading).rejects.toThrow('The record of catalogue "kiruna" is damaged: unexpected end of file.');
    const other = generationsOf(await history.load('arvika', forever));
    await history.save(snapshotOf(), statusOf());

    expect(other).toEqual([1]);
    expect(history.state().available).toBe(true);
    expect(generationsOf(await history.load('kiruna', forever))).toEqual([1]);
  });

  test('a file that is no database is set aside, kept and told of, and the record begins anew', async () => {
    await open().save(snapshotOf(), statusOf());
    await closeAll();
    writeFileSync(file, 'what somebody has written here by mistake. '.repeat(200));

    await open().save(snapshotOf({ generation: 2 }), statusOf('kiruna', 2));

    const aside = readdirSync(join(folder, 'data')).filter((name) => /\.broken-[^-]+-[^-]+-[^-]+$/.test(name));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(folder, 'data', aside[0] ?? ''), 'utf8')).toContain('by mistake');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('it is begun anew. The old one is');
    expect(generationsOf(await open().load('kiruna', forever))).toEqual([2]);
  });

  test('a file with spoiled pages is found out at the start, and set aside', async () => {
    await open().save(snapshotOf({ batches: 40, size: 3_000 }), statusOf());
    await closeAll();
    const { size } = statSync(file);
    writeSync(openSync(file, 'r+'), Buffer.alloc(size - 8_192, 0xa5), 0, size - 8_192, 4_096);

    const held = await open().held();

    expect(held).toEqual([]);
    expect(told[0]).toContain('could not be used');
  });

  test('damage that comes while it is open is met, set aside, and what waits is written to the new file', async () => {
    const history = openQueued();
    await history.save(snapshotOf({ batches: 40, size: 3_000 }), statusOf());
    const writer = new Database(file);
    writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    writer.close();
    const { size } = statSync(file);
    writeSync(openSync(file, 'r+'), Buffer.alloc(size - 4_096, 0xa5), 0, size - 4_096, 4_096);

    await history.save(snapshotOf({ generation: 2, batches: 40, size: 3_000 }), statusOf('kiruna', 2));

    await isWell(history);
    expect(generationsOf(await history.load('kiruna', forever))).toEqual([2]);
    expect(told.filter((message) => message.includes('could not be used'))).toHaveLength(1);
  });

  test('a file that was moved away under it is not written to any more', async () => {
    const history = openQueued();
    await history.save(snapshotOf(), statusOf());
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, `${file}.moved${part}`);
    }

    await history.save(snapshotOf({ generation: 2 }), statusOf('kiruna', 2));

    await isWell(history);
    expect(generationsOf(await open().load('kiruna', forever))).toEqual([2]);
    expect(generationsOf(await open(`${file}.moved`).load('kiruna', forever))).toEqual([1]);
  });

  test('tables that a newer program has made are refused, and left as they are', async () => {
    await open().save(snapshotOf(), statusOf());
    await closeAll();
    const newer = new Database(file);
    newer.exec("INSERT INTO record_migration VALUES ('9999-of-tomorrow', '2099-01-01T00:00:00.000Z')");
    newer.close();

    const history = open();
    const saving = history.save(snapshotOf({ generation: 2 }), statusOf());

    await expect(saving).rejects.toThrow(/its tables could not be brought up to date: .*9999-of-tomorrow/);
    expect(history.state()).toMatchObject({ available: false });
  });
});

const mayMount = (): boolean => {
  const disk = createLocalDisk(2 ** 20);
  disk?.close();
  return disk !== undefined;
};

describe.skipIf(!mayMount())('the record on a disk that gives trouble (needs the right to mount)', () => {
  let made: LocalDisk | undefined;
  const smallDisk = (): LocalDisk => {
    made = createLocalDisk(2 ** 20);
    if (made === undefined) throw new Error('There is no disk.');
    return made;
  };

  afterEach(async () => {
    await closeAll();
    made?.close();
  });

  test('that is full: it is told, reading goes on, and what waits is written when there is room', async () => {
    const disk = smallDisk();
    const ballast = join(disk.folder, 'ballast');
    const history = openQueued(join(disk.folder, 'record.sqlite'));
    await history.save(snapshotOf(), statusOf());
    expect(() => {
      writeFileSync(ballast, Buffer.alloc(2 ** 20));
    }).toThrow('ENOSPC');

    await history.save(snapshotOf({ generation: 2, batches: 30 }), statusOf('kiruna', 2));
    const full = history.state();
    const held = generationsOf(await history.load('kiruna', forever));
    rmSync(ballast);

    expect(full).toMatchObject({ available: false, queued: 1 });
    expect(full.problem).toMatch(/disk is full|disk I\/O error/);
    expect(held).toEqual([1]);
    await isWell(history);
    expect(generationsOf(await history.load('kiruna', forever))).toEqual([2]);
  });

  test('that is read-only: it is told, and what waits is written when it is not any more', async () => {
    const disk = smallDisk();
    disk.setReadOnly(true);
    const history = openQueued(join(disk.folder, 'record.sqlite'));

    await history.save(snapshotOf(), statusOf());
    const refused = history.state();
    disk.setReadOnly(false);

    expect(refused).toMatchObject({ available: false, queued: 1 });
    expect(refused.problem).toContain('read-only file system');
    await isWell(history);
    expect(told).toEqual([
      'the durable record is not available; answers go on, and it is tried again',
      'the durable record is available again',
    ]);
  });
});
