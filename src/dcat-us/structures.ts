import type { Location, Period, TimeValue } from '../model/value.ts';
import { type JsonNode, nodeOf, restOf } from './json-node.ts';
import { isIri, passedOn, scalarOf } from './json-value.ts';
import { readPoint, takeLabels } from './values.ts';

const NUMBER = String.raw`\s*(-?\d+(?:\.\d+)?)\s*`;
const CORNERS = new RegExp(`^${NUMBER},${NUMBER},${NUMBER},${NUMBER}$`);
const WELL_KNOWN_TEXT =
  /^\s*(?:SRID=\d+;\s*)?(POINT|LINESTRING|POLYGON|MULTI\w+|GEOMETRYCOLLECTION|ENVELOPE|BBOX)\s*[Z(]/i;

/** A box as well-known text, corners in degrees: west, south, east, north. */
export const boxText = (west: number, south: number, east: number, north: number): string =>
  `POLYGON((${[
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
    .map((point) => point.join(' '))
    .join(',')}))`;

/** dcterms:spatial: a place name, an IRI, `xmin,ymin,xmax,ymax`, well-known text, GeoJSON, or an object of those. */
export function takeLocations(node: JsonNode): readonly Location[] {
  return node.each('spatial', (value): Location | undefined => {
    const said = scalarOf(value);
    if (said !== undefined) return readPlace(node, said);
    const place = nodeOf(value);
    if (place === undefined) return undefined;
    if ('coordinates' in place.object) return { labels: [], geometry: JSON.stringify(place.object) };
    const uri = place.first('@id', (id) => {
      const text = scalarOf(id);
      return text !== undefined && isIri(text) ? text : undefined;
    });
    const labels = takeLabels(place);
    const bbox = place.first('bbox', geometryOf);
    const centroid = place.first('centroid', geometryOf);
    const geometry = place.first('geometry', geometryOf);
    if (labels.length === 0 && (uri ?? bbox ?? centroid ?? geometry) === undefined) return undefined;
    node.keep(restOf('spatial', place, uri));
    return {
      ...(uri === undefined ? {} : { uri }),
      labels,
      ...(bbox === undefined ? {} : { bbox }),
      ...(centroid === undefined ? {} : { centroid }),
      ...(geometry === undefined ? {} : { geometry }),
    };
  });
}

function readPlace(node: JsonNode, said: string): Location {
  const corners = CORNERS.exec(said);
  if (corners !== null) {
    const [west = 0, south = 0, east = 0, north = 0] = corners.slice(1).map(Number);
    // Our own spelling of the box: what upstream said stays beside it.
    node.keep(passedOn('spatial', said));
    return { labels: [], bbox: boxText(west, south, east, north) };
  }
  if (isIri(said)) return { uri: said, labels: [] };
  if (said.startsWith('{') && said.includes('"coordinates"')) return { labels: [], geometry: said };
  const kind = WELL_KNOWN_TEXT.exec(said)?.[1]?.toUpperCase();
  if (kind === undefined) return { labels: [{ value: said }] };
  return kind === 'ENVELOPE' || kind === 'BBOX' ? { labels: [], bbox: said } : { labels: [], geometry: said };
}

const geometryOf = (value: unknown): string | undefined =>
  scalarOf(value) ?? (nodeOf(value) === undefined ? undefined : JSON.stringify(value));

/** dcterms:temporal: `start/end`, an end left open by `..` or nothing, or an object with startDate and endDate. */
export function takePeriods(node: JsonNode): readonly Period[] {
  return node.each('temporal', (value): Period | undefined => {
    const said = scalarOf(value);
    if (said !== undefined) return readInterval(node, said);
    const inner = nodeOf(value);
    if (inner === undefined) return undefined;
    const point = (names: readonly string[]): TimeValue | undefined => {
      const date = inner.first(names, scalarOf);
      return date === undefined ? undefined : readPoint(node, 'temporal', date);
    };
    const start = point(['startdate', 'start', 'hasbeginning']);
    const end = point(['enddate', 'end', 'hasend']);
    if (start === undefined && end === undefined) return undefined;
    node.keep(restOf('temporal', inner, inner.first('@id', scalarOf)));
    return period(start, end);
  });
}

function readInterval(node: JsonNode, said: string): Period | undefined {
  const parts = said.split('/').map((part) => part.trim());
  const [from = '', to = ''] = parts;
  if (parts.length !== 2 || from + to === '') {
    node.note({ property: 'temporal', said, reason: 'is not a period; write it as 2020-01-01/2020-12-31 (ISO 8601)' });
    return undefined;
  }
  const point = (text: string): TimeValue | undefined =>
    text === '' || text === '..' ? undefined : readPoint(node, 'temporal', text);
  return period(point(from), point(to));
}

const period = (start: TimeValue | undefined, end: TimeValue | undefined): Period => ({
  ...(start === undefined ? {} : { start }),
  ...(end === undefined ? {} : { end }),
});
