import type { ContentCheck, ContentFault } from '../checks/check.ts';
import { nearestMatch } from '../model/nearest-match.ts';
import type { SpecificationColumn } from '../model/specification.ts';
import { foldColumn } from './column-name.ts';
import { isOfType, valueMessage } from './column-type.ts';
import { NotReadError } from './table.ts';
import type { Table, TableRow } from './table.ts';

/** What a file is, read against a specification's columns. */
export type TableVerdict = Pick<ContentCheck, 'state' | 'rows' | 'whole' | 'columns' | 'faults'>;

/** Rows that are read of a table at the most. */
const MOST_ROWS = 50_000;
const MOST_FAULTS = 20;
/** What is kept of a file's columns. */
const MOST_COLUMNS = 500;
const LONGEST_NAME = 200;

const SEVERITY: readonly ContentFault['kind'][] = ['UNREADABLE', 'NO_SUCH_COLUMN', 'BAD_VALUE'];

/** Columns that something is held against: what a guess says of a column is no fault of a file. */
const isAttested = ({ status }: SpecificationColumn): boolean => status === 'attested';

/** Where a specification's column is in a table. */
interface PlacedColumn {
  readonly column: SpecificationColumn;
  readonly place: number;
}

function placed(table: Table, columns: readonly SpecificationColumn[]): readonly PlacedColumn[] {
  const names = table.columns.map(foldColumn);
  return columns.map((column) => {
    const places = [column.name, ...column.aliases].map((name) => names.indexOf(foldColumn(name)));
    return { column, place: places.find((place) => place !== -1) ?? -1 };
  });
}

function missing({ name }: SpecificationColumn, rest: readonly string[]): ContentFault {
  const near = nearestMatch(name, rest);
  return {
    kind: 'NO_SUCH_COLUMN',
    column: name,
    message:
      near === undefined
        ? {
            sv: `Kolumnen ${name} saknas och är obligatorisk; lägg till den, med det namnet på första raden.`,
            en: `The column ${name} is missing and mandatory; add it, with that name on the first line.`,
          }
        : {
            sv: `Kolumnen ${name} saknas och är obligatorisk; döp om kolumnen ${near} till ${name}, om det är den.`,
            en: `The column ${name} is missing and mandatory; rename the column ${near} to ${name}, if it is that.`,
          },
  };
}

/** The faults of rows: of each kind and column the first row, and how many have it. */
function createRowFaults(): {
  readonly add: (key: string, row: number, fault: () => ContentFault) => void;
  readonly all: () => readonly ContentFault[];
} {
  const found = new Map<string, { readonly fault: ContentFault; readonly row: number; rows: number }>();
  return {
    add(key, row, fault) {
      const known = found.get(key);
      if (known === undefined) found.set(key, { fault: fault(), row, rows: 1 });
      else known.rows += 1;
    },
    all: () => Array.from(found.values(), ({ fault, row, rows }) => ({ ...fault, row, rows })),
  };
}

const raggedFault = (values: number, columns: number): ContentFault => ({
  kind: 'UNREADABLE',
  message: {
    sv: `Raden har ${values} värden, men tabellen ${columns} kolumner; sätt värden som innehåller skiljetecknet inom "".`,
    en: `The row has ${values} values, and the table ${columns} columns; put values that hold the delimiter in "".`,
  },
});

const unreadable = ({ text }: NotReadError): ContentFault => ({ kind: 'UNREADABLE', message: text });

const gravestFirst = (faults: readonly ContentFault[]): readonly ContentFault[] =>
  faults
    .toSorted((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind) || (b.rows ?? 0) - (a.rows ?? 0))
    .slice(0, MOST_FAULTS);

/** What to say of a file that is no table, or of which that cannot be told. */
export const notReadVerdict = (error: NotReadError): TableVerdict => ({
  state: error.isOurs ? 'UNKNOWN' : 'INVALID',
  whole: false,
  columns: [],
  faults: [unreadable(error)],
});

interface Reading {
  readonly rows: number;
  readonly whole: boolean;
  readonly faults: readonly ContentFault[];
}

/** Reads rows until there are no more, or enough. */
async function readRows(table: Table, checked: readonly PlacedColumn[]): Promise<Reading> {
  const found = createRowFaults();
  let rows = 0;
  const check = ({ values, ragged }: TableRow): void => {
    if (ragged !== undefined) {
      // What stands where cannot be told of such a row.
      found.add('ragged', rows, () => raggedFault(ragged, table.columns.length));
      return;
    }
    for (const { column, place } of checked) {
      const value = (values[place] ?? '').trim();
      const isGood = value === '' ? !column.mandatory : isOfType(value, column);
      const key = `${value === '' ? 'empty' : 'bad'} ${column.name}`;
      if (!isGood) {
        found.add(key, rows, () => ({
          kind: 'BAD_VALUE',
          column: column.name,
          message: valueMessage(column, value),
        }));
      }
    }
  };
  try {
    for await (const row of table.rows) {
      if (rows === MOST_ROWS) return { rows, whole: false, faults: found.all() };
      rows += 1;
      check(row);
    }
  } catch (error) {
    if (!(error instanceof NotReadError)) throw error;
    return { rows, whole: false, faults: [unreadable(error), ...found.all()] };
  }
  return { rows, whole: !table.isPart, faults: found.all() };
}

/**
 * Reads a table against the columns of a specification. Names are compared without regard to case, blanks around them,
 * and aliases are as good; columns that the specification does not have are no fault, nor is their order. Without any
 * attested column nothing can be held against a file: its rows are counted, and whether it is valid is not known.
 */
export async function checkTable(table: Table, columns: readonly SpecificationColumn[]): Promise<TableVerdict> {
  const places = placed(table, columns);
  const attested = places.filter(({ column }) => isAttested(column));
  const taken = new Set(places.map(({ place }) => place));
  const rest = table.columns.filter((_, place) => !taken.has(place)).slice(0, MOST_COLUMNS);
  const absent = attested.filter(({ column, place }) => column.mandatory && place === -1);
  const { rows, whole, faults } = await readRows(
    table,
    attested.filter(({ place }) => place !== -1),
  );
  const all = gravestFirst([...absent.map(({ column }) => missing(column, rest)), ...faults]);
  const isGood = attested.length === 0 ? 'UNKNOWN' : 'VALID';
  return {
    state: all.length === 0 ? isGood : 'INVALID',
    rows,
    whole,
    columns: table.columns.slice(0, MOST_COLUMNS).map((name) => name.slice(0, LONGEST_NAME)),
    faults: all,
  };
}
