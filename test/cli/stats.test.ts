import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDcatFile } from '../../demo/dcat-file.ts';
import { ROOT } from '../../src/config.ts';
import { startGateway } from '../gateway.ts';
import { contentOf, inFolder, kommungraf } from './run.ts';

const ARTICLE = 'https://www.vgregion.se/';
const COLLABORATION =
  'collaborations:\n  - { id: vastra-gotaland, name: { sv: Samverkan }, members: ["1441", "14"] }\n';

function sources(folder: string, catalogues = 'catalogues: []\n'): string {
  const path = join(folder, 'sources.yaml');
  writeFileSync(path, `${catalogues}${COLLABORATION}`);
  return path;
}

const lineOf = (stdout: string, start: string): string =>
  stdout.split('\n').find((line) => line.startsWith(start)) ?? '';

describe('kommungraf stats', { timeout: 60_000 }, () => {
  it('knows the growth of the article where nothing has been read, and leaves no trace', async () => {
    await inFolder(async (folder) => {
      const env = { SOURCES: sources(folder), DATA_DIR: join(folder, 'data') };
      const between = ['--collaboration', 'vastra-gotaland', '--from', '2022-12-31', '--to', '2023-12-31'];

      const table = await kommungraf(['stats', ...between], { env });
      const csv = await kommungraf(['stats', ...between, '--csv'], { env });

      expect({ exitCode: table.exitCode, stderr: table.stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(table.stdout).toMatch(/^MEASURE +2022-12-31 +2023-12-31 +CHANGE +PERCENT +BASIS +COMPARABLE /);
      expect(lineOf(table.stdout, 'Datasets ')).toMatch(/^Datasets +111 +165 +\+54 +48\.6 % +IMPORTED +yes .*vgregion/);
      expect(lineOf(table.stdout, 'Publishing municipalities')).toMatch(/ 17 +25 +\+8 +47\.1 % +IMPORTED +yes /);
      expect(csv.stdout.split('\n')[0]).toBe(
        'id,measure,from,to,delta,percent,basis,fromBasis,fromAsOf,toBasis,toAsOf,isComparable,obstacles,fromSource,toSource,definition',
      );
      expect(lineOf(csv.stdout, 'DATASETS,')).toContain(
        `DATASETS,Datasets,111,165,54,48.6,IMPORTED,IMPORTED,2022-12-31,IMPORTED,2023-12-31,true,,${ARTICLE}`,
      );
      expect(existsSync(env.DATA_DIR)).toBe(false);
    });
  });

  it('says that what was never read is not counted', async () => {
    await inFolder(async (folder) => {
      const catalogues =
        'catalogues:\n  - { id: lerum, platform: dcat, url: "https://lerum.example/", organisation: "1441" }\n';
      const env = { SOURCES: sources(folder, catalogues), DATA_DIR: join(folder, 'data') };

      const { exitCode, stdout, stderr } = await kommungraf(['stats'], { env });

      expect(exitCode).toBe(0);
      expect(stderr).toBe(
        '1 of the 1 catalogues behind these figures have never been read, and what they hold is not counted: `kommungraf harvest` reads them.\n',
      );
      expect(lineOf(stdout, 'Datasets ')).toMatch(/^Datasets +0 /);
    });
  });

  it('shows what is published now, and how it was on a day', async () => {
    const lerum = await startDcatFile({ content: contentOf('lerum'), format: 'turtle' });
    try {
      await inFolder(async (folder) => {
        const catalogues = `catalogues:\n  - { id: lerum, platform: dcat, url: "${lerum.url}", organisation: "1441" }\n`;
        const env = { SOURCES: sources(folder, catalogues), DATA_DIR: join(folder, 'data') };
        await kommungraf(['harvest'], { env });

        const now = await kommungraf(['stats', '--organisation', '1441'], { env });
        const json = await kommungraf(['stats', '--county', '14', '--json'], { env });
        const before = await kommungraf(['stats', '--collaboration', 'vastra-gotaland', '--as-of', '2023'], { env });
        const today = await kommungraf(['stats', '--as-of', '2100', '--csv'], { env });
        const { statistics } = JSON.parse(json.stdout) as { readonly statistics: readonly object[] };

        expect({ exitCode: now.exitCode, stderr: now.stderr }).toEqual({ exitCode: 0, stderr: '' });
        expect(lineOf(now.stdout, 'Datasets ')).toMatch(/^Datasets +1 +OBSERVED +20\d\d-\d\d-\d\d {2}Datasets \(dcat/);
        expect(lineOf(now.stdout, 'Share with an open licence')).toMatch(/ \d+ % +OBSERVED /);
        expect(statistics).toContainEqual(
          expect.objectContaining({ id: 'PUBLISHING_ORGANISATIONS', value: 1, basis: 'OBSERVED' }),
        );
        expect(lineOf(before.stdout, 'Datasets ')).toMatch(/^Datasets +165 +IMPORTED +2023-12-31 /);
        expect(lineOf(before.stdout, 'Of them municipalities')).toMatch(/ 29 +IMPORTED /);
        expect(lineOf(today.stdout, 'DATASETS,')).toMatch(/^DATASETS,Datasets,1,,OBSERVED,/);
      });
    } finally {
      await lerum.close();
    }
  });

  it.each([
    [['--as-of', 'i våras'], /^--as-of "i våras" is not a date; write 2023-12-31/],
    [['--from', '2023'], /^Send --from and --to together/],
    [['--from', '2024', '--to', '2023'], /^--from 2024-12-31 is after --to 2023-12-31/],
    [['--as-of', '2023', '--from', '2022', '--to', '2023'], /^Send --as-of, or --from and --to/],
    [['--collaboration', 'norrland'], /^--collaboration "norrland" is not known; write one of vastra-gotaland/],
    [['--organisation', '9999'], /^--organisation "9999" is not known/],
    [['--county', '99'], /^--county "99" is not a county/],
    [['--csv', '--json'], /^Send --csv or --json/],
  ])('refuses %j with a sentence', async (args, sentence) => {
    await inFolder(async (folder) => {
      const env = { SOURCES: sources(folder), DATA_DIR: join(folder, 'data') };

      const { exitCode, stdout, stderr } = await kommungraf(['stats', ...args], { env });

      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(sentence);
    });
  });

  it('and a gateway know figures once that were imported by hand and come with the project', async () => {
    await inFolder(async (folder) => {
      const env = { SOURCES: sources(folder), DATA_DIR: join(folder, 'data') };
      mkdirSync(env.DATA_DIR);
      const file = join(ROOT, 'statistics/dataverkstad-2022-2023.csv');
      const imported = await kommungraf(['history', 'import', file], { env });

      const gateway = await startGateway({
        catalogues: [],
        collaborations: [{ id: 'vastra-gotaland', name: { sv: 'Samverkan' }, members: ['1441', '14'] }],
        folder,
      });
      const { collaboration } = await gateway.query<Record<string, unknown>>(
        '{ collaboration(id: "vastra-gotaland") { statistics { growth(from: "2022", to: "2023") { datasets { delta percent basis } } } } }',
      );
      await gateway.close(true);
      const again = await kommungraf(['history', 'import', file], { env });

      expect(imported.stdout).toBe('6 rows added, 0 there already, 0 left out\n');
      expect(collaboration).toEqual({
        statistics: { growth: { datasets: { delta: 54, percent: 48.6, basis: 'IMPORTED' } } },
      });
      expect(again.stdout).toBe('0 rows added, 6 there already, 0 left out\n');
    });
  });
});
