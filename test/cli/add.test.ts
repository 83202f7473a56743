import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDcatFile } from '../../demo/dcat-file.ts';
import type { DemoServer } from '../../demo/entrystore.ts';
import { startEntryStore } from '../../demo/entrystore.ts';
import { contentOf, DEAD, inFolder, kommungraf } from './run.ts';

let ale: DemoServer;
let lerum: DemoServer;
beforeAll(async () => {
  ale = await startEntryStore({ content: contentOf('ale') });
  lerum = await startDcatFile({ content: contentOf('lerum'), format: 'rdfxml' });
});
afterAll(async () => {
  await Promise.all([ale.close(), lerum.close()]);
});

const HEAD = `# Kataloger  — "våra"
catalogues:
  # Jönköpings län
  - id:   nassjo   # så här
    platform: dcat
    url: 'https://nassjo.example.se/dcat'
    organisation: "0682"

  # Västra Götalands län
`;
const TAIL = `  - { id: vara, platform: dcat, url: https://vara.example.se/dcat, organisation: 1470 }
  # - id: essunga

collaborations:   # en
  - id: x
    name: { sv: X }
    members: ['1440']
`;

const write = (folder: string, text: string): string => {
  const file = join(folder, 'sources.yaml');
  writeFileSync(file, text);
  return file;
};

describe('kommungraf source add', { timeout: 60_000 }, () => {
  it('writes the entry in its place, keeps every other byte, and says what it guessed', async () => {
    await inFolder(async (folder) => {
      const file = write(folder, HEAD + TAIL);

      const { exitCode, stdout, stderr } = await kommungraf(['source', 'add', ale.url, '--file', file]);

      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(readFileSync(file, 'utf8')).toBe(`${HEAD}  - id: ale
    platform: entryscape
    url: ${ale.url}
    name: { sv: Ale kommuns öppna data, en: Open data of Ale Municipality }
    organisation: '1440'
${TAIL}`);
      expect(stdout).toContain(`Added to ${file}, line 10:`);
      expect(stdout).toContain('The id ale is a guess');
      expect(stdout).toContain("The organisation is a guess: Ale kommun (1440 Ale, from the catalogue's publisher).");
      expect(readdirSync(folder)).toEqual(['sources.yaml']);
    });
  });

  it('takes id and organisation as told, and guesses nothing then', async () => {
    await inFolder(async (folder) => {
      const file = write(folder, '');
      const args = ['--id', 'min-katalog', '--organisation', '14', '--json'];

      const { exitCode, stdout } = await kommungraf(['source', 'add', lerum.url, ...args], { env: { SOURCES: file } });

      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        file,
        line: 2,
        entry: { id: 'min-katalog', platform: 'dcat', url: lerum.url, organisation: '14' },
        guessed: {},
      });
      expect(readFileSync(file, 'utf8')).toContain("    organisation: '14'\n");
    });
  });

  it('makes the file where there is none', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'ny.yaml');

      const { exitCode } = await kommungraf(['source', 'add', lerum.url, '--file', file]);

      expect(exitCode).toBe(0);
      expect(readFileSync(file, 'utf8')).toMatch(/^catalogues:\n {2}- id: lerum\n/);
    });
  });

  it.each([
    [
      'the address',
      (): string => `catalogues:\n  - id: min\n    platform: dcat\n    url: ${lerum.url}/\n`,
      [],
      ':2: ',
      'is there already, as min.',
    ],
    [
      'the id',
      (): string => 'catalogues:\n  - platform: dcat\n    url: https://x.example.se/\n    id: lerum\n',
      ['--id', 'lerum'],
      ':2: ',
      'the id lerum is used already; write another with --id.',
    ],
  ])(
    'refuses an entry of which %s is there, with its line, and leaves the file',
    async (_, text, args, line, message) => {
      await inFolder(async (folder) => {
        const file = write(folder, text());

        const { exitCode, stdout, stderr } = await kommungraf(['source', 'add', lerum.url, '--file', file, ...args]);

        expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
        expect(stderr).toContain(file + line);
        expect(stderr).toContain(message);
        expect(readFileSync(file, 'utf8')).toBe(text());
      });
    },
  );

  it('tells a guessed id apart by the platform when another catalogue has it', async () => {
    await inFolder(async (folder) => {
      const file = write(folder, 'catalogues:\n  - id: lerum\n    platform: dcat\n    url: https://x.example.se/\n');

      const { exitCode } = await kommungraf(['source', 'add', lerum.url, '--file', file]);

      expect(exitCode).toBe(0);
      expect(readFileSync(file, 'utf8')).toContain('  - id: lerum-dcat\n');
    });
  });

  it('adds to a file that has a fault elsewhere, and leaves the fault to its owner', async () => {
    await inFolder(async (folder) => {
      const faulty = 'catalogues:\n  - id: fel\n    platform: finns-inte\n    url: https://fel.example.se/\n';
      const file = write(folder, faulty);

      const { exitCode } = await kommungraf(['source', 'add', lerum.url, '--file', file]);

      expect(exitCode).toBe(0);
      expect(readFileSync(file, 'utf8').startsWith(faulty)).toBe(true);
    });
  });

  it('leaves a file alone in which an entry cannot be put without writing it anew', async () => {
    await inFolder(async (folder) => {
      const text = 'catalogues: [{ id: a, platform: dcat, url: https://a.example.se/ }]\n';
      const file = write(folder, text);

      const { exitCode, stderr } = await kommungraf(['source', 'add', lerum.url, '--file', file]);

      expect(exitCode).toBe(1);
      expect(stderr).toContain('written in brackets');
      expect(readFileSync(file, 'utf8')).toBe(text);
    });
  });

  it('asks which publisher of a shared instance is meant, and writes that one’s context', async () => {
    const content = contentOf('ale');
    const other = { ...contentOf('lerum'), store: content.store, contextId: '77' };
    const shared = await startEntryStore({ content: [{ ...content, contextId: '66' }, other] });
    try {
      await inFolder(async (folder) => {
        const file = join(folder, 'sources.yaml');

        const unnamed = await kommungraf(['source', 'add', shared.url, '--file', file]);
        const written = existsSync(file);
        const named = await kommungraf(['source', 'add', shared.url, '--file', file, '--context', '77']);
        const second = await kommungraf(['source', 'add', shared.url, '--file', file, '--context', '66']);
        const again = await kommungraf(['source', 'add', shared.url, '--file', file, '--context', '77']);

        expect({ exitCode: unnamed.exitCode, written }).toEqual({ exitCode: 2, written: false });
        expect(unnamed.stderr).toContain('shared by 2 publishers; name one with --context:');
        expect(unnamed.stderr).toContain('77  Lerums kommuns öppna data');
        expect([named.exitCode, second.exitCode, again.exitCode]).toEqual([0, 0, 1]);
        expect(readFileSync(file, 'utf8')).toMatch(
          /- id: ale\n[^]*options: \{ context: 66 \}\n {2}- id: lerum\n[^]*options: \{ context: 77 \}\n$/,
        );
      });
    } finally {
      await shared.close();
    }
  });

  it.each([
    ['an id that no file may hold', ['--id', 'Ale Kommun'], 'write ale-kommun'],
    ['a code that nobody has', ['--organisation', '9999'], 'neither a municipality or region code'],
  ])('refuses %s before anything is asked', async (_, args, message) => {
    const { exitCode, stderr } = await kommungraf(['source', 'add', DEAD, ...args]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('leaves the file alone when nothing answers at the address', async () => {
    await inFolder(async (folder) => {
      const file = write(folder, HEAD + TAIL);

      const { exitCode, stderr } = await kommungraf(['source', 'add', DEAD, '--file', file]);

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^The address is dead/);
      expect(readFileSync(file, 'utf8')).toBe(HEAD + TAIL);
    });
  });
});
