import { describe, expect, it } from 'vitest';
import type { SpecificationColumn } from '../model/specification.ts';
import { checkFile } from './check-file.ts';
import type { TableVerdict } from './table-check.ts';

const column = (name: string, more: Partial<SpecificationColumn> = {}): SpecificationColumn => ({
  name,
  type: 'text',
  mandatory: true,
  aliases: [],
  status: 'attested',
  ...more,
});
const PLACES = [
  column('id'),
  column('name', { aliases: ['namn'] }),
  column('latitude', { type: 'latitude' }),
  column('longitude', { type: 'longitude' }),
  column('updated', { type: 'date', mandatory: false }),
  column('phone', { type: 'integer', status: 'guessed' }),
];

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const check = (
  bytes: Uint8Array,
  columns: readonly SpecificationColumn[] = PLACES,
  more: { readonly contentType?: string; readonly isCut?: boolean } = {},
): Promise<TableVerdict> => checkFile({ bytes, contentType: more.contentType, isCut: more.isCut ?? false }, columns);

const HEADER = 'id,name,latitude,longitude';
const GOOD = `${HEADER}\n1,Ön,58.1,13.2\n2,Ån,58.2,13.3\n`;

/** The verdict in short: state, rows and each fault as kind, column, first row and number of rows. */
const short = ({ state, rows, faults }: TableVerdict): readonly unknown[] => [
  state,
  rows,
  ...faults.map((fault) =>
    [fault.kind, fault.column, fault.row, fault.rows].filter((one) => one !== undefined).join(' '),
  ),
];

describe('a good file is VALID', () => {
  it.each<[string, Uint8Array]>([
    ['in UTF-8', bytesOf(GOOD)],
    ['with a byte order mark', bytesOf(`\uFEFF${GOOD}`)],
    ['in UTF-16 with a mark', Buffer.from(`\uFEFF${GOOD}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(GOOD, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(`\uFEFF${GOOD}`, 'utf16le').swap16()],
    ['in Windows-1252', Buffer.from(GOOD, 'latin1')],
    ['with semicolons', bytesOf(GOOD.replaceAll(',', ';'))],
    ['with tabs', bytesOf(GOOD.replaceAll(',', '\t'))],
    ['with bars', bytesOf(GOOD.replaceAll(',', '|'))],
    ['with CRLF', bytesOf(GOOD.replaceAll('\n', '\r\n'))],
    ['with CR alone', bytesOf(GOOD.replaceAll('\n', '\r'))],
    ['with a line that says the delimiter', bytesOf(`sep=;\r\n${GOOD.replaceAll(',', ';')}`)],
    ['without a last line end', bytesOf(GOOD.trimEnd())],
    ['with empty lines and lines of delimiters', bytesOf(`${GOOD}\n,,,\n\n`)],
    ['with empty columns behind the last', bytesOf(GOOD.replaceAll('\n', ',,\n'))],
    ['with names in capitals and blanks', bytesOf(GOOD.replace(HEADER, ' ID , Name ,LATITUDE, Longitude'))],
    ['with an alias', bytesOf(GOOD.replace('name', 'Namn'))],
    ['in another order, with more columns', bytesOf('x,longitude,latitude,name,id\n,13.2,58.1,A,1\n,13.2,58.1,B,2\n')],
    [
      'with quotes, line ends and delimiters in values',
      bytesOf(`${HEADER}\n1,"Ön, ""den\nlilla""",58.1,13.2\n2,B,5e1,1\n`),
    ],
    ['with stray quotes', bytesOf(`${HEADER}\n1,"A" b,58.1,13.2\n2,B "c",58.1,13.2\n`)],
    ['with a wrong value where the column is guessed', bytesOf(`${HEADER},phone\n1,A,58.1,13.2,x\n2,B,58.1,13.2,\n`)],
    [
      'as JSON',
      bytesOf('[{"id":1,"name":"A","latitude":58.1,"longitude":13},{"id":2,"name":"B","latitude":58,"longitude":13}]'),
    ],
    [
      'as GeoJSON',
      bytesOf(
        JSON.stringify({
          type: 'FeatureCollection',
          features: [1, 2].map((id) => ({
            type: 'Feature',
            id,
            properties: { name: 'A' },
            geometry: { type: 'Point', coordinates: [13.2, 58.1] },
          })),
        }),
      ),
    ],
  ])('%s', async (_, bytes) => {
    const verdict = await check(bytes);

    expect(short(verdict)).toEqual(['VALID', 2]);
    expect(verdict.whole).toBe(true);
  });

  it('when it has a header and no rows', async () => {
    const verdict = await check(bytesOf(HEADER));

    expect(short(verdict)).toEqual(['VALID', 0]);
  });
});

describe('a file that is not as its specification says is INVALID', () => {
  it.each<[string, string, readonly unknown[]]>([
    ['without a mandatory column', 'id,name,latitude\n1,A,58\n', [1, 'NO_SUCH_COLUMN longitude']],
    ['without a value', `${HEADER}\n1,A,58,13\n2,,58,13\n3,,58,13\n`, [3, 'BAD_VALUE name 2 2']],
    ['with decimal commas', `${HEADER}\n1,A,"58,1","13,2"\n`, [1, 'BAD_VALUE latitude 1 1', 'BAD_VALUE longitude 1 1']],
    [
      'with metres',
      `${HEADER}\n1,A,6474321,13\n2,B,58,413\n`,
      [2, 'BAD_VALUE latitude 1 1', 'BAD_VALUE longitude 2 1'],
    ],
    ['with a day that there is not', `${HEADER},updated\n1,A,58,13,2024-02-30\n`, [1, 'BAD_VALUE updated 1 1']],
    ['with an unquoted comma', `${HEADER}\n1,A, B,58,13\n2,C,58,13\n`, [2, 'UNREADABLE 1 1']],
    ['with a short row', `${HEADER}\n1,A,58\n`, [1, 'UNREADABLE 1 1']],
    ['with a quote that is never closed', `${HEADER}\n1,A,58,13\n2,"B,58,13\n3,C,58,13\n`, [1, 'UNREADABLE']],
    ['with NUL in a value', `${HEADER}\n1,A\0,58,13\n${'2,B,58,13\n'.repeat(50)}`, [51, 'BAD_VALUE name 1 1']],
    ['with letters that were lost', `${HEADER}\n1,M\uFFFDlndal,58,13\n`, [1, 'BAD_VALUE name 1 1']],
    ['that is empty', '', [undefined, 'UNREADABLE']],
    ['of blanks', ' \n \n', [undefined, 'UNREADABLE']],
    ['of JSON cut off', '[{"id":1,', [undefined, 'UNREADABLE']],
    ['of bottomless JSON', '['.repeat(100_000), [undefined, 'UNREADABLE']],
  ])('%s', async (_, text, expected) => {
    const verdict = await check(bytesOf(text));

    expect(short(verdict)).toEqual(['INVALID', ...expected]);
    expect(verdict.faults.every(({ message }) => message.sv.length > 20 && message.en.length > 20)).toBe(true);
  });

  it('and is told what to write instead, in Swedish and English', async () => {
    const { faults } = await check(bytesOf('id,nme,latitude,longitude\n1,A,"58,1",13\n'));

    expect(faults.map(({ message }) => message)).toEqual([
      {
        sv: 'Kolumnen name saknas och är obligatorisk; döp om kolumnen nme till name, om det är den.',
        en: 'The column name is missing and mandatory; rename the column nme to name, if it is that.',
      },
      {
        sv: '”58,1” i latitude är fel; skriv latitud i grader (WGS 84) med decimalpunkt: 58.3903. Det är ett decimalkomma.',
        en: '"58,1" in latitude is wrong; write latitude in degrees (WGS 84) with a decimal point: 58.3903. That is a decimal comma.',
      },
    ]);
  });

  it('and has at most twenty faults, the gravest first', async () => {
    const columns = Array.from({ length: 30 }, (_, index) => column(`c${String(index)}`, { type: 'integer' }));
    const names = columns.slice(1).map(({ name }) => name);

    const { faults } = await check(bytesOf(`${names.join(',')}\n${names.map(() => 'x').join(',')}\n1,2\n`), columns);

    expect(faults).toHaveLength(20);
    expect(faults.slice(0, 3).map(({ kind }) => kind)).toEqual(['UNREADABLE', 'NO_SUCH_COLUMN', 'BAD_VALUE']);
  });
});

describe('values', () => {
  it.each<[SpecificationColumn['type'], readonly string[], readonly string[]]>([
    ['integer', ['0', '-12', '+3'], ['1.0', 'ett', '1 000']],
    ['decimal', ['1', '-1.5', '.5', '1e3'], ['1,5', '1 000', 'NaN', '0x1F']],
    [
      'date',
      ['2024-02-29', '2024-05-31T12:00', '2024-05-31 12:00:01'],
      ['2023-02-29', '24-05-31', '31/5 2024', '20240531'],
    ],
    ['datetime', ['2024-05-31T12:00:00Z', '2024-05-31T12:00:00.5+02:00', '2024-05-31'], ['12:00', '2024-05-31T12']],
    ['boolean', ['true', 'FALSE', '0', '1'], ['ja', '2']],
    ['url', ['https://a.se/å', 'http://a.se'], ['www.a.se', 'ftp://a.se', 'https://']],
    ['email', ['a@b.se', 'för.namn@kommun.se'], ['mailto:a@b.se', 'a@b', 'a b@c.se', '<a@b.se>']],
    ['organisation-number', ['212000-1355', '2120001355', '21 20 00-12 64', '16212000-1355'], ['1480', '212000-135']],
    ['municipality-code', ['1480', '0180', '180'], ['14', '14800', 'Ale']],
    ['municipality-or-organisation', ['180', '212000-1264'], ['14', 'Ale']],
    ['wikidata', ['Q55596141'], ['55596141', 'Q 1', 'https://www.wikidata.org/wiki/Q1', 'Q0']],
    ['latitude', ['58.3903', '-90'], ['90.1', '58°', '6474321']],
    ['longitude', ['13.8453', '180'], ['180.1']],
  ])('of type %s', async (type, good, bad) => {
    const columns = [column('v', { type })];
    const file = (values: readonly string[]): Uint8Array =>
      bytesOf(`v|w\n${values.map((value) => `${value}|\n`).join('')}`);

    const ofGood = await check(file(good), columns);
    const ofBad = await check(file(bad), columns);

    expect(short(ofGood)).toEqual(['VALID', good.length]);
    expect(short(ofBad)).toEqual(['INVALID', bad.length, `BAD_VALUE v 1 ${String(bad.length)}`]);
  });

  it('may have decimal commas and thousands where the specification leaves it open', async () => {
    const columns = [column('v', { type: 'decimal', decimalComma: true })];

    const good = await check(bytesOf('v;w\n2 377,90;\n-1302,03;\n1 000;\n5.5;\n−3,1;\n'), columns);
    const bad = await check(bytesOf('v;w\n2377,90 kr;\n1.000,50;\n'), columns);

    expect([short(good), short(bad)]).toEqual([
      ['VALID', 5],
      ['INVALID', 2, 'BAD_VALUE v 1 2'],
    ]);
  });
});

describe('what cannot be told is UNKNOWN', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['a web page', bytesOf('<!DOCTYPE html>\n<html><body>Underhåll</body></html>'), /web page/],
    ['XML', bytesOf('<?xml version="1.0"?><a/>'), /XML/],
    ['an Excel file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), /Excel/],
    ['a PDF', bytesOf('%PDF-1.7 …'), /PDF/],
    ['bytes that are no text', Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7) % 32)), /no text/],
    ['JSON that is no list', bytesOf('{"help":"x","success":true}'), /no list of objects/],
    ['a list of numbers', bytesOf('[1,2]'), /no list of objects/],
  ])('%s, with what to publish instead', async (_, bytes, message) => {
    const verdict = await check(bytes);

    expect(short(verdict)).toEqual(['UNKNOWN', undefined, 'UNREADABLE']);
    expect(verdict.faults[0]?.message.en).toMatch(message);
  });

  it('a file whose specification has no attested column, whose rows are counted all the same', async () => {
    const guessed = PLACES.map((one) => ({ ...one, status: 'guessed' as const }));

    const verdict = await check(bytesOf('a,b\n1,2\n3,4\n'), guessed);

    expect(short(verdict)).toEqual(['UNKNOWN', 2]);
    expect(verdict.columns).toEqual(['a', 'b']);
  });

  it('a large JSON file', async () => {
    const verdict = await check(bytesOf('[{"id":1}'), PLACES, { isCut: true });

    expect(short(verdict)).toEqual(['UNKNOWN', undefined, 'UNREADABLE']);
  });
});

describe('a large file is read in part', () => {
  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8', bytesOf],
    ['Windows-1252', (text) => Buffer.from(text, 'latin1')],
    ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('%s that was cut within a character or a row is good so far as it goes', async (_, encode) => {
    const whole = encode(GOOD);

    const verdicts = await Promise.all(
      Array.from({ length: 12 }, (_none, less) =>
        check(whole.subarray(0, whole.length - 1 - less), PLACES, { isCut: true }),
      ),
    );

    expect(verdicts.map(({ state, rows, whole: isWhole }) => [state, rows, isWhole])).toEqual(
      verdicts.map(() => ['VALID', 1, false]),
    );
  });

  it('that was cut within quotes', async () => {
    const verdict = await check(bytesOf(`${HEADER}\n1,A,58,13\n2,"B\nC\nD`), PLACES, { isCut: true });

    expect(short(verdict)).toEqual(['VALID', 1]);
  });

  it('up to 50,000 rows', async () => {
    const verdict = await check(bytesOf(`${HEADER}\n${'1,A,58,13\n'.repeat(50_001)}`));

    expect([verdict.state, verdict.rows, verdict.whole]).toEqual(['VALID', 50_000, false]);
  });

  it('a page of an interface', async () => {
    const row = { '\uFEFFid': '1', name: 'A', latitude: '58', longitude: '13' };

    const verdict = await check(bytesOf(JSON.stringify({ resultCount: 900, limit: 1, results: [row] })));

    expect([verdict.state, verdict.rows, verdict.whole]).toEqual(['VALID', 1, false]);
  });
});

describe('hostile files', () => {
  it('with 100,000 columns are read, and some of their names are kept', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `c${String(index)}`);

    const verdict = await check(bytesOf(`${names.join(',')}\n${names.map(() => '1').join(',')}\n`));

    expect(verdict.state).toBe('INVALID');
    expect(verdict.columns).toHaveLength(500);
  });

  it.each<[string, string, boolean]>([
    ['a line that never ends', 'x'.repeat(3_000_000), false],
    ['a first line that was cut', 'a,b,c'.repeat(100_000), true],
    ['a quote that swallows all of it', `${HEADER}\n1,"${'1,A,58,13\n'.repeat(200_000)}`, false],
    ['a name as long as a book', `${'x'.repeat(500_000)},b\n1,2\n`, false],
  ])('with %s are INVALID', async (_, text, isCut) => {
    const verdict = await check(bytesOf(text), PLACES, { isCut });

    expect(verdict.state).toBe('INVALID');
    expect(JSON.stringify(verdict).length).toBeLessThan(5_000);
  });
});
