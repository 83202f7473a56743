import type { Connection } from './connection.ts';
import type { Selection } from './dataset-selection.ts';
import { createRevisionMemo } from './revision-memo.ts';
import type { DatasetFilter, QualityCount, Store } from './store.ts';

/** Counts of datasets by the metrics that they meet; each is worked out once for a revision. */
export function createQualityCounts(
  connection: Connection,
  select: (filter: DatasetFilter) => Selection,
): Pick<Store, 'countDatasetsByQuality'> {
  const counts = createRevisionMemo<readonly QualityCount[]>(connection);
  const count = (filter: DatasetFilter): readonly QualityCount[] => {
    const { rows, narrowest } = select(filter);
    // Points follow from the metrics, so they part nothing further: all of the datasets are read in the index's order.
    const sql =
      narrowest === undefined
        ? 'SELECT quality_met AS met, count(*) AS datasets FROM dataset GROUP BY quality, quality_met'
        : `SELECT d.quality_met AS met, count(*) AS datasets FROM (${rows.sql}) m
           CROSS JOIN dataset d ON d.n = m.n GROUP BY d.quality_met`;
    return connection
      .prepare<QualityCount>(sql)
      .all(rows.parameters)
      .map(({ met, datasets }) => ({ met, datasets }));
  };
  return { countDatasetsByQuality: (filter) => counts.get(JSON.stringify(filter), () => count(filter)) };
}
