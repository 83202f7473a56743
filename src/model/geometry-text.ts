import type { JsonObject } from './json-object.ts';
import { isObject } from './json-object.ts';

/** A geometry's numbers as they were written, before it is known what they mean. */
export interface WrittenGeometry {
  /** First and second coordinate of each point; of a box its two corners, the lower one first. */
  readonly points: readonly (readonly [number, number])[];
  /** It was written as a box: its corners must be the right way round. */
  readonly isBox: boolean;
  /** EPSG code, where the text names one; undefined is degrees, longitude first. */
  readonly epsg?: number;
  /** The system was named so that its authority's order of axes applies: for EPSG:4326 latitude first. */
  readonly authorityOrder: boolean;
}

interface System {
  readonly epsg?: number;
  readonly authorityOrder: boolean;
}

type Pair = readonly [number, number];

// The patterns here never have two ways to read one run of signs: outlines are long, and may be written to be slow to read.
const NUMBER = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?`;
const SRID = /^SRID\s*=\s*(\d+)\s*;\s*/i;
const SYSTEM_IRI = /^<([^>]*)>\s*/;
const KEYWORD =
  /^(POINT|LINESTRING|LINEARRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION|ENVELOPE|BBOX|BOX|BOX2D)\s*(?:(?:ZM|Z|M)\s*)?(\(.*\))$/is;

/** `http://www.opengis.net/def/crs/EPSG/0/4326`, `urn:ogc:def:crs:EPSG::3006`, `EPSG:4326`, `…epsg.xml#4326`; CRS84 is none. */
function systemOf(name: string | undefined): System {
  const [, epsg] = /(?:epsg|crs\/epsg\/[\d.]+)(?:\.xml#|[:/]+)(?:[\d.]*[:/])?(\d{4,6})\/?$/i.exec(name ?? '') ?? [];
  if (epsg === undefined) return { authorityOrder: false };
  // The short names are those of older standards, which put longitude first whatever the authority says.
  return { epsg: Number(epsg), authorityOrder: /\/def\/crs\/|^urn:/i.test(name ?? '') };
}

const numbersIn = (text: string): readonly number[] => (text.match(new RegExp(NUMBER, 'g')) ?? []).map(Number);

/** Each point's first two numbers; undefined where one has fewer, or more than four (height, measure). */
function pairs(tuples: readonly (readonly number[])[]): readonly Pair[] | undefined {
  const found: Pair[] = [];
  for (const [first, second, ...more] of tuples) {
    if (first === undefined || second === undefined || more.length > 2) return undefined;
    found.push([first, second]);
  }
  return found.length === 0 ? undefined : found;
}

function geometry(points: readonly Pair[] | undefined, isBox: boolean, system: System): WrittenGeometry | undefined {
  return points === undefined ? undefined : { points, isBox, ...system };
}

/** Well-known text (OGC 06-103r4, 7), with the prefixes of GeoSPARQL and PostGIS, and CQL's ENVELOPE (west, east, north, south). */
function readWkt(text: string): WrittenGeometry | undefined {
  const [iriPrefix = '', iri] = SYSTEM_IRI.exec(text) ?? [];
  const [sridPrefix = '', srid] = SRID.exec(text) ?? [];
  const system = srid === undefined ? systemOf(iri) : { epsg: Number(srid), authorityOrder: false };
  const body = text.slice(Math.max(iriPrefix.length, sridPrefix.length)).trim();
  const [, keyword = '', inner = ''] = KEYWORD.exec(body) ?? [];
  if (inner === '' || !isBalanced(inner)) return undefined;
  if (keyword.toUpperCase() === 'ENVELOPE' || keyword.toUpperCase() === 'BBOX') {
    const [west, east, north, south, ...more] = numbersIn(inner);
    if (west === undefined || east === undefined || north === undefined || south === undefined || more.length > 0)
      return undefined;
    const corners: readonly Pair[] = [
      [west, south],
      [east, north],
    ];
    return geometry(corners, true, system);
  }
  if (/[^\s\d.,()eE+-]/.test(inner.replace(/\b[A-Z]+\s*(?:(?:ZM?|M)\s*)?(?=\()/gi, ''))) return undefined;
  const tuples = inner
    .split(/[(),]/)
    .map(numbersIn)
    .filter((numbers) => numbers.length > 0);
  return geometry(pairs(tuples), keyword.toUpperCase().startsWith('BOX'), system);
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Lists in lists: a MultiPolygon has four, in a collection of collections some more. Deeper is no geometry, but an attack on the stack. */
const DEEPEST = 12;

/** The positions of a geometry. */
function positions(coordinates: unknown, found: (readonly number[])[], depth = 0): void {
  if (!Array.isArray(coordinates) || depth > DEEPEST) return;
  if (typeof coordinates[0] === 'number') {
    found.push(coordinates.map(Number));
    return;
  }
  for (const one of coordinates) positions(one, found, depth + 1);
}

function collect(object: JsonObject, found: (readonly number[])[], depth = 0): void {
  if (depth > DEEPEST) return;
  positions(object['coordinates'], found);
  if (isObject(object['geometry'])) collect(object['geometry'], found, depth + 1);
  for (const name of ['geometries', 'features']) {
    const members = object[name];
    if (Array.isArray(members)) for (const member of members) if (isObject(member)) collect(member, found, depth + 1);
  }
}

/** `[west, south, east, north]`, or with heights six numbers (RFC 7946, 5). */
function boxOf(numbers: readonly number[], system: System): WrittenGeometry | undefined {
  const half = numbers.length / 2;
  if (half !== 2 && half !== 3) return undefined;
  return geometry(pairs([numbers.slice(0, half), numbers.slice(half)]), true, system);
}

const EXTENT = ['xmin', 'ymin', 'xmax', 'ymax'] as const;

/** GeoJSON (RFC 7946; the `crs` of its 2008 edition is understood), a box as a list, or an extent with `xmin` and its like. */
function readJson(text: string): WrittenGeometry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // it only looked like JSON: the caller says what it could not read
  }
  if (Array.isArray(value)) return readList(value);
  if (!isObject(value)) return undefined;
  const { crs, bbox, spatialReference } = value;
  const properties = isObject(crs) ? crs['properties'] : undefined;
  const name = isObject(properties) ? properties['name'] : undefined;
  const wkid = isObject(spatialReference) ? spatialReference['wkid'] : undefined;
  // GeoJSON has longitude first whatever its system.
  const named = typeof wkid === 'number' ? wkid : systemOf(typeof name === 'string' ? name : undefined).epsg;
  const system: System = { ...(named === undefined ? {} : { epsg: named }), authorityOrder: false };
  const extent = EXTENT.map((side) => value[side]).filter((side) => typeof side === 'number');
  if (extent.length === EXTENT.length) return boxOf(extent, system);
  const found: (readonly number[])[] = [];
  collect(value, found);
  if (found.length > 0) return geometry(pairs(found), false, system);
  return Array.isArray(bbox) ? boxOf(bbox.map(Number), system) : undefined;
}

function readList(value: readonly unknown[]): WrittenGeometry | undefined {
  const system = { authorityOrder: false };
  const corners: (readonly number[])[] = [];
  positions(value, corners);
  if (corners.length === 1) return boxOf(corners[0] ?? [], system);
  return corners.length === 2 ? geometry(pairs(corners), true, system) : undefined;
}

const GML_LIST = /<(?:\w+:)?(lowerCorner|upperCorner|posList|pos|coordinates)\b([^<>]*)>([^<]*)</g;

/** The simple features of GML 2 and 3: envelopes, points, lines and polygons. */
function readGml(text: string): WrittenGeometry | undefined {
  const system = systemOf(/\bsrsName\s*=\s*["']([^"']*)["']/.exec(text)?.[1]);
  const tuples: (readonly number[])[] = [];
  let isBox = false;
  for (const [, name = '', attributes = '', content = ''] of text.matchAll(GML_LIST)) {
    if (name.endsWith('Corner')) isBox = true;
    const said = /\bsrsDimension\s*=\s*["'](\d)["']/.exec(attributes) ?? /\bsrsDimension\s*=\s*["'](\d)["']/.exec(text);
    if (name === 'coordinates') tuples.push(...content.trim().split(/\s+/).map(numbersIn));
    else if (name === 'posList') tuples.push(...chunks(numbersIn(content), Math.max(2, Number(said?.[1] ?? 2))));
    else tuples.push(numbersIn(content));
  }
  return geometry(pairs(tuples), isBox, system);
}

const chunks = (numbers: readonly number[], size: number): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(numbers.length / size) }, (_, n) => numbers.slice(n * size, (n + 1) * size));

const BARE_BOX = new RegExp(String.raw`^${NUMBER}(?:(?:\s*[,;]\s*|\s+)${NUMBER}){3}$`);

/**
 * A geometry in well-known text, GeoJSON or simple GML, or four numbers west, south, east, north. Undefined: it is none of
 * them, or not whole.
 */
export function readGeometryText(said: string): WrittenGeometry | undefined {
  const text = said.trim();
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text);
  if (/^<(?:\?xml|(?:\w+:)?[A-Z]\w*[\s>])/.test(text)) return readGml(text);
  if (BARE_BOX.test(text)) return boxOf(numbersIn(text), { authorityOrder: false });
  return readWkt(text);
}
