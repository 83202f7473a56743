import type { DatasetHistory, HistoryRow, ImportCounts } from './dataset-history.ts';
import {
  type Column,
  type FileRow,
  fileRow,
  type HistoryFormat,
  isHeader,
  JSONL_HEADER,
  readRow,
} from './history-file.ts';
import { columnsOf, CSV_HEADER, csvOf, csvRecords, rowOfCsv } from './history-file-csv.ts';

/** Rows of one transaction. */
const AT_ONCE = 500;
/** Characters of a line of JSON; more is no row of ours. */
const LONGEST = 1_000_000;

/** A row of a file that was left out. */
export interface BadRow {
  /** 1-based line of the file. */
  readonly line: number;
  /** A sentence without a subject: `is no JSON`. */
  readonly reason: string;
}

export interface FileImport extends ImportCounts {
  readonly bad: number;
}

/** Text of a file, as UTF-8. Throws an Error where it is none. */
async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new Error('is not in UTF-8: save it as UTF-8', { cause });
  }
}

type Read = { readonly line: number } & ({ readonly row: HistoryRow } | { readonly reason: string });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<Read> {
  let columns: readonly Column[] | undefined;
  for await (const record of csvRecords(text)) {
    if (columns === undefined) {
      columns = columnsOf(record);
      continue;
    }
    const { line } = record;
    try {
      yield { line, ...readRow(rowOfCsv(record, columns)) };
    } catch (error) {
      yield { line, reason: messageOf(error) };
    }
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST + 1);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const isObject = (value: unknown): value is FileRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<Read> {
  let line = 0;
  for await (const said of linesOf(text)) {
    line += 1;
    if (said.trim() === '') continue;
    if (said.length > LONGEST) {
      yield { line, reason: `is longer than ${LONGEST} characters` };
      continue;
    }
    const value = parsed(said);
    if (line === 1 && isHeader(value)) continue;
    yield { line, ...(isObject(value) ? readRow(value) : { reason: 'is no JSON object' }) };
  }
}

/** Undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is wrong with it is said of the line.
    return undefined;
  }
}

/**
 * Takes the rows of a file in, some hundred in a transaction, without holding them all; the good ones are kept whatever
 * the others are. Throws an Error when the file cannot be read any further, is of another version, or when the record
 * cannot be written: what was taken in until then stays, and the file can be imported again.
 */
export async function importFile(
  chunks: AsyncIterable<Uint8Array>,
  format: HistoryFormat,
  history: Pick<DatasetHistory, 'importRows'>,
  onBad: (bad: BadRow) => void,
): Promise<FileImport> {
  const counts = { added: 0, known: 0, bad: 0 };
  let some: HistoryRow[] = [];
  const write = async (): Promise<void> => {
    if (some.length === 0) return;
    const { added, known } = await history.importRows(some);
    counts.added += added;
    counts.known += known;
    some = [];
  };
  const rows = (format === 'csv' ? csvRows : jsonRows)(textOf(chunks));
  try {
    for await (const read of rows) {
      if ('row' in read) some.push(read.row);
      else {
        counts.bad += 1;
        onBad(read);
      }
      if (some.length >= AT_ONCE) await write();
    }
  } finally {
    // Also of a file that cannot be read to its end.
    await write();
  }
  return counts;
}

/** All that the history holds as pieces of a file: figures, then readings, then events, each in order of time. */
export async function* exportFile(history: DatasetHistory, format: HistoryFormat): AsyncGenerator<string> {
  yield format === 'csv' ? CSV_HEADER : `${JSON.stringify(JSONL_HEADER)}\n`;
  const write = (row: HistoryRow): string =>
    format === 'csv' ? csvOf(fileRow(row)) : `${JSON.stringify(fileRow(row))}\n`;
  for (const figure of await history.importedFigures()) yield write({ type: 'figure', figure });
  for await (const reading of history.catalogueReadings()) yield write({ type: 'reading', reading });
  for await (const event of history.datasetEvents()) yield write({ type: 'event', event });
}
