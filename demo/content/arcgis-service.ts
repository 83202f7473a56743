import type { Publisher } from './publisher.ts';

/** A layer of a service on ArcGIS Online, or an image service, which has none. */
interface ArcgisService {
  /** The service itself. */
  readonly url: string;
  readonly layer?: number;
}

/** Kinds that the map department keeps as layers of one service: the number of the layer is not always 0. */
const SHARED: Readonly<Record<string, readonly [service: string, layer: number]>> = {
  forskolor: ['Skolor', 0],
  grundskolor: ['Skolor', 1],
  vandringsleder: ['Friluftsliv', 0],
  motionsspar: ['Friluftsliv', 1],
  grillplatser: ['Friluftsliv', 3],
};

/** Where a dataset of this kind is on the map server of the publisher. */
export function arcgisService({ id }: Publisher, kind: string, year: string, raster: boolean): ArcgisService {
  const [name, layer] = SHARED[kind] ?? [[kind.replaceAll('-', '_'), year].filter((part) => part !== '').join('_'), 0];
  const url = `https://services.${id}.example/arcgis/rest/services/${name}/${raster ? 'ImageServer' : 'FeatureServer'}`;
  return raster ? { url } : { url, layer };
}
