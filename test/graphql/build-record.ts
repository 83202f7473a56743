import type { Agent } from '../../src/model/agent.ts';
import type { CatalogueRef } from '../../src/model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from '../../src/model/dataset.ts';
import type { Distribution } from '../../src/model/distribution.ts';
import { idFromUri } from '../../src/model/id.ts';
import { newAgent, newDataService, newDataset, newDatasetSeries, newDistribution } from '../../src/model/new-record.ts';
import type { CatalogueStatus, Snapshot } from '../../src/model/snapshot.ts';
import type { Texts } from '../../src/model/text.ts';

/** Swedish text. */
export const sv = (...values: readonly string[]): Texts => values.map((value) => ({ value, language: 'sv' }));

export function dataset(uri: string, catalogueId: string, title: string, more: Partial<Dataset> = {}): Dataset {
  return newDataset({ id: idFromUri('dataset', uri), uri, catalogueId, titles: sv(title), ...more });
}

export function distribution(uri: string, more: Partial<Distribution> = {}): Distribution {
  return newDistribution({
    id: idFromUri('distribution', uri),
    uri,
    accessUrls: [{ uri, labels: [] }],
    ...more,
  });
}

export function dataService(
  uri: string,
  catalogueId: string,
  title: string,
  more: Partial<DataService> = {},
): DataService {
  return newDataService({
    id: idFromUri('dataService', uri),
    uri,
    catalogueId,
    titles: sv(title),
    endpointUrls: [{ uri: `${uri}/v1`, labels: [] }],
    ...more,
  });
}

export function series(uri: string, catalogueId: string, title: string): DatasetSeries {
  return newDatasetSeries({ id: idFromUri('datasetSeries', uri), uri, catalogueId, titles: sv(title) });
}

export function agent(uri: string, catalogueId: string, name: string, more: Partial<Agent> = {}): Agent {
  return newAgent({ id: idFromUri('organisation', uri), uri, catalogueId, names: sv(name), ...more });
}

export function catalogue(id: string, organisation: string, more: Partial<CatalogueRef> = {}): CatalogueRef {
  return {
    id,
    platform: 'dcat',
    url: `https://${id}.example/catalogue.rdf`,
    organisation,
    status: 'active',
    options: {},
    ...more,
  };
}

/** When the catalogue was read. */
const HARVESTED: Readonly<Record<string, string>> = {
  goteborg: '2024-05-01T10:00:00.000Z',
  boras: '2024-04-01T10:00:00.000Z',
  vgr: '2024-05-02T10:00:00.000Z',
};

export function fresh(catalogueId: string): CatalogueStatus {
  const at = HARVESTED[catalogueId] ?? '2024-05-01T00:00:00.000Z';
  return { catalogueId, state: 'FRESH', lastSuccess: at, lastAttempt: at, consecutiveFailures: 0, lastDurationMs: 120 };
}

export function snapshot(catalogueId: string, more: Partial<Snapshot> = {}): Snapshot {
  return {
    catalogueId,
    datasets: [],
    agents: [],
    dataServices: [],
    datasetSeries: [],
    skippedCount: 0,
    skipped: [],
    complete: true,
    harvestedAt: HARVESTED[catalogueId] ?? '2024-05-01T00:00:00.000Z',
    ...more,
  };
}
