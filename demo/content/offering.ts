import type { Text } from '../../src/model/text.ts';
import { arcgisService } from './arcgis-service.ts';
import { writtenDate } from './calendar.ts';
import { happens, hash } from './choice.ts';
import type { DemoDataService, DemoDistribution } from './content.ts';
import { uuid } from './entry.ts';
import type { Numbering } from './entry.ts';
import type { Kind } from './kind.ts';
import type { Publisher } from './publisher.ts';
import { recipesFor } from './recipe.ts';
import type { Access, Recipe } from './recipe.ts';
import { availability, format, licence } from './spelling.ts';

/** EU's implementing regulation on high-value datasets. */
export const HVD_REGULATION = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

const OGC = 'http://www.opengis.net/def/serviceType/ogc/';
/** What has a record of its service: elsewhere than in RDF, only ArcGIS's own. */
const isServed = ({ platform }: Publisher, access: Access): boolean =>
  platform === undefined
    ? ['rowstore', 'api', 'wms', 'wfs'].includes(access)
    : access === 'arcgis' || access === 'image';
const REST = 'http://www.wikidata.org/entity/Q749568';
const PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';

/** What the makers of distributions and services need to know of the dataset. */
export interface Served {
  readonly uri: string;
  readonly kind: Kind;
  readonly year: string;
  readonly titles: readonly Text[];
  readonly keywords: readonly Text[];
  readonly themes: readonly string[];
  readonly publisher: string;
  readonly contactPoint: string;
  readonly issued: string;
  readonly modified: string;
  readonly highValueCategory?: string;
}

type ServiceDraft = Omit<DemoDataService, 'servesDatasets'> & { readonly serves: string[] };

/** Makes the distributions of one publisher's datasets, and gathers the services behind them. */
export interface Offering {
  distributions(served: Served): readonly DemoDistribution[];
  services(): readonly DemoDataService[];
}

const months = (year: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

const layerOf = (publisher: Publisher, access: Access, { kind, year }: Served): ReturnType<typeof arcgisService> =>
  arcgisService(publisher, kind.slug, year, access === 'image');

/** `endpointUrl` of a service, by how the data is reached. */
function endpoint(publisher: Publisher, access: Access, served: Served): string {
  const { id } = publisher;
  if (access === 'arcgis' || access === 'image') return layerOf(publisher, access, served).url;
  if (access === 'wms') return `https://karta.${id}.example/geoserver/wms`;
  if (access === 'wfs') return `https://karta.${id}.example/geoserver/${served.kind.slug}/wfs`;
  if (access === 'rowstore') return `${new URL(publisher.store).origin}/rowstore/dataset/${uuid(served.uri)}`;
  return `https://api.${id}.example/${served.kind.slug}/v1`;
}

/** Files, tables and services of one publisher; all its view services (WMS) are one service. */
export function createOffering(publisher: Publisher, numbering: Numbering): Offering {
  const services = new Map<string, ServiceDraft>();

  function makeService(recipe: Recipe, served: Served, url: string): ServiceDraft {
    const shared = recipe.access === 'wms';
    const ogc = recipe.access === 'wms' || recipe.access === 'wfs';
    const name = served.titles[0]?.value ?? served.kind.slug;
    const title = shared ? `Karttjänst WMS, ${publisher.official}` : `${ogc ? 'WFS' : 'API'}: ${name}`;
    const entry = numbering.entry(
      `tjanst-${shared ? 'wms' : served.kind.slug + served.year}`,
      served.issued,
      served.modified,
    );
    return {
      ...entry,
      titles: [{ value: title, language: 'sv' }],
      descriptions: happens(50, entry.uri)
        ? [{ value: `${title}. Tjänsten är öppen för alla och kräver ingen nyckel.`, language: 'sv' }]
        : [],
      keywords: [{ value: ogc ? 'geodata' : 'API', language: 'sv' }],
      themes: served.themes.slice(0, 1),
      publisher: served.publisher,
      contactPoint: served.contactPoint,
      accessRights: PUBLIC,
      licence: licence(publisher, entry.uri),
      conformsTo: ogc ? [OGC + recipe.access] : [],
      endpointUrl: url,
      endpointDescription: ogc
        ? `${url}?service=${recipe.access.toUpperCase()}&request=GetCapabilities`
        : `${url}/swagger`,
      format: recipe.mediaType,
      ...(ogc ? {} : { type: REST }),
      ...(served.highValueCategory === undefined ? {} : { highValueCategory: served.highValueCategory }),
      serves: [],
    };
  }

  /** The service's URI when the distribution names it: the link is said by the distribution, the service, or both. */
  function serviceOf(recipe: Recipe, served: Served): readonly string[] {
    if (!isServed(publisher, recipe.access)) return [];
    const url = endpoint(publisher, recipe.access, served);
    const service = services.get(url) ?? makeService(recipe, served, url);
    services.set(url, service);
    const direction = hash(`${served.uri} direction`) % 3;
    if (direction !== 0) service.serves.push(served.uri);
    return direction === 1 ? [] : [service.uri];
  }

  function addresses(recipe: Recipe, served: Served): Pick<DemoDistribution, 'accessUrls' | 'downloadUrls'> {
    const { kind } = served;
    if (recipe.access === 'months') {
      const parts = months(served.year, served.year === '2026' ? 5 : 12).map((month) =>
        numbering.file(`${kind.slug}-${month}.${recipe.extension}`),
      );
      // Outside the profile, and in the region's real catalogue: every month is an access URL as well.
      return { accessUrls: publisher.code === '14' ? parts : parts.slice(0, 1), downloadUrls: parts };
    }
    if (recipe.access === 'page') {
      return { accessUrls: [`https://www.${publisher.id}.example/oppna-data/${kind.slug}`], downloadUrls: [] };
    }
    if (recipe.access === 'arcgis' || recipe.access === 'image') {
      const { url, layer } = layerOf(publisher, recipe.access, served);
      return { accessUrls: [layer === undefined ? url : `${url}/${String(layer)}`], downloadUrls: [] };
    }
    if (recipe.access !== 'file') {
      const url = endpoint(publisher, recipe.access, served);
      return { accessUrls: [recipe.access === 'wms' ? `${url}?layers=${kind.slug}` : url], downloadUrls: [] };
    }
    const url = happens(70, `${served.uri} ${recipe.extension} store`)
      ? numbering.file(`${kind.slug}${served.year === '' ? '' : '-'}${served.year}.${recipe.extension}`)
      : `https://www.${publisher.id}.example/oppna-data/filer/${kind.slug}.${recipe.extension}`;
    return { accessUrls: [url], downloadUrls: happens(40, `${url} download`) ? [url] : [] };
  }

  function distribution(recipe: Recipe, served: Served): DemoDistribution {
    const name = `${served.kind.slug}${served.year}-${recipe.access}-${recipe.extension}`;
    const entry = numbering.entry(name, served.issued, served.modified);
    const [sv, en] = recipe.title;
    const english = served.titles.some((title) => title.language === 'en');
    const decimal = publisher.profile === 2;
    return {
      ...entry,
      titles: [{ value: sv, language: 'sv' }, ...(english ? [{ value: en, language: 'en' }] : [])],
      descriptions: happens(35, entry.uri)
        ? [{ value: `${served.titles[0]?.value ?? served.kind.slug} som ${sv}.`, language: 'sv' }]
        : [],
      ...addresses(recipe, served),
      format: format(publisher, recipe.mediaType, recipe.extension),
      ...(happens(92, `${entry.uri} licensed`) ? { licence: licence(publisher, served.uri) } : {}),
      ...(happens(70, `${entry.uri} a`) ? { availability: availability(publisher, served.uri) } : {}),
      ...(recipe.access === 'file' && happens(50, `${entry.uri} size`)
        ? {
            byteSize: {
              value: 1200 + (hash(entry.uri) % 900_000),
              datatype: decimal ? 'decimal' : 'nonNegativeInteger',
            },
          }
        : {}),
      ...(happens(25, `${entry.uri} status`)
        ? { status: 'http://publications.europa.eu/resource/authority/distribution-status/COMPLETED' }
        : {}),
      ...(happens(30, `${entry.uri} issued`) ? { issued: writtenDate(publisher, served.issued, entry.uri) } : {}),
      ...(happens(50, `${entry.uri} modified`) ? { modified: writtenDate(publisher, served.modified, entry.uri) } : {}),
      conformsTo: [],
      accessServices: serviceOf(recipe, served),
      ...(served.highValueCategory === undefined ? {} : { applicableLegislation: HVD_REGULATION }),
    };
  }

  return {
    distributions: (served) =>
      recipesFor(served.kind.form, served.uri, publisher.platform).map((recipe) => distribution(recipe, served)),
    services: () => [...services.values()].map(({ serves, ...service }) => ({ ...service, servesDatasets: serves })),
  };
}
