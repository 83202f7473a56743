import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { CatalogueReading } from '../src/history/dataset-history.ts';
import { engines } from '../src/history/fixtures/engines.ts';
import {
  countedBefore,
  dayOf,
  failedOn,
  harvestInto,
  idOf,
  readOn,
  snapshotOn,
  statusOn,
  type TestDataset,
  told,
} from '../src/history/fixtures/harvests.ts';
import { exportFile, importFile } from '../src/history/history-file-rows.ts';
import type { SqlHistory } from '../src/history/sql-history.ts';

const UUID = '0b3f6a1c-7a43-4a2e-9d55-2f4f1f3a9c11';
const parks: TestDataset = { uri: 'https://data.ale.example/parks' };
const pools: TestDataset = { uri: 'https://data.ale.example/pools' };
const roads: TestDataset = { uri: 'https://data.ale.example/roads' };
const named: TestDataset = { uri: 'https://data.ale.example/1', identifiers: [UUID] };
const renamed: TestDataset = { uri: 'https://new.ale.example/one', identifiers: [`urn:uuid:${UUID}`] };
const names = { parks, pools, roads, named, renamed };

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield new TextEncoder().encode(piece);
}

for (const engine of engines()) {
  describe.skipIf(!engine.isThere && process.env['CI'] !== 'true')(`the history of datasets in ${engine.name}`, () => {
    const opened: SqlHistory[] = [];
    const open = (...more: Parameters<typeof engine.connect>): SqlHistory => {
      const history = engine.connect(...more);
      opened.push(history);
      return history;
    };

    beforeAll(() => engine.start());
    beforeEach(() => engine.empty());
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((history) => history.close()));
    });
    afterAll(() => engine.stop());

    test('tells what appeared, changed (in which fields), vanished and came back', async () => {
      const history = open();

      await harvestInto(history, 1, 'ale', [parks, pools]);
      await harvestInto(history, 2, 'ale', [{ ...parks, title: 'Parker', issued: { said: '2020' } }, pools]);
      await harvestInto(history, 3, 'ale', [pools, roads]);
      await harvestInto(history, 4, 'ale', [pools, roads, parks]);

      expect(await told(history.datasets, names)).toEqual([
        '1 APPEARED ale parks',
        '1 APPEARED ale pools',
        '2 CHANGED ale parks (issued, titles)',
        '3 APPEARED ale roads',
        '3 VANISHED ale parks',
        '4 RETURNED ale parks (issued, titles)',
      ]);
    });

    test('takes another order, another batch, and what our reading adds for no change', async () => {
      const history = open();
      const themes = [{ said: 'a' }, { said: 'b' }];

      await harvestInto(history, 1, 'ale', [{ ...parks, themes }, pools, roads]);
      const again = [pools, roads, { ...parks, themes: themes.toReversed(), offers: [], problems: [{ reason: 'x' }] }];
      await history.save(snapshotOn(2, 'ale', again, { size: 3 }), statusOn(2, 'ale', readOn(2, 3)));

      expect((await told(history.datasets, names)).filter((line) => line.startsWith('2'))).toEqual([]);
    });

    test('an outage is a gap in the readings, and no fall of the count', async () => {
      const history = open();
      await harvestInto(history, 1, 'ale', [parks, pools]);

      await history.saveStatus(statusOn(2, 'ale', failedOn(2), readOn(1, 2)));
      await history.saveStatus(statusOn(3, 'ale', failedOn(3), failedOn(2), readOn(1, 2)));
      const part = snapshotOn(4, 'ale', [parks], { complete: false });
      await history.save(part, statusOn(4, 'ale', failedOn(4), failedOn(3), failedOn(2), readOn(1, 2)));
      const during = await countedBefore(history.datasets, dayOf(5));
      await harvestInto(history, 5, 'ale', [pools]);

      const outcomes = (await all(history.datasets.catalogueReadings())).map(({ outcome }) => outcome);
      const [vanished] = await all(history.datasets.datasetEvents({ kinds: ['VANISHED'] }));
      expect(outcomes).toEqual(['SUCCEEDED', 'FAILED', 'FAILED', 'FAILED', 'SUCCEEDED']);
      expect(during).toBe(2);
      expect(vanished).toMatchObject({ at: dayOf(5), datasetId: idOf(parks), lastSeen: dayOf(1) });
    });

    test('attempts of the time when the record was away are added, as far as the status tells them', async () => {
      const history = open();
      await history.saveStatus(statusOn(1, 'ale', readOn(1, 2)));

      await history.saveStatus(statusOn(4, 'ale', readOn(4, 3), failedOn(3), failedOn(2), readOn(1, 2)));

      const readings: readonly CatalogueReading[] = await all(history.datasets.catalogueReadings());
      expect(readings.map(({ outcome, datasets }) => `${outcome} ${datasets}`)).toEqual([
        'SUCCEEDED 2',
        'FAILED undefined',
        'FAILED undefined',
        'SUCCEEDED 3',
      ]);
    });

    test('of a part of a catalogue nothing is concluded about what is not in it', async () => {
      const history = open();
      const part = (day: number, datasets: readonly TestDataset[]) =>
        history.save(snapshotOn(day, 'ale', datasets, { complete: false }), statusOn(day, 'ale', failedOn(day)));

      await part(1, [parks, pools]);
      await part(2, [pools]);
      await harvestInto(history, 3, 'ale', [pools]);

      expect(await told(history.datasets, names)).toEqual([
        '1 APPEARED ale parks',
        '1 APPEARED ale pools',
        '3 VANISHED ale parks',
      ]);
    });

    test('a dataset in another catalogue, or at another address, is the same one', async () => {
      const history = open();

      await harvestInto(history, 1, 'ale', [parks, named]);
      await harvestInto(history, 2, 'portal', [{ ...parks, uri: 'http://data.ale.example/parks/' }]);
      await harvestInto(history, 3, 'ale', [renamed]);
      await harvestInto(history, 4, 'ale', [renamed]);

      const events = await all(history.datasets.datasetEvents());
      expect(events.map(({ kind, identity }) => `${kind} ${identity === idOf(parks) ? 'parks' : 'named'}`)).toEqual([
        'APPEARED parks',
        'APPEARED named',
        'APPEARED parks',
        'APPEARED named',
        'VANISHED parks',
        'VANISHED named',
      ]);
      expect(await Promise.all([2, 3, 4].map((day) => countedBefore(history.datasets, dayOf(day))))).toEqual([2, 2, 2]);
    });

    test('an identifier that a catalogue gives to two of its datasets joins nothing', async () => {
      const history = open();

      await harvestInto(history, 1, 'portal', [named]);
      await harvestInto(history, 2, 'ale', [
        { ...parks, identifiers: [UUID] },
        { ...pools, identifiers: [UUID] },
      ]);

      expect(await countedBefore(history.datasets, dayOf(3))).toBe(3);
    });

    test('a dataset that is found to be another one from a later sign on has moved to that identity', async () => {
      const history = open();

      await harvestInto(history, 1, 'portal', [named]);
      await harvestInto(history, 2, 'ale', [parks]);
      await harvestInto(history, 3, 'ale', [{ ...parks, identifiers: [UUID] }]);

      expect((await told(history.datasets, names)).slice(2)).toEqual([
        '3 MOVED ale parks as named',
        '3 CHANGED ale parks as named (identifiers)',
      ]);
      expect(await Promise.all([3, 4].map((day) => countedBefore(history.datasets, dayOf(day))))).toEqual([2, 1]);
    });

    test('all that is gone at once and comes back is told of each, and counted', async () => {
      const history = open();
      const many = Array.from({ length: 1_250 }, (_, index) => ({ uri: `https://data.ale.example/${index}` }));

      await harvestInto(history, 1, 'ale', many);
      await harvestInto(history, 2, 'ale', []);
      await harvestInto(history, 3, 'ale', many);

      const counts = await Promise.all([2, 3, 4].map((day) => countedBefore(history.datasets, dayOf(day))));
      const returned = await all(history.datasets.datasetEvents({ kinds: ['RETURNED'] }));
      expect(counts).toEqual([1_250, 0, 1_250]);
      expect(returned).toHaveLength(1_250);
      expect(returned.every(({ fields }) => fields === undefined)).toBe(true);
    });

    test.each(['csv', 'jsonl'] as const)('goes into a new record as %s, and goes on there', async (format) => {
      const old = open();
      await harvestInto(old, 1, 'ale', [parks, named]);
      await harvestInto(old, 2, 'ale', [{ ...parks, title: 'Åker, "äng"\nsjö; skog' }]);
      const before = await all(exportFile(old.datasets, format));
      await engine.empty();
      const history = open();
      const bad: unknown[] = [];
      const take = () => importFile(bytesOf(exportFile(old.datasets, format)), format, history.datasets, (row) => bad.push(row)); // prettier-ignore

      const first = await take();
      const second = await take();
      const after = await all(exportFile(history.datasets, format));
      await harvestInto(history, 3, 'ale', [{ ...parks, title: 'Åker, "äng"\nsjö; skog' }, renamed]);

      expect([first, second, bad]).toEqual([{ added: 6, known: 0, bad: 0 }, { added: 0, known: 6, bad: 0 }, []]);
      expect(after).toEqual(before);
      expect((await told(history.datasets, names)).slice(4)).toEqual(['3 APPEARED ale renamed as named']);
    });

    test('a record of the version before begins with what it holds, at the time when that was first met', async () => {
      const early = open();
      await harvestInto(early, 5, 'ale', [parks, pools]);
      await early.close();
      opened.length = 0;
      await engine.run(async (db) => {
        const ofHistory = ['event', 'event_number', 'dataset', 'dataset_key', 'observation', 'reading', 'figure'];
        const later = ['link', 'content', 'check_host'];
        for (const table of [...ofHistory, ...later]) {
          await sql`DROP TABLE ${sql.table(`record_${table}`)}`.execute(db);
        }
        await sql`DELETE FROM record_migration WHERE name >= '0002'`.execute(db);
      });

      const history = open((catalogueId, id) => (catalogueId === 'ale' && id === idOf(parks) ? dayOf(2) : undefined));
      const held = await history.held();
      await harvestInto(history, 6, 'ale', [parks, { ...pools, title: 'Bad' }]);

      expect(held).toMatchObject([{ catalogueId: 'ale', counts: { datasets: 2 } }]);
      expect(await told(history.datasets, names)).toEqual([
        '2 APPEARED ale parks',
        '5 APPEARED ale pools',
        '6 CHANGED ale pools (titles)',
      ]);
      expect(await all(history.datasets.catalogueReadings())).toHaveLength(2);
    });
  });
}
