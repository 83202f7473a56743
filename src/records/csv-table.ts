import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { trimColumn } from './column-name.ts';
import { NotReadError } from './table.ts';
import type { Table, TableRow } from './table.ts';

/** What parts the values of a line; the first of those that part its first line into most. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Characters of one row; more is a quote that was not closed, or no table. */
const LONGEST_ROW = 1_000_000;
/** Characters that are parsed before others have their turn. */
const PIECE = 32_768;
/** Rows between two pauses for others. */
const BREATH = 250;
/** Excel's way of saying the delimiter on a line before the first. */
const DELIMITER_LINE = /^sep=(.)\r?\n/i;

/** Counted in the first line, without what is in quotes. */
function delimiterIn(text: string): string {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, LONGEST_ROW))?.[0] ?? '';
  const plain = first.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => plain.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
    await breathe();
  }
}

/** The parser's error as what is wrong with the file. */
function notRead(error: unknown, row: number): NotReadError {
  if (!(error instanceof CsvError)) throw error;
  const after = row === 0 ? { sv: 'Första raden', en: 'The first line' } : { sv: `Rad ${row}`, en: `Row ${row}` };
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new NotReadError(
      {
        sv: `${after.sv} har ett citattecken (") som aldrig stängs, eller tar aldrig slut; skriv ett citattecken i en text som "".`,
        en: `${after.en} has a quote (") that is never closed, or never ends; write a quote within a text as "".`,
      },
      { cause: error },
    );
  }
  return new NotReadError(
    {
      sv: `${after.sv} kan inte läsas som CSV; sätt texter med skiljetecken eller citattecken inom "".`,
      en: `${after.en} cannot be read as CSV; put texts with delimiters or quotes in "".`,
    },
    { cause: error },
  );
}

const isBlank = (value: string): boolean => value.trim() === '';

/** A record by the columns that have a name; values beyond them count only where they say something. */
function rowOf(record: readonly string[], width: number): TableRow {
  const values = Array.from({ length: width }, (_, place) => record[place] ?? '');
  const isRagged = record.length < width || record.slice(width).some((value) => !isBlank(value));
  return isRagged ? { values, ragged: record.length } : { values };
}

/** Records one by one; those of blanks only are no rows. */
async function* recordsOf(text: string, isCut: boolean): AsyncGenerator<readonly string[]> {
  const source = Readable.from(piecesOf(text));
  const parser: AsyncIterable<readonly string[]> = source.pipe(
    parse({
      delimiter: delimiterIn(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
    }),
  );
  let row = 0;
  try {
    for await (const record of parser) {
      if (record.every(isBlank)) continue;
      yield record;
      row += 1;
      if (row % BREATH === 0) await breathe();
    }
  } catch (error) {
    // The cut may go through a value that is in quotes.
    if (isCut && error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return;
    throw notRead(error, row);
  } finally {
    // Where the reader has had enough, the rest is not parsed.
    source.destroy();
  }
}

/** A text as CSV (RFC 4180, leniently): the first line names the columns. Throws `NotReadError`. */
export async function csvTable(whole: string, isCut: boolean): Promise<Table> {
  const text = whole.replace(DELIMITER_LINE, '');
  const records = recordsOf(text, isCut);
  const first = await records.next();
  const header = (first.done === true ? [] : first.value).map(trimColumn);
  // Spreadsheets leave empty columns behind the last.
  const width = header.findLastIndex((name) => name !== '') + 1;
  return {
    columns: header.slice(0, width),
    isPart: isCut,
    rows: (async function* rows() {
      for await (const record of records) yield rowOf(record, width);
    })(),
  };
}
