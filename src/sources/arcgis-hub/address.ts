import type { CatalogueRef } from '../../model/catalogue.ts';

/** Of an item's id: the item, and the layer of its service that the id is about. */
export interface ItemName {
  readonly item: string;
  readonly layer?: string;
}

/** Takes `<32 hexadecimal digits>_<layer>` apart. */
export function itemName(id: string): ItemName {
  const [, item, layer] = /^(.+)_(\d+)$/.exec(id) ?? [];
  return item === undefined || layer === undefined ? { item: id } : { item, layer };
}

/** A part of an address; half a character, which JSON can spell and no address can hold, becomes U+FFFD. */
export const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));

/**
 * The URI of an item: its page on the portal, as Hub's own DCAT-US feed identifies it, so that both ways of reading a
 * site give the same dataset.
 */
export function itemUri({ item, layer }: ItemName): string {
  const page = `https://www.arcgis.com/home/item.html?id=${encoded(item)}`;
  return layer === undefined ? page : `${page}&sublayer=${layer}`;
}

/** The file that a file item holds. */
export const itemDataUrl = ({ item }: ItemName): string =>
  `https://www.arcgis.com/sharing/rest/content/items/${encoded(item)}/data`;

const HEX = '[0-9a-f]{32}';
const IN_ADDRESS = new RegExp(
  `(?:[?&]id=|/(?:datasets|maps|items)/(?:[^/]*::)?)(${HEX})(?:_(\\d+)|&sublayer=(\\d+))?`,
  'i',
);

/** The item that an address of the portal or of a site is about. */
export function itemOfAddress(address: string): ItemName | undefined {
  const found = IN_ADDRESS.exec(address);
  if (found === null) return undefined;
  const [, item = '', suffix, sublayer] = found;
  const layer = suffix ?? sublayer;
  return layer === undefined ? { item } : { item, layer };
}

/** The site of a catalogue: the entry's url, without what may follow the host. */
export const siteOf = ({ url }: Pick<CatalogueRef, 'url'>): URL => new URL('/', url);

/** The server's own limits. */
const PAGE_SIZE = 100;
export const WALL = 10_000;

/** A page of the site's datasets. `start` counts from 1; start and limit together may not pass the wall. */
export function searchUrl(site: URL, start: number): URL {
  const url = new URL('/api/search/v1/collections/dataset/items', site);
  url.searchParams.set('limit', String(Math.min(PAGE_SIZE, WALL - start)));
  url.searchParams.set('startindex', String(start));
  return url;
}

/** All datasets of the site in one DCAT-US document. */
export const feedUrl = (site: URL): URL => new URL('/api/feed/dcat-us/1.1.json', site);

/** A file of one layer, which the site makes when it is asked for. */
export const downloadUrl = (site: URL, item: string, format: string, layer: string): string =>
  new URL(`/api/download/v1/items/${encoded(item)}/${format}?layers=${layer}`, site).href;

/** An ArcGIS REST service in an address, and the layer of it that the address is about. */
export interface ServiceName {
  readonly url: string;
  /** `FeatureServer`, `MapServer`, `ImageServer` … */
  readonly kind: string;
  readonly name: string;
  readonly layer?: string;
}

const SERVICE =
  /^(https?:\/\/.+\/([^/?]+)\/((?:Feature|Map|Image|Scene|VectorTile|Geocode|GP)Server))(?:\/(\d+))?\/?(?:\?.*)?$/i;

/** The service that an address leads to. */
export function serviceOf(address: string): ServiceName | undefined {
  const found = SERVICE.exec(address.trim());
  if (found === null) return undefined;
  const [, url = '', said = '', kind = '', layer] = found;
  let name = said;
  try {
    name = decodeURIComponent(said);
  } catch {
    // A stray percent sign: the name as it was written.
  }
  return { url, kind, name, ...(layer === undefined ? {} : { layer }) };
}
