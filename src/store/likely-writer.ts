import type { Dataset } from '../model/dataset.ts';
import { createSpecifications, followedBy } from '../model/specification.ts';
import type { Specification } from '../model/specification.ts';
import { createLikenessReader, LIKENESS_VERSION } from '../model/specification-words/likeness.ts';
import type { Likeness } from '../model/specification-words/likeness.ts';
import type { Connection } from './connection.ts';
import { contentHash } from './organisation-writer.ts';

/** Writes which specification a dataset is likely to be of. */
export interface LikelyWriter {
  /** What a dataset is likely to be of: nothing where it declares a known specification. Some microseconds. */
  judge(dataset: Dataset): readonly Likeness[];
  /** Replaces what the dataset with this row number is likely to be of. */
  write(dataset: number, isNew: boolean, likenesses: readonly Likeness[]): void;
  remove(dataset: number): void;
  /** Judges all datasets anew where that was last done by other words; costs nothing where it was not. */
  keepUp(nextRevision: () => number): void;
}

interface Judged {
  readonly n: number;
  readonly record: number;
  readonly titles: string;
  readonly keywords: string;
}

/** Datasets in memory at a time while all are judged. */
const PAGE = 1_000;
const NOTHING: readonly Likeness[] = [];

export function createLikelyWriter(connection: Connection, specifications: readonly Specification[]): LikelyWriter {
  const { prepare } = connection;
  const known = createSpecifications(specifications);
  const reader = createLikenessReader(known.all);
  const words = contentHash(JSON.stringify([LIKENESS_VERSION, specifications]));
  const insert = prepare(
    'INSERT INTO dataset_likely (slug, dataset, place, said, word) VALUES (?, CAST(? AS INTEGER), ?, ?, ?)',
  );
  const deleteOf = prepare('DELETE FROM dataset_likely WHERE dataset = ?');
  const lastWords = prepare<{ value: string }>("SELECT value FROM meta WHERE key = 'likely'");
  const putWords = prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('likely', ?)");
  // Titles and keywords are a small part of a record, and most datasets need no more than those.
  const page = prepare<Judged>(
    `SELECT d.n, d.record, r.json -> '$.titles' AS titles, r.json -> '$.keywords' AS keywords
     FROM dataset d JOIN record r ON r.n = d.record WHERE d.n > ? ORDER BY d.n LIMIT ${PAGE}`,
  );
  const whole = prepare<{ json: string }>('SELECT json FROM record WHERE n = ?');

  const declares = (dataset: Dataset): boolean => followedBy(dataset, known).length > 0;
  const write = (dataset: number, likenesses: readonly Likeness[]): void => {
    for (const { slug, place, said, word } of likenesses) insert.run([slug, dataset, place, said, word]);
  };
  const judgeRow = ({ n, record, titles, keywords }: Judged): void => {
    const texts: Pick<Dataset, 'titles' | 'keywords'> = {
      titles: JSON.parse(titles) as Dataset['titles'],
      keywords: JSON.parse(keywords) as Dataset['keywords'],
    };
    const likenesses = reader.of(texts);
    if (likenesses.length === 0) return;
    const json = whole.get([record])?.json;
    if (json !== undefined && !declares(JSON.parse(json) as Dataset)) write(n, likenesses);
  };
  return {
    judge: (dataset) => (declares(dataset) ? NOTHING : reader.of(dataset)),
    write(dataset, isNew, likenesses) {
      if (!isNew) deleteOf.run([dataset]);
      write(dataset, likenesses);
    },
    remove: (dataset) => {
      deleteOf.run([dataset]);
    },
    keepUp(nextRevision) {
      if (lastWords.get([])?.value === words) return;
      connection.writing(() => {
        connection.exec('DELETE FROM dataset_likely');
        let last = 0;
        for (let rows = page.all([last]); rows.length > 0; rows = page.all([last])) {
          for (const row of rows) judgeRow(row);
          last = rows.at(-1)?.n ?? last;
        }
        putWords.run([words]);
        if (last > 0) nextRevision();
      });
    },
  };
}
