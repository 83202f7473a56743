import { setImmediate as breathe } from 'node:timers/promises';
import { isObject } from '../model/json-object.ts';
import type { JsonObject } from '../model/json-object.ts';
import { isNestedTooDeep } from '../model/json-nesting.ts';
import { foldColumn, trimColumn } from './column-name.ts';
import { NotReadError } from './table.ts';
import type { Table, TableRow } from './table.ts';

/** Where interfaces that give rows a page at a time have them. */
const PAGE_KEYS = ['results', 'records', 'rows', 'items', 'data', 'value'];
/** Rows between two pauses for others. */
const BREATH = 1_000;

const notTabular = (): NotReadError =>
  new NotReadError(
    {
      sv: 'Filen är JSON, men ingen lista av objekt; vi läser en lista med ett objekt per rad, GeoJSON eller CSV.',
      en: 'The file is JSON, but no list of objects; we read a list with an object for each row, GeoJSON, or CSV.',
    },
    { isOurs: true },
  );

const notJson = (cause?: unknown): NotReadError =>
  new NotReadError(
    {
      sv: 'Filen börjar som JSON, men är det inte; kontrollera den med en JSON-validator.',
      en: 'The file begins like JSON, but is none; check it with a JSON validator.',
    },
    cause === undefined ? {} : { cause },
  );

function parsed(text: string): unknown {
  if (isNestedTooDeep(text)) throw notJson();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(cause);
  }
}

/** A GeoJSON feature as a row: a point's position is its latitude and longitude, unless its properties say them. */
function featureRow(feature: JsonObject): JsonObject {
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  const id = typeof feature['id'] === 'string' || typeof feature['id'] === 'number' ? { id: feature['id'] } : {};
  const geometry = feature['geometry'];
  if (!isObject(geometry) || geometry['type'] !== 'Point' || !Array.isArray(geometry['coordinates'])) {
    return { ...id, ...properties };
  }
  const [longitude, latitude] = geometry['coordinates'] as readonly unknown[];
  const said = new Set(Object.keys(properties).map(foldColumn));
  return {
    ...id,
    ...properties,
    ...(said.has('latitude') ? {} : { latitude }),
    ...(said.has('longitude') ? {} : { longitude }),
  };
}

interface Objects {
  readonly objects: readonly unknown[];
  readonly isPart: boolean;
}

function objectsIn(value: unknown): Objects {
  if (Array.isArray(value)) return { objects: value, isPart: false };
  if (!isObject(value)) throw notTabular();
  if (value['type'] === 'FeatureCollection' && Array.isArray(value['features'])) {
    const objects = value['features'].map((one: unknown) => (isObject(one) ? featureRow(one) : one));
    return { objects, isPart: false };
  }
  const page = PAGE_KEYS.flatMap((key) => (Array.isArray(value[key]) ? [value[key] as readonly unknown[]] : []))[0];
  if (page === undefined) throw notTabular();
  return { objects: page, isPart: true };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A JSON text as a table: an object is a row, its keys are columns. Throws `NotReadError`. */
export function jsonTable(text: string): Table {
  const { objects, isPart } = objectsIn(parsed(text));
  if (!objects.every(isObject)) throw notTabular();
  const met = new Set<string>();
  for (const object of objects) for (const key of Object.keys(object)) met.add(key);
  const keys = [...met];
  return {
    columns: keys.map(trimColumn),
    isPart,
    rows: (async function* rows(): AsyncGenerator<TableRow> {
      for (const [place, object] of objects.entries()) {
        if (place % BREATH === BREATH - 1) await breathe();
        yield { values: keys.map((key) => textOf(object[key])) };
      }
    })(),
  };
}
