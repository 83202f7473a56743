import type { Likeness } from '../model/specification-words/likeness.ts';
import type { Connection } from './connection.ts';
import type { Selection } from './dataset-selection.ts';
import type { DatasetFilter, SpecificationDataset, Store } from './store.ts';

/** Rows of a page: a millisecond's reading. */
const PAGE = 1_000;

type LikelyRow = Likeness & Omit<SpecificationDataset, 'likeness'>;

/** Reads which datasets are of a specification; which ones are likely to be the writer has judged. */
export function createSpecificationDatasets(
  { prepare }: Connection,
  select: (filter: DatasetFilter) => Selection,
): Pick<Store, 'declaringDatasets' | 'likelyDatasets'> {
  const likely = prepare<LikelyRow>(
    `SELECT d.n, d.id, d.record, l.slug, l.place, l.said, l.word FROM dataset_likely l CROSS JOIN dataset d ON d.n = l.dataset
     WHERE l.slug = ? AND l.dataset > ? ORDER BY l.dataset LIMIT ${PAGE}`,
  );
  return {
    declaringDatasets: (slug, after) => {
      const { sql, parameters } = select({ specifications: [slug] }).rows;
      return prepare<Omit<SpecificationDataset, 'likeness'>>(
        `SELECT d.n, d.id, d.record FROM (SELECT n FROM (${sql}) WHERE n > ? ORDER BY n LIMIT ${PAGE}) m
         CROSS JOIN dataset d ON d.n = m.n`,
      )
        .all([...parameters, after])
        .map(({ n, id, record }) => ({ n, id, record }));
    },
    likelyDatasets: (slug, after) =>
      likely.all([slug, after]).map(({ n, id, record, place, said, word }) => ({
        n,
        id,
        record,
        likeness: { slug, place, said, word },
      })),
  };
}
