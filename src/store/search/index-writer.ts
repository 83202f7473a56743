import type { Connection } from '../connection.ts';
import { bytesOf } from './index-numbers.ts';
import { createColumnWriter } from './column-writer.ts';
import { createPublisherNumbers } from './index-publishers.ts';
import { decodeRowTerms, encodeRowTerms } from './index-row-terms.ts';
import type { RowTerms } from './index-row-terms.ts';
import { placeOf, rowId, rowIds, rowOfId } from './index-schema.ts';
import { createPostingWriter } from './posting-writer.ts';
import type { Gathered } from './posting-writer.ts';
import { CHUNK_ROWS, SPACES } from './search-index.ts';
import type { IndexWriter, Space } from './search-index.ts';
import { createVocabularyWriter } from './vocabulary-writer.ts';
import { createWordWriter } from './vocabulary-word-writer.ts';

/** So many postings are gathered before they are brought into the file: eight bytes each. */
const GATHERED = 600_000;
const NAMES = Object.keys(SPACES) as readonly Space[];
const perSpace = <T>(make: () => T): Record<Space, T> => ({ dataset: make(), dataService: make() });
const NO_TERMS: RowTerms = new Uint8Array();

/** `gathered`: after how many postings the file is written to before `flush`; for tests. */
export function createIndexWriter(connection: Connection, gathered: number = GATHERED): IndexWriter {
  const { prepare } = connection;
  const vocabulary = createVocabularyWriter(connection);
  const words = createWordWriter(connection);
  const postings = createPostingWriter(connection);
  const columns = createColumnWriter(connection);
  const publishers = createPublisherNumbers(connection);
  const findRow = prepare<{ data: Buffer }>('SELECT data FROM search_row WHERE id = ?');
  const lastRow = prepare<{ id: number | null }>('SELECT max(id) AS id FROM search_row WHERE id >= ? AND id < ?');
  const putRow = prepare('INSERT OR REPLACE INTO search_row (id, data) VALUES (?, ?)');
  const dropRow = prepare('DELETE FROM search_row WHERE id = ?');
  const findVersion = prepare<{ version: number }>('SELECT version FROM search_space WHERE space = ?');
  const describe = prepare('UPDATE search_space SET version = version + 1, rows = rows + ? WHERE space = ?');

  /** Above the rows that the file has: no need to look. Of the beginning of the transaction, and since the last merge. */
  const rowsEnd = perSpace<number | undefined>(() => undefined);
  const chunksEnd = perSpace<number | undefined>(() => undefined);
  /** How many more rows there are, and whether anything at all has changed. */
  const more = perSpace(() => 0);
  const touched = perSpace(() => false);
  /** Rows that were put or removed since the last merge: the postings of one may only be noted once. */
  const noted = new Set<number>();

  const endOf = (space: Space): number => {
    const last = lastRow.get(rowIds(space))?.id ?? null;
    return last === null ? 0 : rowOfId(last) + 1;
  };
  const gatheredIn = (space: Space, chunk: number): Gathered => {
    const end = (chunksEnd[space] ??= Math.ceil((rowsEnd[space] ?? endOf(space)) / CHUNK_ROWS));
    return { chunk, isNew: chunk >= end };
  };
  const merge = (): void => {
    const versions = perSpace(() => 0);
    for (const space of NAMES) versions[space] = (findVersion.get([SPACES[space]])?.version ?? 0) + 1;
    vocabulary.count(postings.write(vocabulary.newFrom()));
    columns.write(versions);
    noted.clear();
    for (const space of NAMES) chunksEnd[space] = undefined;
    for (const space of NAMES) rowsEnd[space] = undefined;
  };
  /** Replaces the row's terms: what it had goes. */
  const change = (space: Space, row: number, terms: RowTerms | undefined): void => {
    const id = rowId(space, row);
    if (noted.has(id)) merge();
    noted.add(id);
    touched[space] = true;
    const isNew = row >= (rowsEnd[space] ??= endOf(space));
    const { chunk, offset } = placeOf(row);
    const gather = gatheredIn(space, chunk);
    const before = isNew ? undefined : findRow.get([id])?.data;
    more[space] += Number(terms !== undefined) - Number(before !== undefined);
    if (terms === undefined) dropRow.run([id]);
    else if (before === undefined || Buffer.compare(before, terms) !== 0) putRow.run([id, bytesOf(terms)]);
    else return;
    const old = new Map<number, number>();
    for (const { n, fields } of decodeRowTerms(before ?? NO_TERMS)) old.set(n, fields);
    const key = `${space} ${chunk}`;
    for (const { n, fields } of decodeRowTerms(terms ?? NO_TERMS)) {
      if (old.get(n) !== fields) postings.note(key, gather, n, offset, fields);
      old.delete(n);
    }
    for (const n of old.keys()) postings.note(key, gather, n, offset, 0);
  };
  const changeAll = (space: Space, row: number, terms: RowTerms | undefined): void => {
    if (postings.size() >= gathered) merge();
    change(space, row, terms);
  };
  const numbered = (space: Space, terms: ReadonlyMap<string, number>): ReadonlyMap<number, number> =>
    new Map([...terms].map(([term, fields]) => [vocabulary.numberOf(space, term), fields]));
  return {
    numberOf: vocabulary.numberOf,
    numbering: vocabulary.numbering,
    pack: encodeRowTerms,
    publisher: publishers.numberOf,
    put(space, row, entry) {
      const terms = entry.terms instanceof Uint8Array ? entry.terms : encodeRowTerms(numbered(space, entry.terms));
      changeAll(space, row, terms);
      const { chunk, offset } = placeOf(row);
      columns.note(space, chunk, offset, entry);
    },
    remove(space, row) {
      changeAll(space, row, undefined);
      const { chunk, offset } = placeOf(row);
      columns.note(space, chunk, offset, undefined);
    },
    flush() {
      if (!NAMES.some((space) => touched[space])) return;
      merge();
      const changed = vocabulary.finish();
      for (const space of NAMES) {
        if (!touched[space]) continue;
        const version = (findVersion.get([SPACES[space]])?.version ?? 0) + 1;
        words.write(space, changed.get(space) ?? [], version);
        describe.run([more[space], SPACES[space]]);
        more[space] = 0;
        touched[space] = false;
      }
    },
    forget() {
      vocabulary.forget();
      publishers.forget();
      postings.forget();
      columns.forget();
      noted.clear();
      for (const space of NAMES) {
        rowsEnd[space] = undefined;
        chunksEnd[space] = undefined;
        more[space] = 0;
        touched[space] = false;
      }
    },
  };
}
