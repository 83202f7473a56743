import type { Connection } from '../connection.ts';
import { createRevision } from '../revision-memo.ts';
import { TERM_KINDS } from '../schema.ts';
import type { IndexReader, ListChunk } from './search-index.ts';
import { createCompletions } from './suggest-completions.ts';
import type { Completions } from './suggest-completions.ts';

/** Keywords that can be completed, and how many datasets have each. */
export interface KeywordCompletions {
  /** By the number of the term. */
  readonly completions: Pick<Completions<number>, 'find' | 'near'>;
  /** Datasets that have the keyword. */
  count(term: number): number;
  /** Takes in what is new: a part of it, where it is much. False: there is more. */
  refresh(): boolean;
}

interface TermRow {
  readonly n: number;
  readonly value: string;
}

/** New keywords that are read at once: some milliseconds. */
const AT_ONCE = 5_000;
/** Chunks of the index that are counted at once. */
const CHUNKS_AT_ONCE = 16;

/**
 * Keywords in memory. They are read once, then only new ones; datasets are counted from the index's column of keywords, each
 * chunk again when it has changed. Both are done in parts, so that nobody waits for it: where very much has changed, what is
 * new is suggested some calls later, and counts are of an earlier revision till then.
 */
export function createKeywordCompletions(connection: Connection, index: () => IndexReader): KeywordCompletions {
  const revision = createRevision(connection);
  const fresh = connection.prepare<TermRow>(
    'SELECT n, value FROM term WHERE n > ? AND kind = ? ORDER BY n LIMIT CAST(? AS INTEGER)',
  );
  const completions = createCompletions<number>();
  let counts = new Uint32Array(1024);
  const counted: (ListChunk | undefined)[] = [];
  let last = 0;
  let of = -1;
  let next = 0;

  const tally = ({ starts, values }: ListChunk, step: 1 | -1): void => {
    const end = starts.at(-1) ?? 0;
    for (let i = 0; i < end; i += 1) {
      const term = values[i] ?? 0;
      if (term >= counts.length) {
        const larger = new Uint32Array(Math.max(term + 1, counts.length * 2));
        larger.set(counts);
        counts = larger;
      }
      counts[term] = (counts[term] ?? 0) + step;
    }
  };
  const recount = (reader: IndexReader, chunk: number): void => {
    const before = counted[chunk];
    const now = chunk < reader.chunks() ? reader.lists('keyword', chunk) : undefined;
    if (now === before) return;
    if (before !== undefined) tally(before, -1);
    if (now !== undefined) tally(now, 1);
    counted[chunk] = now;
  };
  return {
    completions,
    count: (term) => counts[term] ?? 0,
    refresh() {
      const now = revision();
      if (now !== of) {
        of = now;
        next = 0;
      }
      const reader = index();
      const chunks = Math.max(reader.chunks(), counted.length);
      const until = Math.min(chunks, next + CHUNKS_AT_ONCE);
      if (next === chunks) return true;
      const rows = fresh.all([last, TERM_KINDS.keyword, AT_ONCE]);
      for (const { n, value } of rows) completions.add(value, n);
      last = rows.at(-1)?.n ?? last;
      // The revision is done with when both are.
      if (rows.length === AT_ONCE) return false;
      for (; next < until; next += 1) recount(reader, next);
      return next === chunks;
    },
  };
}
