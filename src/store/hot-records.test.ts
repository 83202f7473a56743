import { afterEach, describe, expect, it } from 'vitest';
import { openConnection, type Connection } from './connection.ts';
import { createHotRecords } from './hot-records.ts';

const open: Connection[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** A connection with rows of `record`, and how often each was read from it. */
function records(rows: Readonly<Record<number, string>>): {
  readonly connection: Connection;
  readonly reads: number[];
} {
  const connection = openConnection(':memory:', { readOnly: false });
  open.push(connection);
  connection.exec('CREATE TABLE record (n INTEGER PRIMARY KEY, json TEXT NOT NULL)');
  for (const [n, id] of Object.entries(rows)) {
    connection.exec(`INSERT INTO record VALUES (${n}, '${JSON.stringify({ id, row: Number(n) })}')`);
  }
  const reads: number[] = [];
  const counted: Connection = {
    ...connection,
    prepare<Row>(sql: string) {
      const statement = connection.prepare<Row>(sql);
      return {
        ...statement,
        get: (parameters) => {
          reads.push(Number(parameters[0]));
          return statement.get(parameters);
        },
      };
    },
  };
  return { connection: counted, reads };
}
interface Row {
  readonly id: string;
  readonly row: number;
}

describe('records kept as objects', () => {
  it('are read once', () => {
    const { connection, reads } = records({ 1: 'd1' });
    const hot = createHotRecords<Row>(connection, 10);

    const both = [hot.get(1), hot.get(1)];

    expect(both).toEqual([
      { id: 'd1', row: 1 },
      { id: 'd1', row: 1 },
    ]);
    expect(reads).toEqual([1]);
  });

  it('give up the row that another has replaced, and no more', () => {
    const { connection, reads } = records({ 1: 'd1', 2: 'd2', 3: 'd1' });
    const hot = createHotRecords<Row>(connection, 10);
    for (const n of [1, 2, 3]) hot.get(n);

    for (const n of [3, 2, 1]) hot.get(n);

    expect(reads).toEqual([1, 2, 3, 1]);
  });

  it('are at most as many as was said', () => {
    const { connection, reads } = records({ 1: 'd1', 2: 'd2', 3: 'd3' });
    const hot = createHotRecords<Row>(connection, 2);
    for (const n of [1, 2, 3]) hot.get(n);

    hot.get(3);
    hot.get(1);

    expect(reads).toEqual([1, 2, 3, 1]);
  });

  it('say when a row is not there', () => {
    const hot = createHotRecords<Row>(records({}).connection, 10);

    expect(hot.get(7)).toBeUndefined();
  });

  it('are those that are asked for again and again, where there is room', () => {
    const numbers = Array.from({ length: 150 }, (_, i) => i + 1);
    const { connection, reads } = records(Object.fromEntries(numbers.map((n) => [n, `d${n}`])));
    const hot = createHotRecords<Row>(connection, 400);
    for (let round = 0; round < 20; round += 1) for (const n of numbers) hot.get(n);
    const before = reads.length;

    const found = numbers.map((n) => hot.get(n)?.row);

    expect(found).toEqual(numbers);
    expect(reads).toHaveLength(before);
  });

  it('are not all that was read once', () => {
    const numbers = Array.from({ length: 400 }, (_, i) => i + 1);
    const { connection, reads } = records(Object.fromEntries(numbers.map((n) => [n, `d${n}`])));
    const hot = createHotRecords<Row>(connection, 400);
    for (const n of numbers) hot.get(n);

    for (const n of numbers.slice(0, 200)) hot.get(n);

    expect(reads).toHaveLength(400 + 150);
  });
});
