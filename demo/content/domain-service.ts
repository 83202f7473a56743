import type { DemoDataService, DemoDataset } from './content.ts';
import type { Publisher } from './publisher.ts';

/** The API of an Opendatasoft domain, the one service behind all datasets whose rows the platform holds. */
export function domainService({ id, official }: Publisher, datasets: readonly DemoDataset[]): DemoDataService {
  const [first] = datasets;
  if (first === undefined) throw new RangeError(`${id} publishes nothing: its domain has no service to speak of`);
  const url = `https://oppnadata.${id}.example/api/explore/v2.1`;
  return {
    entryId: 'explore',
    uri: url,
    entryCreated: first.entryCreated,
    entryModified: first.entryCreated,
    titles: [{ value: `Explore API v2.1, ${official}` }],
    descriptions: [],
    keywords: [],
    themes: [],
    publisher: first.publisher,
    contactPoint: first.contactPoint,
    conformsTo: [],
    endpointUrl: url,
    format: 'application/json',
    servesDatasets: datasets
      .filter(({ distributions }) => distributions.some(({ format }) => format === 'text/csv'))
      .map(({ uri }) => uri),
  };
}
