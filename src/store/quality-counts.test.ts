import { describe, expect, it } from 'vitest';
import { metadataQuality } from '../model/quality.ts';
import { toConcept } from '../model/vocabulary/index.ts';
import { aDataset, aDistribution, aSnapshot, datasetId, fresh } from './fixtures/records.ts';
import { temporaryStore } from './fixtures/temporary-store.ts';
import type { DatasetFilter, QualityCount } from './store.ts';

const KEYWORDS = { keywords: [{ value: 'bad', language: 'sv' }] };
const DATASETS = [
  aDataset('A', KEYWORDS),
  aDataset('B', KEYWORDS),
  aDataset('C', { themes: [toConcept('theme', 'ENVI')] }),
  aDataset('D', { distributions: [aDistribution('1', { formats: [toConcept('format', 'text/csv')] })] }),
];
const metOf = (name: string): number =>
  metadataQuality(DATASETS.find(({ id }) => id === datasetId(name)) ?? aDataset('none')).met;
const byMet = (counts: readonly QualityCount[]): readonly QualityCount[] => counts.toSorted((a, b) => a.met - b.met);

describe('datasets by the metrics of quality that they meet', () => {
  it('are counted once for each combination, under any filter, at each revision', async () => {
    const { store, writer } = await temporaryStore();
    await writer.writeSnapshot(aSnapshot('one', { datasets: DATASETS }), fresh('one'));
    await writer.writeSnapshot(
      aSnapshot('two', { datasets: [aDataset('A', { catalogueId: 'two', publisher: 'o1' })] }),
      fresh('two'),
    );
    const counted = (filter: DatasetFilter) => byMet(store.countDatasetsByQuality(filter));
    const before = [counted({}), counted({ themes: ['ENVI'] }), counted({ catalogues: ['two'] }), counted({ ids: [] })];

    await writer.writeSnapshot(aSnapshot('one', { datasets: DATASETS.slice(1) }), fresh('one'));
    const after = store.countDatasetsByQuality({ catalogues: ['two'] });

    expect(before).toEqual([
      byMet([
        { met: metOf('A'), datasets: 2 },
        { met: metOf('C'), datasets: 1 },
        { met: metOf('D'), datasets: 1 },
      ]),
      [{ met: metOf('C'), datasets: 1 }],
      // It is read from the first catalogue that has it.
      [{ met: metOf('A'), datasets: 1 }],
      [],
    ]);
    expect(new Set(['A', 'C', 'D'].map(metOf)).size).toBe(3);
    expect(after).toEqual([{ met: metadataQuality(aDataset('A', { publisher: 'o1' })).met, datasets: 1 }]);
  });
});
