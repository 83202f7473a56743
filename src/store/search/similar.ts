import type { Dataset } from '../../model/dataset.ts';
import type { Connection } from '../connection.ts';
import type { HotRecords } from '../hot-records.ts';
import { canonicalId } from '../node-alias.ts';
import { FIRST_TERM } from '../schema.ts';
import type { SpecificationTerms } from '../specification-terms.ts';
import { idf } from './scorer-weights.ts';
import { CHUNK_ROWS, FIELDS } from './search-index.ts';
import type { IndexReader, ListColumn } from './search-index.ts';

export interface SimilarDeps {
  readonly connection: Connection;
  readonly index: () => IndexReader;
  readonly records: HotRecords<Dataset>;
  readonly specifications: SpecificationTerms;
}

/** Terms of the dataset that are looked up: the most telling ones. */
const MOST_TERMS = 20;
/** Rows that are looked at, for all terms together: a term that would be more is passed over. */
const MOST_ROWS = 40_000;
/** What a term is worth by where it stands, in this dataset and in the other. */
const STANDING = { named: 1, described: 0.35 } as const;
const NAMED = FIELDS.titleSv | FIELDS.titleOther | FIELDS.keywordSv | FIELDS.keywordOther;
/** What following the same specification, or sharing a theme, is worth against a rare word in both titles. */
const SAME_SPECIFICATION = 2;
const SAME_THEME = 0.3;

const standing = (fields: number): number => ((fields & NAMED) === 0 ? STANDING.described : STANDING.named);

/** Scores by row; chunks in which nothing was found have no array. */
interface Scores {
  add(row: number, score: number): void;
  readonly chunks: ReadonlyMap<number, Float64Array>;
}

function createScores(): Scores {
  const chunks = new Map<number, Float64Array>();
  return {
    chunks,
    add(row, score) {
      const chunk = Math.floor(row / CHUNK_ROWS);
      const scores = chunks.get(chunk) ?? new Float64Array(CHUNK_ROWS);
      chunks.set(chunk, scores);
      scores[row % CHUNK_ROWS] = (scores[row % CHUNK_ROWS] ?? 0) + score;
    },
  };
}

function numbersOf(index: IndexReader, column: ListColumn, row: number): readonly number[] {
  const { starts, values } = index.lists(column, Math.floor(row / CHUNK_ROWS));
  const at = row % CHUNK_ROWS;
  return [...values.subarray(starts[at] ?? 0, starts[at + 1] ?? 0)];
}

/** Rare words in common; words of titles and keywords count most. */
function addTerms(index: IndexReader, own: number, scores: Scores): void {
  const all = index.rows();
  const telling = index
    .termsOf(own)
    .filter(({ rows }) => rows > 1)
    .map(({ term, fields, rows }) => ({ term, rows, worth: idf(rows, all) * standing(fields) }))
    .toSorted((a, b) => b.worth - a.worth || a.rows - b.rows || (a.term < b.term ? -1 : 1));
  let left = MOST_ROWS;
  let taken = 0;
  for (const { term, rows, worth } of telling) {
    if (taken === MOST_TERMS) return;
    const found = rows > left ? undefined : index.term(term);
    if (found === undefined) continue;
    left -= rows;
    taken += 1;
    for (const { chunk, rows: offsets, fields } of index.postings(found)) {
      for (let i = 0; i < offsets.length; i += 1) {
        scores.add(chunk * CHUNK_ROWS + (offsets[i] ?? 0), worth * standing(fields[i] ?? 0));
      }
    }
  }
}

/** Adds to the rows that have one of the numbers; `everywhere`: also to those that have nothing else in common. */
function addShared(
  index: IndexReader,
  scores: Scores,
  { column, numbers, worth, everywhere }: { readonly column: ListColumn; readonly numbers: readonly number[]; readonly worth: number; readonly everywhere: boolean }, // prettier-ignore
): void {
  if (numbers.length === 0) return;
  const wanted = new Set(numbers);
  const chunks = everywhere ? Array.from({ length: index.chunks() }, (_, chunk) => chunk) : [...scores.chunks.keys()];
  for (const chunk of chunks) {
    const { starts, values } = index.lists(column, chunk);
    const known = scores.chunks.get(chunk);
    for (let row = 0; row < CHUNK_ROWS; row += 1) {
      if (!everywhere && (known?.[row] ?? 0) === 0) continue;
      const end = starts[row + 1] ?? 0;
      for (let i = starts[row] ?? 0; i < end; i += 1) {
        if (!wanted.has(values[i] ?? 0)) continue;
        scores.add(chunk * CHUNK_ROWS + row, worth);
        break;
      }
    }
  }
}

interface Candidate {
  readonly row: number;
  readonly score: number;
  readonly quality: number;
  readonly id: number;
}

const before = (a: Candidate, b: Candidate): boolean =>
  a.score !== b.score ? a.score > b.score : a.quality !== b.quality ? a.quality > b.quality : a.id < b.id;

/** The best, in order: an insertion for each of the few that are better than the last of them. */
function bestOf(index: IndexReader, scores: Scores, own: number, count: number): readonly Candidate[] {
  const best: Candidate[] = [];
  for (const [chunk, found] of scores.chunks) {
    const quality = index.numbers('quality', chunk);
    const ids = index.numbers('idOrder', chunk);
    for (let at = 0; at < CHUNK_ROWS; at += 1) {
      const score = found[at] ?? 0;
      const row = chunk * CHUNK_ROWS + at;
      if (score === 0 || row === own || (best.length === count && score < (best.at(-1)?.score ?? 0))) continue;
      const candidate = { row, score, quality: quality[at] ?? 0, id: ids[at] ?? 0 };
      const place = best.findIndex((one) => before(candidate, one));
      best.splice(place === -1 ? best.length : place, 0, candidate);
      if (best.length > count) best.pop();
    }
  }
  return best;
}

/**
 * The datasets most like one: by the rarest words that they share (those of titles and keywords weigh most), by following
 * the same specification, and by a shared theme; ties by quality, then id. Without the dataset itself; none where nothing is
 * shared, or for an unknown id. At most 20 terms and 40,000 rows are looked at.
 */
export function createSimilar(deps: SimilarDeps): (datasetId: string, first: number) => readonly Dataset[] {
  const { connection, records, specifications } = deps;
  const rowOf = connection.prepare<{ n: number }>(`SELECT n FROM dataset WHERE id = ${canonicalId('dataset', '?1')}`);
  const recordOf = connection.prepare<{ record: number }>('SELECT record FROM dataset WHERE n = ?');
  const sameSpecification = (index: IndexReader, row: number): readonly number[] => {
    const slugs = specifications.slugs();
    const followed = new Set(numbersOf(index, 'conformsTo', row).flatMap((n) => slugs.get(n) ?? []));
    return followed.size === 0 ? [] : specifications.of([...followed]);
  };
  return (datasetId, first) =>
    connection.reading(() => {
      const own = rowOf.get([datasetId])?.n;
      if (own === undefined || first < 1) return [];
      const index = deps.index();
      const scores = createScores();
      addTerms(index, own, scores);
      const followed = sameSpecification(index, own);
      addShared(index, scores, {
        column: 'conformsTo',
        numbers: followed,
        worth: SAME_SPECIFICATION,
        everywhere: true,
      });
      const themes = numbersOf(index, 'theme', own).filter((n) => n >= FIRST_TERM);
      addShared(index, scores, { column: 'theme', numbers: themes, worth: SAME_THEME, everywhere: false });
      return bestOf(index, scores, own, first).flatMap(({ row }) => {
        const record = recordOf.get([row])?.record;
        return record === undefined ? [] : (records.get(record) ?? []);
      });
    });
}
