import type { CatalogueRef, Collaboration } from '../../src/model/catalogue.ts';
import { idFromUri } from '../../src/model/id.ts';
import { toConcept } from '../../src/model/vocabulary/index.ts';
import { agent, catalogue, dataService, series, sv } from './build-record.ts';

export const CATALOGUES: readonly CatalogueRef[] = [
  catalogue('goteborg', '1480', { name: { value: 'Göteborgs Stad' } }),
  catalogue('boras', '1490'),
  catalogue('vgr', '14'),
  catalogue('ale', '1440'),
  catalogue('closed', '1480', { status: 'inactive', note: 'Moved to goteborg.' }),
];

export const COLLABORATIONS: readonly Collaboration[] = [
  {
    id: 'vastra-gotaland',
    name: [...sv('Regional samverkan'), { value: 'Regional collaboration', language: 'en' }],
    members: ['1480', '1490', '1440', '14'],
    since: '2019',
  },
  { id: 'two-cities', name: sv('Två städer'), members: ['1480', '1490'] },
];

export const GOTEBORG = agent('http://dataportal.se/organisation/SE2120001355', 'goteborg', 'Göteborgs Stad', {
  emails: ['data@goteborg.example'],
  homepages: [{ uri: 'https://goteborg.example', labels: [] }],
  types: [toConcept('publisherType', 'http://purl.org/adms/publishertype/LocalAuthority')],
  identifiers: ['212000-1355'],
});
export const BORAS = agent('http://dataportal.se/organisation/SE2120001561', 'boras', 'Borås Stad');
export const VGR = agent('http://dataportal.se/organisation/SE2321000131', 'vgr', 'Västra Götalandsregionen');
export const MUSEUM = agent('https://museum.example/agent', 'vgr', 'Industrimuseet');

export const AIR_SERVICE = dataService('https://goteborg.example/api/air', 'goteborg', 'Luft-API', {
  publisher: GOTEBORG.id,
  servesDatasets: [idFromUri('dataset', 'https://goteborg.example/air')],
  types: [toConcept('serviceType', 'http://www.wikidata.org/entity/Q749568')],
});
export const ROUTE_SERVICE = dataService('https://vgr.example/api/routes', 'vgr', 'Rutt-API', { publisher: VGR.id });
export const AIR_SERIES = series('https://goteborg.example/air-series', 'goteborg', 'Luft per år');

export const CC0 = toConcept('licence', 'http://creativecommons.org/publicdomain/zero/1.0/');
export const environment = toConcept('theme', 'http://publications.europa.eu/resource/authority/data-theme/ENVI');
export const transport = toConcept('theme', 'http://publications.europa.eu/resource/authority/data-theme/TRAN');
export const csv = toConcept('format', 'text/csv');
export const json = toConcept('format', 'application/json');
