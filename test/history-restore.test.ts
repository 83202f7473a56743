import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHistory } from '../src/history/open.ts';
import type { QueuedHistory } from '../src/history/queued-history.ts';
import { createRecordingWriter, type RecordingWriter } from '../src/history/recording-writer.ts';
import { restore } from '../src/history/restore.ts';
import { recordBatch } from '../src/model/record-batch.ts';
import type { SerialisedSnapshot } from '../src/model/snapshot.ts';
import { aCatalogue, aDataset, fresh } from '../src/store/fixtures/records.ts';
import { REGISTER } from '../src/store/fixtures/temporary-store.ts';
import { type OpenedStore, openStore } from '../src/store/open.ts';

const CATALOGUES = [aCatalogue('one'), aCatalogue('two')];
const log = { info: () => undefined, warn: () => undefined };
const NOW = Date.parse('2026-06-01T00:00:00.000Z');

interface Gateway extends OpenedStore {
  readonly recording: RecordingWriter;
  readonly history: QueuedHistory;
}

let folder = '';
let running: Gateway | undefined;

/** As the gateway puts them together. */
const start = async (): Promise<Gateway> => {
  const opened = await openStore({
    file: join(folder, 'read-model.sqlite'),
    register: REGISTER,
    counties: [],
    catalogues: CATALOGUES,
    collaborations: [],
  });
  const history = openHistory({ databaseUrl: undefined, file: join(folder, 'record.sqlite'), log });
  running = { ...opened, history, recording: createRecordingWriter(opened.writer, history) };
  return running;
};
const stop = async (): Promise<void> => {
  await running?.history.close();
  await running?.writer.close();
  running = undefined;
};
const restoring = ({ recording, history }: Gateway) =>
  restore({
    history,
    writer: recording,
    catalogues: CATALOGUES,
    freshMs: () => 3_600_000,
    signal: new AbortController().signal,
    log,
    now: () => NOW,
  });
const snapshotOf = (catalogueId: string, names: readonly string[], etag?: string): SerialisedSnapshot => {
  const datasets = names.map((name) => aDataset(`${catalogueId}-${name}`, { catalogueId }));
  const ids = datasets.map(({ id }) => id);
  return {
    catalogueId,
    counts: { datasets: names.length, distributions: 0, dataServices: 0 },
    records: [
      recordBatch(
        'dataset',
        ids,
        datasets.map((each) => JSON.stringify(each)),
      ),
    ],
    skippedCount: 0,
    skipped: [],
    complete: true,
    harvestedAt: '2026-05-01T00:00:00.000Z',
    ...(etag === undefined ? {} : { validator: { etag } }),
  };
};
const titles = ({ store }: Gateway): readonly string[] =>
  store
    .datasets({}, { order: 'TITLE', descending: false, limit: 10, backward: false })
    .items.map(({ node }) => node.titles[0]?.value ?? '');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kommungraf-restore-'));
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a read model that is lost', () => {
  test('is filled again from the record, marked stale, and what is harvested meanwhile stays', async () => {
    const first = await start();
    await first.recording.writeSnapshot(snapshotOf('one', ['vatten', 'parker']), fresh('one'));
    await first.recording.writeSnapshot(snapshotOf('two', ['gammal']), fresh('two'));
    await stop();
    for (const part of ['', '-wal', '-shm']) rmSync(join(folder, `read-model.sqlite${part}`), { force: true });

    const second = await start();
    const before = titles(second);
    const harvest = second.recording.writeSnapshot(snapshotOf('two', ['ny']), fresh('two'));
    const result = await restoring(second);
    await harvest;

    expect(before).toEqual([]);
    expect(result.restored).toEqual(['one']);
    expect(titles(second)).toEqual(['one-parker', 'one-vatten', 'two-ny']);
    expect(second.store.catalogueStatus('one').state).toBe('STALE');
  });

  test('is left as it is where it has something, and what the record lacks of it is asked for whole', async () => {
    const { writer, ...first } = await start();
    await writer.writeSnapshot(snapshotOf('one', ['vatten'], '"1"'), fresh('one'));

    const result = await restoring({ ...first, writer });
    const asked = first.history.needsWhole('one');
    await first.recording.writeSnapshot(snapshotOf('one', ['vatten'], '"1"'), fresh('one'));

    expect(result.restored).toEqual([]);
    expect(asked).toBe(true);
    expect(first.history.needsWhole('one')).toBe(false);
    expect((await first.history.held()).map(({ catalogueId }) => catalogueId)).toEqual(['one']);
  });
});
