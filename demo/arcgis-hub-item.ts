import { createHash } from 'node:crypto';
import { happens, hash } from './content/choice.ts';
import type { Content } from './content/content.ts';
import { plainRecords, polygon, swedish } from './plain-record.ts';
import type { PlainRecord } from './plain-record.ts';

const itemId = (key: string): string => createHash('md5').update(key).digest('hex');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** ArcGIS writes the terms of use as a piece of a web page. */
const licenceHtml = ({ licence }: PlainRecord): string =>
  `<div style="text-align:Left;"><p><span>Licens: </span><a href="${licence.url}" target="_blank">${licence.title}</a></p></div>`;

/** Where an item's data is: its service and layer; an image service has no layers. */
function place(content: Content, { dataset, slug }: PlainRecord) {
  const url = dataset.distributions[0]?.accessUrls[0] ?? '';
  const [, service = slug, kind = '', layer] = /\/([^/]+)\/(\w+Server)(?:\/(\d+))?$/.exec(url) ?? [];
  const item = itemId(`${content.id} ${service}`);
  return {
    item,
    id: layer === undefined ? item : `${item}_${layer}`,
    service,
    raster: kind === 'ImageServer',
    layer,
    url,
  };
}

function toFeature(content: Content, record: PlainRecord) {
  const { dataset, description } = record;
  const { id, raster, service, url } = place(content, record);
  const [first = description] = description.split(/(?<=\.) (?=[A-ZÅÄÖ])/);
  const extent = record.bbox === undefined ? null : polygon(record.bbox);
  return {
    id,
    type: 'Feature' as const,
    geometry: extent,
    time: null,
    properties: {
      id,
      owner: `karta_${content.id}`,
      source: record.publisherName,
      created: Date.parse(record.issued ?? dataset.entryCreated),
      modified: Date.parse(record.modified),
      guid: null,
      name: service,
      title: record.title,
      type: raster ? 'Image Service' : 'Feature Layer',
      typeKeywords: raster ? ['Image Service', 'Service'] : ['Data', 'Feature Service', 'Service', 'Hosted Service'],
      description: `<div><p>${escaped(description)}</p>${
        happens(40, `${dataset.uri} contact`)
          ? `<p>Kontakt: <a href="mailto:${record.contact.email}">${record.contact.email}</a></p>`
          : ''
      }</div>`,
      snippet: first,
      tags: record.keywords,
      categories: record.themes.map(({ title }) => `/Categories/${title}`),
      thumbnail: 'thumbnail/ago_downloaded.png',
      documentation: null,
      extent,
      spatialReference: '3006',
      culture: 'sv-se',
      url,
      access: 'public',
      accessInformation: record.publisherName,
      licenseInfo: happens(90, `${dataset.uri} licensed`) ? licenceHtml(record) : null,
      numViews: hash(dataset.uri) % 5000,
      size: -1,
    },
  };
}

/** An item as the search of a Hub site gives it. */
export type HubItem = Omit<ReturnType<typeof toFeature>, 'properties'> & {
  readonly properties: Omit<ReturnType<typeof toFeature>['properties'], 'type'> & { readonly type: string };
};

/** The site's own map: an app and no dataset, which only the collections of apps and of everything have. */
function application(content: Content): HubItem {
  const [record] = plainRecords(content);
  if (record === undefined)
    throw new RangeError(`${content.id} publishes nothing: a Hub site without items is not set up`);
  const feature = toFeature(content, record);
  const id = itemId(`${content.id} karta`);
  const url = `https://karta.${content.id}.example`;
  const title = `${swedish(content.agents[0]?.names ?? [])}: kartan`;
  const properties = { ...feature.properties, id, title, type: 'Web Mapping Application', url, name: 'karta' };
  return { ...feature, id, properties };
}

/** What a Hub site holds: its items by collection, and the feed that it makes of its datasets. */
export interface HubSite {
  readonly title: string;
  readonly datasets: readonly HubItem[];
  readonly apps: readonly HubItem[];
  /** DCAT-US 1.1. */
  readonly feed: object;
}

const DOWNLOADS = [
  ['CSV', 'text/csv', 'csv'],
  ['GeoJSON', 'application/vnd.geo+json', 'geojson'],
  ['Shapefile', 'application/zip', 'shapefile'],
  ['KML', 'application/vnd.google-earth.kml+xml', 'kml'],
] as const;

function feedDataset(content: Content, record: PlainRecord, site: string): object {
  const { id, item, layer, url } = place(content, record);
  const identifier = `https://www.arcgis.com/home/item.html?id=${item}`;
  const page = `${site}/datasets/${id}`;
  const link = (title: string, format: string, mediaType: string, accessURL: string): object => ({
    '@type': 'dcat:Distribution',
    title,
    format,
    mediaType,
    accessURL,
  });
  const downloads = DOWNLOADS.map(([format, mediaType, name]) =>
    link(format, format, mediaType, `${site}/api/download/v1/items/${item}/${name}?layers=${layer ?? '0'}`),
  );
  return {
    '@type': 'dcat:Dataset',
    identifier: layer === undefined ? identifier : `${identifier}&sublayer=${layer}`,
    landingPage: page,
    title: record.title,
    description: `<div>${escaped(record.description)}</div>`,
    keyword: record.keywords,
    issued: new Date(record.issued ?? record.dataset.entryCreated).toISOString(),
    modified: new Date(record.modified).toISOString(),
    publisher: { name: record.publisherName },
    contactPoint: { '@type': 'vcard:Contact', fn: record.contact.name, hasEmail: `mailto:${record.contact.email}` },
    accessLevel: 'public',
    spatial: record.bbox?.join(',') ?? '',
    theme: ['geospatial'],
    license: record.licence.url,
    distribution: [
      link('ArcGIS Hub Dataset', 'Web Page', 'text/html', page),
      link('ArcGIS GeoService', 'ArcGIS GeoServices REST API', 'application/json', url),
      ...(layer === undefined ? [] : downloads),
    ],
  };
}

/** The site of this content; `site` is its address, without a slash at the end. */
export function toHubSite(content: Content, site: string): HubSite {
  const records = plainRecords(content);
  return {
    title: swedish(content.catalogue.titles),
    datasets: records.map((record) => toFeature(content, record)),
    apps: [application(content)],
    feed: {
      '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
      '@type': 'dcat:Catalog',
      conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
      describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
      dataset: records.map((record) => feedDataset(content, record, site)),
    },
  };
}
