import Database from 'libsql';
import type { Analyser } from '../../src/store/search/analyser.ts';
import type { PlainDataset } from './minisearch-peer.ts';

export interface Fts5Peer {
  /** Ids of the first twenty, how many there are, and the counts of each facet. */
  search(query: string): {
    readonly ids: readonly string[];
    readonly total: number;
    readonly facets: readonly ReadonlyMap<string, number>[];
  };
  close(): void;
}

const FIELDS = ['title', 'keywords', 'specification', 'publisher', 'description'] as const;

/**
 * The engine's own full-text index over the same terms that ours has, in its best form for this: nothing stored but the
 * terms, ranked by bm25 with our order of fields, every slot of the question met by one of the word's readings. The rows
 * that were found come as one text, for a call for each would cost more than the search; the facets are counted from
 * arrays in memory, as ours are.
 */
export function createFts5Peer(file: string, datasets: Iterable<PlainDataset>, analyser: Analyser): Fts5Peer {
  const database = new Database(file);
  // A term's sign would be a blank to the engine: terms are numbered.
  const numbers = new Map<string, number>();
  const numberOf = (term: string): string => {
    const known = numbers.get(term);
    if (known !== undefined) return `t${known}`;
    numbers.set(term, numbers.size);
    return `t${numbers.size - 1}`;
  };
  const termsOf = (text: string): string =>
    analyser
      .words(text)
      .flatMap((word) => analyser.indexTerms(word.text, 'sv').map(numberOf))
      .join(' ');
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; PRAGMA mmap_size = 268435456;
     CREATE VIRTUAL TABLE search USING fts5(${FIELDS.join(', ')}, content='', detail=column, tokenize='ascii');`,
  );
  const insert = database.prepare(`INSERT INTO search (rowid, ${FIELDS.join(', ')}) VALUES (?, ?, ?, ?, ?, ?)`);
  const ids: string[] = [''];
  const values: (readonly (readonly string[])[])[] = [[]];
  database.exec('BEGIN');
  for (const dataset of datasets) {
    insert.run([ids.length, ...FIELDS.map((field) => termsOf(dataset[field]))]);
    ids.push(dataset.id);
    values.push(dataset.facets);
  }
  database.exec("COMMIT; INSERT INTO search (search) VALUES ('optimize');");
  const best = database.prepare(
    'SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, 10, 6, 5, 4, 1) LIMIT 20',
  );
  const all = database.prepare('SELECT group_concat(rowid) AS found FROM search WHERE search MATCH ?');
  const expression = (query: string): string =>
    analyser
      .words(query)
      .filter(({ text }) => !analyser.isStopWord(text))
      .map(({ text }) => {
        const ways = analyser
          .readings(text)
          .map(({ terms }) => terms.filter((term) => numbers.has(term)).map(numberOf))
          .filter((terms) => terms.length > 0)
          .map((terms) => `(${terms.join(' AND ')})`);
        return ways.length === 0 ? '(none)' : `(${ways.join(' OR ')})`;
      })
      .join(' AND ');
  return {
    search(query) {
      const asked = expression(query);
      if (asked === '') return { ids: [], total: 0, facets: [] };
      const top = best.all([asked]) as readonly { readonly rowid: number }[];
      const { found } = all.get([asked]) as { readonly found: string | null };
      const rows = found === null ? [] : found.split(',');
      const facets: Map<string, number>[] = [];
      for (const row of rows) {
        for (const [index, list] of (values[Number(row)] ?? []).entries()) {
          const counts = (facets[index] ??= new Map());
          for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
      return { ids: top.map(({ rowid }) => ids[rowid] ?? ''), total: rows.length, facets };
    },
    close: () => {
      database.close();
    },
  };
}
