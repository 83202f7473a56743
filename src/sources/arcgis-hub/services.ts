import type { DataService, Dataset } from '../../model/dataset.ts';
import { idFromUri } from '../../model/id.ts';
import { newDataService } from '../../model/new-record.ts';
import { toConcept } from '../../model/vocabulary/index.ts';
import { serviceOf, type ServiceName } from './address.ts';

/** Gathers the ArcGIS REST services behind the datasets of one site: one each, however many layers are listed. */
export interface ServiceCollector {
  /** The dataset with its distributions linked to their services. */
  link(dataset: Dataset): Dataset;
  services(): readonly DataService[];
}

interface Gathered {
  readonly service: ServiceName;
  readonly datasets: Set<string>;
  readonly publishers: Set<string | undefined>;
}

export function createServiceCollector(catalogueId: string): ServiceCollector {
  const gathered = new Map<string, Gathered>();
  return {
    link(dataset) {
      const distributions = dataset.distributions.map((distribution) => {
        const service = distribution.accessUrls.map(({ uri }) => serviceOf(uri)).find((found) => found !== undefined);
        if (service === undefined) return distribution;
        const id = idFromUri('dataService', service.url);
        const known = gathered.get(id) ?? {
          service,
          datasets: new Set<string>(),
          publishers: new Set<string | undefined>(),
        };
        gathered.set(id, known);
        known.datasets.add(dataset.id);
        known.publishers.add(dataset.publisher);
        return { ...distribution, accessServices: [...new Set([...distribution.accessServices, id])] };
      });
      return { ...dataset, distributions };
    },
    services: () => [...gathered].map(([id, each]) => toService(id, each, catalogueId)),
  };
}

/** The service is not an item of its own: its address, its name in that, and whose it is where all layers agree. */
function toService(id: string, { service, datasets, publishers }: Gathered, catalogueId: string): DataService {
  const [publisher] = publishers;
  return newDataService({
    id,
    uri: service.url,
    catalogueId,
    titles: [{ value: service.name }],
    ...(publishers.size !== 1 || publisher === undefined ? {} : { publisher }),
    endpointUrls: [{ uri: service.url, labels: [] }],
    endpointDescriptions: [{ uri: `${service.url}?f=json`, labels: [] }],
    types: [toConcept('serviceType', 'REST')],
    servesDatasets: [...datasets],
  });
}
