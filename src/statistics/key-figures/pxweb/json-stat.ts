import { z } from 'zod';
import type { JsonObject } from '../../../model/json-object.ts';
import { isObject } from '../../../model/json-object.ts';

/** One value of a dimension. */
export interface Category {
  readonly code: string;
  /** For readers; the code where the document has none. */
  readonly label: string;
  /** 0-based place within the dimension. */
  readonly position: number;
  /** Of a metric: in what it is counted, as the document says. */
  readonly unit?: string;
  /** Of a metric: decimals that are shown. */
  readonly decimals?: number;
  readonly notes: readonly string[];
}

/** A dimension of a cube, which PxWeb calls a variable. */
export interface Dimension {
  readonly code: string;
  readonly label: string;
  readonly role?: 'time' | 'geo' | 'metric';
  /** By code, in the document's order. */
  readonly categories: ReadonlyMap<string, Category>;
  readonly notes: readonly string[];
  /** What PxWeb adds: `elimination`, `show`, `codelists`, `measuringType`. */
  readonly extension: JsonObject;
}

/** What stands at one place: a number, what is said of it, both, or neither (null). Or what cannot be read as either. */
export type Cell = { readonly value?: number; readonly said?: string } | { readonly unreadable: string };

/** A JSON-stat dataset, read. */
export interface Cube {
  readonly label: string;
  readonly source?: string;
  /** As the document says it. */
  readonly updated?: string;
  readonly notes: readonly string[];
  /** In the order in which cells are counted: the last one runs fastest. */
  readonly dimensions: readonly Dimension[];
  readonly extension: JsonObject;
  /** Fields of the document that JSON-stat or we have no use for. */
  readonly others: JsonObject;
  /** False for metadata, which has no cells. */
  readonly hasValues: boolean;
  /** The cell at a position for each dimension; throws RangeError for a place outside. */
  cell(positions: readonly number[]): Cell;
}

const text = z.string().optional().catch(undefined);
const notes = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .catch([])
  .default([]);
const object = z.record(z.string(), z.unknown());
const extension = object.catch({}).default({});
const position = z.number().int().nonnegative();

const category = z.object({
  index: z.union([z.array(z.string()), z.record(z.string(), position)]).optional(),
  label: z.record(z.string(), z.string()).optional(),
  unit: object.catch({}).default({}),
  note: object.catch({}).default({}),
});
const dimension = z.object({ label: text, category, note: notes, extension });
const role = z.record(z.string(), z.array(z.string())).catch({}).default({});
const dataset = z.looseObject({
  version: z.literal('2.0', 'has to be "2.0": this is no json-stat2'),
  class: z.literal('dataset'),
  label: text,
  source: text,
  updated: text,
  note: notes,
  id: z.array(z.string()).min(1),
  size: z.array(position),
  role,
  dimension: z.record(z.string(), dimension),
  value: z.union([z.array(z.unknown()), object]).nullish(),
  status: z
    .union([z.string(), z.array(z.unknown()), object])
    .nullish()
    .catch(undefined),
  extension,
});
type Document = z.infer<typeof dataset>;

const READ = new Set([...Object.keys(dataset.shape), 'link', 'href']);
const ROLES = ['time', 'geo', 'metric'] as const;

/** Codes by position. One category needs no index (JSON-stat 2.0, "index"): its label names it. */
function codesOf(code: string, { index, label }: z.infer<typeof category>, size: number): readonly string[] {
  const wrong = (what: string): Error => new Error(`dimension ${code} ${what}`);
  if (index === undefined) {
    const codes = Object.keys(label ?? {});
    if (codes.length !== 1 || size !== 1) throw wrong('has no category index');
    return codes;
  }
  if (Array.isArray(index)) {
    if (index.length !== size) throw wrong(`has ${index.length} categories, and size says ${size}`);
    if (new Set(index).size !== size) throw wrong('has a category twice');
    return index;
  }
  const codes: (string | undefined)[] = Array.from({ length: Object.keys(index).length });
  for (const [name, at] of Object.entries(index)) {
    if (at >= codes.length || codes[at] !== undefined) throw wrong(`has no place ${at} for category ${name}`);
    codes[at] = name;
  }
  if (codes.length !== size) throw wrong(`has ${codes.length} categories, and size says ${size}`);
  return codes.filter((name) => name !== undefined);
}

function unitOf(value: unknown): Pick<Category, 'unit' | 'decimals'> {
  if (!isObject(value)) return {};
  const { base, decimals } = value;
  return {
    ...(typeof base === 'string' && base.trim() !== '' ? { unit: base } : {}),
    ...(typeof decimals === 'number' && Number.isSafeInteger(decimals) && decimals >= 0 ? { decimals } : {}),
  };
}

function dimensionOf({ dimension: all, role: roles }: Document, code: string, size: number): Dimension {
  const found = all[code];
  if (found === undefined) throw new Error(`dimension ${code} is named in id, and is not there`);
  const { category: own } = found;
  const played = ROLES.find((name) => roles[name]?.includes(code) === true);
  const categories = codesOf(code, own, size).map((name, at): [string, Category] => [
    name,
    {
      code: name,
      label: own.label?.[name] ?? name,
      position: at,
      ...unitOf(own.unit[name]),
      notes: notes.parse(own.note[name]),
    },
  ]);
  return {
    code,
    label: found.label ?? code,
    ...(played === undefined ? {} : { role: played }),
    categories: new Map(categories),
    notes: found.note,
    extension: found.extension,
  };
}

/** A string says the same of every cell; an object or a list says it by the cell's number. */
function statusAt(status: Document['status'], at: number): string | undefined {
  const said = typeof status === 'string' ? status : Array.isArray(status) ? status[at] : status?.[String(at)];
  return typeof said === 'string' && said !== '' ? said : undefined;
}

function cellAt({ value, status }: Document, at: number): Cell {
  const found = Array.isArray(value) ? value[at] : value?.[String(at)];
  const said = statusAt(status, at);
  const marked = said === undefined ? {} : { said };
  if (found === null || found === undefined) return marked;
  if (typeof found === 'number' && Number.isFinite(found)) return { value: found, ...marked };
  // Symbols in the place of a number, as some installations write them: what they say is a status.
  if (typeof found === 'string' && /^[^\d\s]{1,3}$/.test(found)) return { said: found };
  return { unreadable: `${JSON.stringify(found).slice(0, 60)} is no number` };
}

/** Reads a JSON-stat 2.0 dataset, values or metadata alone. Throws an Error that says where it is wrong. */
export function readCube(value: unknown): Cube {
  const document = dataset.parse(value);
  const { id, size } = document;
  if (id.length !== size.length) throw new Error(`id names ${id.length} dimensions, and size has ${size.length}`);
  if (new Set(id).size !== id.length) throw new Error('id names a dimension twice');
  const cells = size.reduce((product, each) => product * each, 1);
  const { value: values } = document;
  // Metadata has an empty list, or none.
  const hasValues = Array.isArray(values) ? values.length > 0 || cells === 0 : isObject(values);
  if (Array.isArray(values) && values.length > 0 && values.length !== cells) {
    throw new Error(`value has ${values.length} cells, and size says ${cells}`);
  }
  return {
    label: document.label ?? '',
    ...(document.source === undefined ? {} : { source: document.source }),
    ...(document.updated === undefined ? {} : { updated: document.updated }),
    notes: document.note,
    dimensions: id.map((code, at) => dimensionOf(document, code, size[at] ?? 0)),
    extension: document.extension,
    others: Object.fromEntries(Object.entries(document).filter(([name]) => !READ.has(name))),
    hasValues,
    cell(positions) {
      let at = 0;
      for (const [rank, length] of size.entries()) {
        const place = positions[rank];
        if (place === undefined || place < 0 || place >= length) {
          throw new RangeError(`Dimension ${id[rank] ?? ''} has no place ${String(place)}`);
        }
        at = at * length + place;
      }
      return cellAt(document, at);
    },
  };
}
