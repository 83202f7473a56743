import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config.ts';
import { kommungraf } from './run.ts';

const ARTICLE = join(ROOT, 'statistics/dataverkstad-2022-2023.csv');
const SOURCE = 'https://example.org/report';

let folder = '';
let env: Readonly<Record<string, string>> = {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kommungraf-cli-history-'));
  env = { DATA_DIR: join(folder, 'data') };
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const exported = async (): Promise<readonly Record<string, unknown>[]> => {
  const { stdout } = await kommungraf(['history', 'export', '--format', 'jsonl'], { env });
  const [, ...lines] = stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('kommungraf history', { timeout: 60_000 }, () => {
  it("takes the article's figures in, each with date, source and note, and a second time changes nothing", async () => {
    const first = await kommungraf(['history', 'import', ARTICLE], { env });
    const second = await kommungraf(['history', 'import', ARTICLE], { env });
    const rows = await exported();

    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    expect(first.stdout).toBe('6 rows added, 0 there already, 0 left out\n');
    expect(second.stdout).toBe('0 rows added, 6 there already, 0 left out\n');
    expect(rows.map(({ at, metric, value, organisationKind }) => [at, metric, value, organisationKind])).toEqual(
      expect.arrayContaining([
        ['2022-12-31', 'DATASETS', 111, undefined],
        ['2023-12-31', 'DATASETS', 165, undefined],
        ['2022-12-31', 'PUBLISHING_ORGANISATIONS', 17, 'MUNICIPALITY'],
        ['2023-12-31', 'PUBLISHING_ORGANISATIONS', 25, 'MUNICIPALITY'],
        ['2023-12-31', 'MEMBERS', 29, 'MUNICIPALITY'],
        ['2023-12-31', 'MEMBERS', 1, 'REGION'],
      ]),
    );
    expect(rows.every(({ sourceUrl, note }) => /^https:/.test(String(sourceUrl)) && note !== undefined)).toBe(true);
  });

  it('names the bad rows of a CSV file by line, and keeps the good ones', async () => {
    const file = fileOf(
      'figures.csv',
      [
        '\ufeffkind;at;metric;value;sourceUrl;note',
        `FIGURE;2020-12-31;DATASETS;12;${SOURCE};"two\nlines; and a ""quote"""`,
        `FIGURE;2020-13-31;DATASETS;12;${SOURCE};`,
        `FIGURE;2021-12-31;DATASETS;many;${SOURCE};`,
        'FIGURE;2021-12-31;DATASETS;15;;',
        `FIGURE;2021-12-31;HORSES;15;${SOURCE};`,
        'NOTHING;2021-12-31;;;;',
        'FIGURE;2021-12-31',
        `FIGURE;2021-12-31;DATASETS;16;${SOURCE};`,
      ].join('\r\n'),
    );

    const { exitCode, stdout, stderr } = await kommungraf(['history', 'import', file], { env });
    const rows = await exported();

    expect(exitCode).toBe(1);
    expect(stdout).toBe('2 rows added, 0 there already, 6 left out\n');
    expect(stderr.split('\n').map((line) => line.replace(file, ''))).toEqual([
      ':4: `at` is no day: write for example 2022-12-31',
      ':5: `value` is no number',
      ':6: `sourceUrl` is no http address: a figure without a source cannot be checked',
      expect.stringMatching(/^:7: `metric` is not known: write one of MEMBERS/),
      expect.stringMatching(/^:8: `kind` is not known: write one of APPEARED/),
      ':9: has 2 values, and the first line 6 columns',
      '',
    ]);
    expect(rows.map(({ value, note }) => [value, note])).toEqual([
      [12, 'two\nlines; and a "quote"'],
      [16, undefined],
    ]);
  });

  it('names the bad lines of a JSON Lines file, and keeps the good ones', async () => {
    const event = {
      kind: 'APPEARED',
      at: '2026-01-01T06:00:00+02:00',
      catalogue: 'ale',
      dataset: 'd0123456789abcdef',
      identity: 'd0123456789abcdef',
    };
    const lines = [event, '{', [], { ...event, dataset: 'x' }, { ...event, at: 'yesterday' }].map((line) =>
      typeof line === 'string' ? line : JSON.stringify(line),
    );
    const file = fileOf('events.jsonl', `${lines.join('\n')}\n`);

    const { exitCode, stdout } = await kommungraf(['history', 'import', '--json', file], { env });
    const rows = await exported();

    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      added: 1,
      known: 0,
      bad: 4,
      badRows: [
        { line: 2, reason: 'is no JSON object' },
        { line: 3, reason: 'is no JSON object' },
        { line: 4, reason: '`dataset` is no id of a dataset: d and 16 characters' },
        { line: 5, reason: '`at` is no moment: write for example 2026-05-01T04:00:00.000Z' },
      ],
    });
    expect(rows).toEqual([{ ...event, at: '2026-01-01T04:00:00.000Z' }]);
  });

  it.each([
    ['other.csv', 'name;colour\n', 'has a column "name" that is not known. The first line names the columns'],
    ['latin.csv', Buffer.from('kind,at\nFIGURE,\xe5\n', 'latin1'), 'is not in UTF-8: save it as UTF-8'],
    ['new.jsonl', '{"format":"kommungraf-history","version":9}\n', 'is of version 9 of this format'],
  ])('says what is wrong with a file that it cannot read at all (%s)', async (name, content, said) => {
    const { exitCode, stderr } = await kommungraf(['history', 'import', fileOf(name, content)], { env });

    expect(exitCode).toBe(1);
    expect(stderr).toContain(said);
  });

  it('asks for the format where the name of the file does not say it, and says that a file is not there', async () => {
    const unknown = await kommungraf(['history', 'import', fileOf('rows', '')], { env });
    const missing = await kommungraf(['history', 'import', join(folder, 'none.csv')], { env });

    expect([unknown.exitCode, missing.exitCode]).toEqual([2, 1]);
    expect(unknown.stderr).toBe('Say which format it is: --format csv or --format jsonl.\n');
    expect(missing.stderr).toContain('ENOENT');
  });

  it('writes an export to a file, whole', async () => {
    await kommungraf(['history', 'import', ARTICLE], { env });
    const file = join(folder, 'out.csv');

    const { exitCode } = await kommungraf(['history', 'export', '--output', file], { env });

    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(exitCode).toBe(0);
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^kind,at,catalogue,dataset,identity,/);
  });
});
