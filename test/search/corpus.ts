import type { Agent } from '../../src/model/agent.ts';
import type { CatalogueRef } from '../../src/model/catalogue.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { demoCatalogues } from './demo-datasets.ts';
import { writtenCatalogues } from './written-datasets.ts';

/** A dataset under the name that judgements call it by: `malmo/badplatser`. */
export interface CorpusEntry {
  readonly key: string;
  readonly dataset: Dataset;
}

/** One publisher's catalogue. */
export interface CorpusCatalogue {
  readonly id: string;
  /** Municipality or region code. */
  readonly code?: string;
  readonly name: string;
  readonly agents: readonly Agent[];
  readonly entries: readonly CorpusEntry[];
}

/** The datasets that searching is judged on: the demo's, and those written in test/search/corpus. */
export interface SearchCorpus {
  /** In order of precedence, as a store is opened with them. */
  readonly catalogues: readonly CatalogueRef[];
  /** One for each catalogue, in the same order. */
  readonly snapshots: readonly Snapshot[];
  readonly entries: readonly CorpusEntry[];
  /** By dataset id; throws a RangeError for a dataset that the corpus does not have. */
  keyOf(datasetId: string): string;
}

const HARVESTED_AT = '2026-06-15T04:00:00.000Z';

const refOf = ({ id, code, name }: CorpusCatalogue): CatalogueRef => ({
  id,
  platform: 'dcat',
  url: `https://oppnadata.${id}.example/`,
  name: { value: name, language: 'sv' },
  status: 'active',
  options: {},
  ...(code === undefined ? {} : { organisation: code }),
});

const snapshotOf = ({ id, agents, entries }: CorpusCatalogue): Snapshot => ({
  catalogueId: id,
  datasets: entries.map(({ dataset }) => dataset),
  agents,
  dataServices: [],
  datasetSeries: [],
  skippedCount: 0,
  skipped: [],
  complete: true,
  harvestedAt: HARVESTED_AT,
});

/** Reads the whole corpus; nothing is kept between calls. */
export function corpus(): SearchCorpus {
  const all = [...demoCatalogues(), ...writtenCatalogues()];
  const entries = all.flatMap((catalogue) => catalogue.entries);
  const keys = new Map(entries.map(({ key, dataset }) => [dataset.id, key]));
  return {
    catalogues: all.map(refOf),
    snapshots: all.map(snapshotOf),
    entries,
    keyOf(datasetId) {
      const key = keys.get(datasetId);
      if (key === undefined) throw new RangeError(`No dataset ${datasetId} in the corpus: it was found somewhere else`);
      return key;
    },
  };
}
