import type { Connection } from '../connection.ts';
import { changeLists, decodeLists, decodeNumbers, MOST_IN_LIST } from './column-bytes.ts';
import { bytesOf, createNumberLog } from './index-numbers.ts';
import type { NumberLog } from './index-numbers.ts';
import { columnId } from './index-schema.ts';
import type { StoredColumn } from './index-schema.ts';
import { LIST_COLUMNS, NUMBER_COLUMNS } from './search-index.ts';
import type { IndexEntry, ListColumn, NumberColumn, Space } from './search-index.ts';

/** Gathers what stands in the columns, and writes it. */
export interface ColumnWriter {
  /** What a row has in all columns; undefined: nothing, it goes. The last time counts. */
  note(space: Space, chunk: number, offset: number, entry: Pick<IndexEntry, 'numbers' | 'lists'> | undefined): void;
  /** Writes the columns that became others, under the version of this commit. */
  write(versions: Readonly<Record<Space, number>>): void;
  forget(): void;
}

const NUMBERS = Object.keys(NUMBER_COLUMNS) as readonly NumberColumn[];
const LISTS = Object.keys(LIST_COLUMNS) as readonly ListColumn[];
const NOTHING: Pick<IndexEntry, 'numbers' | 'lists'> = {
  numbers: { publisher: 0, quality: 0, modified: 0, titleWords: 0, words: 0, idOrder: 0 },
  lists: {},
};

/** What was noted of one chunk: for each row its numbers, then each list's length and numbers. */
interface Noted {
  readonly space: Space;
  readonly chunk: number;
  readonly log: NumberLog;
  /** Where in the log a row's numbers begin. */
  readonly rows: Map<number, number>;
}

export function createColumnWriter({ prepare }: Connection): ColumnWriter {
  const find = prepare<{ data: Buffer }>('SELECT data FROM search_column WHERE id = ?');
  const replace = prepare('INSERT OR REPLACE INTO search_column (id, version, data) VALUES (?, CAST(? AS INTEGER), ?)');
  const pending = new Map<string, Noted>();

  const change = (
    { space, chunk }: Noted,
    column: StoredColumn,
    version: number,
    changed: (data: Buffer | undefined) => Buffer | undefined,
  ): void => {
    const id = columnId(space, column, chunk);
    const data = changed(find.get([id])?.data);
    if (data !== undefined) replace.run([id, version, data]);
  };
  const writeNumbers = (noted: Noted, version: number): void => {
    const values = noted.log.taken();
    for (const [index, column] of NUMBERS.entries()) {
      change(noted, column, version, (data) => {
        const numbers = decodeNumbers(column, data);
        let differs = false;
        for (const [row, at] of noted.rows) {
          const before = numbers[row];
          numbers[row] = values[at + index] ?? 0;
          differs ||= numbers[row] !== before;
        }
        return differs ? bytesOf(numbers) : undefined;
      });
    }
  };
  const writeLists = (noted: Noted, version: number): void => {
    const values = noted.log.taken();
    const next = new Map([...noted.rows].map(([row, at]) => [row, at + NUMBERS.length]));
    for (const column of LISTS) {
      const changes = new Map<number, Float64Array>();
      for (const [row, at] of next) {
        const end = at + 1 + (values[at] ?? 0);
        changes.set(row, values.subarray(at + 1, end));
        next.set(row, end);
      }
      change(noted, column, version, (data) => changeLists(decodeLists(data), changes));
    }
  };
  return {
    note(space, chunk, offset, entry = NOTHING) {
      const key = `${space} ${chunk}`;
      let noted = pending.get(key);
      if (noted === undefined) pending.set(key, (noted = { space, chunk, log: createNumberLog(), rows: new Map() }));
      const { log, rows } = noted;
      rows.set(offset, log.size());
      for (const column of NUMBERS) log.push(entry.numbers[column]);
      for (const column of LISTS) {
        const list = entry.lists[column]?.slice(0, MOST_IN_LIST) ?? [];
        log.push(list.length);
        for (const number of list) log.push(number);
      }
    },
    write(versions) {
      for (const noted of pending.values()) {
        writeNumbers(noted, versions[noted.space]);
        writeLists(noted, versions[noted.space]);
      }
      pending.clear();
    },
    forget: () => {
      pending.clear();
    },
  };
}
