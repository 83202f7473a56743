import { fromWebMercator, projectionOf, SWEREF99_TM, unproject } from './geometry-projection.ts';
import type { Point, Projection } from './geometry-projection.ts';
import { readGeometryText } from './geometry-text.ts';
import type { WrittenGeometry } from './geometry-text.ts';
import type { Location, ReadingProblem } from './value.ts';

/** WGS84 degrees; `west` ≤ `east` and `south` ≤ `north`. A point is a box without extent. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A distance from a point. */
export interface Nearness extends Point {
  readonly kilometres: number;
}

/** Where something is, and what was said of that and could not be read. */
export interface Places {
  /** One for each location with a geometry. */
  readonly boxes: readonly Box[];
  readonly problems: readonly ReadingProblem[];
}

/** A box, or a sentence: why there is none. */
export type GeometryReading = { readonly box: Box } | { readonly reason: string };

const DEGREES = new Set([4326, 4258, 4619, 84]); // WGS84, ETRS89 and SWEREF 99 differ by less than a metre
const WEB_MERCATOR = new Set([3857, 900_913, 102_100, 102_113]);

type Pair = readonly [number, number];

/** Sweden in SWEREF 99 TM; northings and eastings have no number in common, so either order can be told. */
const isNorthing = (metres: number): boolean => metres >= 6_100_000 && metres <= 7_700_000;
const isEasting = (metres: number): boolean => metres >= 200_000 && metres <= 1_000_000;

const around = ({ longitude, latitude }: Point): boolean =>
  longitude >= 4 && longitude <= 32 && latitude >= 53 && latitude <= 72; // Sweden and its surroundings

const isOnEarth = ({ longitude, latitude }: Point): boolean => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

const longitudeFirst = ([longitude, latitude]: Pair): Point => ({ longitude, latitude });
const latitudeFirst = ([latitude, longitude]: Pair): Point => ({ longitude, latitude });

/**
 * Axes in the authority's order put latitude first, as GeoSPARQL and GML 3 say. Many name the system so and write longitude
 * first all the same: where only that reading lies around Sweden, it is the one that was meant.
 */
function inDegrees({ points, authorityOrder }: WrittenGeometry): readonly Point[] {
  const said = points.map(longitudeFirst);
  if (!authorityOrder) return said;
  const swapped = points.map(latitudeFirst);
  return said.every(around) && !swapped.every(around) ? said : swapped;
}

/** A northing has more digits than an easting in Sweden, so the order of the axes need not be known. */
const inPlane = (projection: Projection, points: readonly Pair[]): readonly Point[] =>
  points.map(([a, b]) => unproject(projection, Math.max(a, b), Math.min(a, b)));

function toPoints(written: WrittenGeometry): readonly Point[] | string {
  const { points, epsg } = written;
  if (epsg !== undefined && !DEGREES.has(epsg)) {
    if (WEB_MERCATOR.has(epsg)) return points.map(([x, y]) => fromWebMercator(x, y));
    const projection = projectionOf(epsg);
    if (projection === undefined) return `is in the coordinate system EPSG:${epsg}, which is not read`;
    return points.every((pair) => pair.some(isNorthing))
      ? inPlane(projection, points)
      : 'has coordinates that are not in Sweden, where its coordinate system is used';
  }
  const degrees = inDegrees(written);
  if (degrees.every(isOnEarth)) return degrees;
  if (points.every((pair) => pair.some(isNorthing) && pair.some(isEasting))) return inPlane(SWEREF99_TM, points);
  return 'has coordinates that are no degrees (longitude −180 to 180, latitude −90 to 90), in a system that it does not name';
}

/** The box around points; a fold, for outlines have more points than a call can take arguments. */
function boxAround(points: readonly Point[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { longitude, latitude } of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

const isTurned = ([first, second]: readonly Point[]): boolean =>
  first !== undefined &&
  second !== undefined &&
  (first.longitude > second.longitude || first.latitude > second.latitude);

/**
 * The box around a geometry as upstream wrote it (`geometry-text.ts`). Longitude first, in degrees; SWEREF 99 TM is known by
 * its numbers, that and other systems by their EPSG code. What lies nowhere on earth is no place, nor is 0 0, where
 * coordinates end up that were never filled in.
 */
export function readGeometry(said: string): GeometryReading {
  const written = readGeometryText(said);
  if (written === undefined) return { reason: 'is no geometry in well-known text, GeoJSON or simple GML' };
  const points = toPoints(written);
  if (typeof points === 'string') return { reason: points };
  if (!points.every(isOnEarth)) return { reason: 'has coordinates that are nowhere on earth' };
  if (written.isBox && isTurned(points))
    return { reason: 'is a box whose lower corner is not south and west of its upper corner' };
  const box = boxAround(points);
  if (Object.values(box).every((side) => side === 0)) return { reason: 'is the point 0 0, which stands for no place' };
  return { box };
}

/** The first of dcat:bbox, locn:geometry and dcat:centroid that can be read, of each location. */
export function placesOf(spatial: readonly Location[]): Places {
  const boxes: Box[] = [];
  const problems: ReadingProblem[] = [];
  for (const { bbox, geometry, centroid } of spatial) {
    for (const said of [bbox, geometry, centroid]) {
      if (said === undefined) continue;
      const reading = readGeometry(said);
      if ('box' in reading) {
        boxes.push(reading.box);
        break;
      }
      problems.push({ property: 'spatial', said: shortened(said), reason: reading.reason });
    }
  }
  return { boxes, problems };
}

/** An outline can be megabytes long. */
const shortened = (said: string): string => (said.length > 200 ? `${said.slice(0, 200)}…` : said);
