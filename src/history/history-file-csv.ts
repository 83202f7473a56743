import { COLUMNS, type Column, type FileRow } from './history-file.ts';

/** A record of a CSV file (RFC 4180), and the line of the file that it begins on. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
  /** A quote was opened and never closed: what follows in the file is in its last value. */
  readonly isOpen?: boolean;
}

/** Characters of one record; more is no row of ours. */
const LONGEST = 1_000_000;

/**
 * Reads records from pieces of text; values may hold line feeds in quotes. Of a record that is too long only its beginning
 * is given. The separator is the comma, or the semicolon where the first line has one and no comma.
 */
export async function* csvRecords(pieces: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  let separator: string | undefined;
  let values: string[] = [];
  let value = '';
  let length = 0;
  let line = 1;
  let begin = 1;
  let isQuoted = false;
  let wasQuote = false;
  let wasReturn = false;
  let head = '';
  const end = (): CsvRecord | undefined => {
    const isEmpty = values.length === 0 && value === '';
    const record = { line: begin, values: [...values, value] };
    values = [];
    value = '';
    length = 0;
    return isEmpty ? undefined : record;
  };
  const separatorIn = (first: string): string => (first.includes(';') && !first.includes(',') ? ';' : ',');

  for await (const piece of pieces) {
    // The first line whole, for what parts its values.
    let text = piece;
    if (separator === undefined) {
      head += piece;
      if (!/[\r\n]/.test(head) && head.length < LONGEST) continue;
      separator = separatorIn(head.split(/[\r\n]/, 1)[0] ?? '');
      text = head;
    }
    for (const character of text) {
      if (character === '\n' && wasReturn && !isQuoted) {
        wasReturn = false;
        continue;
      }
      wasReturn = character === '\r';
      if (character === '\n') line += 1;
      if (isQuoted && character !== '"') {
        if ((length += 1) <= LONGEST) value += character;
        continue;
      }
      if (character === '"') {
        if (isQuoted) {
          isQuoted = false;
          wasQuote = true;
        } else {
          // Two in a row within quotes are one.
          if (wasQuote) value += '"';
          isQuoted = wasQuote || value === '';
          if (!isQuoted) value += '"';
          wasQuote = false;
        }
        continue;
      }
      wasQuote = false;
      if (character === separator) {
        values.push(value);
        value = '';
      } else if (character === '\n' || character === '\r') {
        if (character === '\r') line += 1;
        const record = end();
        begin = line;
        if (record !== undefined) yield record;
      } else if ((length += 1) <= LONGEST) value += character;
    }
  }
  if (separator === undefined) {
    if (head !== '') yield { line: 1, values: head.split(separatorIn(head)) };
    return;
  }
  const last = end();
  if (last !== undefined) yield isQuoted ? { ...last, isOpen: true } : last;
}

const NUMBERS: ReadonlySet<Column> = new Set<Column>(['datasets', 'durationMs', 'value']);
const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name);

/** The columns that the first record names, in its order. Throws an Error with what is wrong about them. */
export function columnsOf({ values }: CsvRecord): readonly Column[] {
  const names = values.map((name) => name.trim());
  const columns = names.filter(isColumn);
  const unknown = names.filter((name) => !isColumn(name));
  const known = `The first line names the columns, some or all of ${COLUMNS.join(', ')}.`;
  if (unknown.length > 0) throw new Error(`has a column "${unknown[0] ?? ''}" that is not known. ${known}`);
  if (new Set(columns).size < columns.length) throw new Error(`names a column twice. ${known}`);
  if (!columns.includes('kind') || !columns.includes('at')) throw new Error(`has no column kind, or at. ${known}`);
  return columns;
}

/** A record as a row. Throws an Error with what is wrong about it. */
export function rowOfCsv({ values, isOpen }: CsvRecord, columns: readonly Column[]): FileRow {
  if (isOpen === true) throw new Error('a quote (") is opened and never closed');
  if (values.length !== columns.length) {
    throw new Error(`has ${values.length} values, and the first line ${columns.length} columns`);
  }
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const text = (values[index] ?? '').trim();
      return text === '' ? [] : [[column, valueOf(column, text)]];
    }),
  );
}

function valueOf(column: Column, text: string): unknown {
  if (NUMBERS.has(column)) return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
  if (column === 'fields') return text.split(/\s+/);
  if (column !== 'facts') return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error('`facts` is no JSON', { cause });
  }
}

const csvLine = (values: readonly string[]): string =>
  `${values.map((value) => (/[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\r\n`;

export const CSV_HEADER: string = csvLine(COLUMNS);

/** A row as a line of a CSV file with all columns. */
export const csvOf = (row: FileRow): string => csvLine(COLUMNS.map((column) => textOf(column, row[column])));

function textOf(column: Column, value: unknown): string {
  if (value === undefined) return '';
  if (column === 'fields' && Array.isArray(value)) return value.map(String).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
