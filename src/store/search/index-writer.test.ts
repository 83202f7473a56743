import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openConnection } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { openFile } from '../database-file.ts';
import { temporaryFile } from '../fixtures/temporary-store.ts';
import { indexContents } from './fixtures/index-contents.ts';
import type { RowContents } from './fixtures/index-contents.ts';
import { createIndexReader } from './index-reader.ts';
import { createIndexWriter } from './index-writer.ts';
import type { IndexEntry, Space } from './search-index.ts';

const opened: { readonly connection: Connection; readonly file: string }[] = [];
afterEach(() => {
  for (const { connection, file } of opened.splice(0)) {
    connection.close();
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  }
});

function anIndex(gathered?: number) {
  const file = temporaryFile();
  const { connection } = openFile(file, true, 'test');
  const reading = openConnection(file, { readOnly: true });
  opened.push({ connection, file }, { connection: reading, file });
  return { connection, reading, writer: createIndexWriter(connection, gathered) };
}

const NUMBERS = { publisher: 0, quality: 0, modified: 0, titleWords: 0, words: 0, idOrder: 1 };
const entry = (terms: Readonly<Record<string, number>>, more: Partial<IndexEntry> = {}): IndexEntry => ({
  terms: new Map(Object.entries(terms)),
  numbers: NUMBERS,
  lists: {},
  ...more,
});

/** Rows on both sides of the chunks' borders. */
const rows = fc.constantFrom(1, 2, 3, 8191, 8192, 8193, 16_383, 16_384, 30_000);
const terms = fc.dictionary(
  fc.constantFrom('å', 'bad', 'badplats', 'badplatser', '=bad', '~bad', 'ö1', '7', 'vatten', '\u{1F600}'),
  fc.integer({ min: 1, max: 255 }),
);
const entries = fc.record({
  terms,
  numbers: fc.record({
    publisher: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    quality: fc.integer({ min: 0, max: 405 }),
    modified: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    titleWords: fc.integer({ min: 0, max: 255 }),
    words: fc.integer({ min: 0, max: 65_535 }),
    idOrder: fc.integer({ min: 1, max: 2 ** 45 - 1 }),
  }),
  lists: fc.record(
    {
      theme: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { maxLength: 4 }),
      conformsTo: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
});
const spaces = fc.constantFrom<Space>('dataset', 'dataService');
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), space: spaces, row: rows, entry: entries }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), space: spaces, row: rows }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
);
const transactions = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 20 }), isKept: fc.boolean() }),
  { maxLength: 5 }, // prettier-ignore
);

describe('createIndexWriter', () => {
  it('gives the index that one made of the last entries gives, whatever came, went and was rolled back', () => {
    const agreesWithTheModel = (
      sequence: readonly {
        readonly isKept: boolean;
        readonly steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[];
      }[],
      gathered: number,
    ): void => {
      const { connection, reading, writer } = anIndex(gathered);
      // Kept over all transactions, so that what it remembers is tried too.
      const readers = { dataset: createIndexReader(reading, 'dataset'), dataService: createIndexReader(reading, 'dataService') }; // prettier-ignore
      let model: Record<Space, Map<number, RowContents>> = { dataset: new Map(), dataService: new Map() };
      for (const { steps, isKept } of sequence) {
        const next = { dataset: new Map(model.dataset), dataService: new Map(model.dataService) };
        connection.exec('BEGIN IMMEDIATE');
        for (const one of steps) {
          if (one.do === 'flush') writer.flush();
          else if (one.do === 'remove') {
            writer.remove(one.space, one.row);
            next[one.space].delete(one.row);
          } else {
            writer.put(one.space, one.row, { ...one.entry, terms: new Map(Object.entries(one.entry.terms)) });
            next[one.space].set(one.row, one.entry);
          }
        }
        if (isKept) {
          writer.flush();
          connection.exec('COMMIT');
          model = next;
        } else {
          writer.forget();
          connection.rollback();
        }

        for (const space of ['dataset', 'dataService'] as const) {
          const { contents, mistakes } = reading.reading(() => indexContents(readers[space], reading, space));
          expect(mistakes).toEqual([]);
          expect(contents).toEqual(new Map([...model[space]].map(([row, one]) => [row, { ...one, lists: Object.fromEntries(Object.entries(one.lists).filter(([, list]) => list.length > 0)) }]))); // prettier-ignore
        }
      }
    };

    fc.assert(fc.property(transactions, fc.constantFrom(1, 7, 1_000), agreesWithTheModel), { numRuns: 25 });
  });

  it('counts a term that was packed and never put as absent', () => {
    const { connection, reading, writer } = anIndex();
    connection.exec('BEGIN IMMEDIATE');
    writer.pack(new Map([[writer.numberOf('dataset', 'spöke'), 1]]));
    writer.put('dataset', 1, entry({ bad: 1 }));

    writer.flush();
    connection.exec('COMMIT');

    const reader = createIndexReader(reading, 'dataset');
    expect(reader.term('spöke')).toBeUndefined();
    expect(reader.wordsWithPrefix('s', 5)).toEqual([]);
    expect(reader.term('bad')?.rows).toBe(1);
  });

  it('writes no posting for a row whose terms are the same', () => {
    const { connection, writer } = anIndex();
    const before = entry({ bad: 1, plats: 16 });
    connection.exec('BEGIN IMMEDIATE');
    writer.put('dataset', 1, before);
    writer.flush();
    connection.exec('COMMIT; CREATE TEMP TRIGGER told BEFORE INSERT ON search_posting BEGIN SELECT raise(ABORT, \'written\'); END; BEGIN IMMEDIATE'); // prettier-ignore

    writer.put('dataset', 1, { ...before, numbers: { ...NUMBERS, quality: 7 } });
    writer.flush();
    connection.exec('COMMIT');

    expect(createIndexReader(connection, 'dataset').numbers('quality', 0)[1]).toBe(7);
  });

  it('refuses a row that no index holds, and says which it takes', () => {
    const { connection, writer } = anIndex();
    connection.exec('BEGIN IMMEDIATE');

    const put = (): void => {
      writer.put('dataset', 2 ** 26, entry({ bad: 1 }));
    };

    expect(put).toThrow('rows are whole numbers from 0 to 33554431');
  });

  it('gives a publisher one number', () => {
    const { connection, reading, writer } = anIndex();
    connection.exec('BEGIN IMMEDIATE');
    const numbers = ['o1', 'o2', 'o1', undefined].map((agent) => writer.publisher(agent));
    writer.put('dataset', 1, entry({}, { numbers: { ...NUMBERS, publisher: numbers[0] ?? 0 } }));
    writer.flush();
    connection.exec('COMMIT');

    const publishers = createIndexReader(reading, 'dataset').publishers();

    expect(numbers[0]).toBe(numbers[2]);
    expect(numbers[3]).toBe(0);
    expect(publishers.get(numbers[0] ?? 0)).toBe('o1');
    expect(publishers.size).toBe(2);
  });
});
