import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDcatFile } from '../../demo/dcat-file.ts';
import { contentOf, DEAD, inFolder, kommungraf } from './run.ts';

const file = (folder: string, url: string): string => {
  const path = join(folder, 'sources.yaml');
  writeFileSync(
    path,
    `catalogues:
  - { id: lerum, platform: dcat, url: '${url}', organisation: '1441' }
  - { id: borta, platform: dcat, url: '${DEAD}', organisation: 212000-1355 }
  - { id: vilande, platform: dcat, url: https://v.example.se/, status: inactive, note: nedlagd 2024 }
`,
  );
  return path;
};

describe('kommungraf source list', { timeout: 60_000 }, () => {
  it('lists the entries with "not read yet" where there is no read model, and makes none', async () => {
    await inFolder(async (folder) => {
      const data = join(folder, 'data');

      const { exitCode, stdout, stderr } = await kommungraf(['source', 'list', '--file', file(folder, `${DEAD}dcat`)], {
        env: { DATA_DIR: data },
      });

      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout.split('\n')).toEqual([
        'ID       PLATFORM  ORGANISATION  STATUS    STATE         DATASETS  LAST SUCCESS (UTC)  PROBLEM',
        'lerum    dcat      1441 Lerum    active    not read yet',
        'borta    dcat      212000-1355   active    not read yet',
        'vilande  dcat                    inactive                                              nedlagd 2024',
        '3 catalogues, 2 active, 0 with a problem',
        '',
      ]);
      expect(existsSync(data)).toBe(false);
    });
  });

  it('tells how each catalogue is once it has been read', async () => {
    const lerum = await startDcatFile({ content: contentOf('lerum'), format: 'turtle' });
    try {
      await inFolder(async (folder) => {
        const env = { SOURCES: file(folder, lerum.url), DATA_DIR: join(folder, 'data') };
        await kommungraf(['harvest'], { env });

        const table = await kommungraf(['source', 'list'], { env });
        const json = await kommungraf(['source', 'list', '--json'], { env });
        const aged = await kommungraf(['source', 'list'], { env: { ...env, REFRESH_HOURS: '0' } });
        const { catalogues } = JSON.parse(json.stdout) as { readonly catalogues: readonly object[] };

        expect(table.exitCode).toBe(0);
        expect(table.stdout).toMatch(/^lerum .* active +fresh +1 {2}20\d\d-\d\d-\d\d \d\d:\d\d$/m);
        expect(table.stdout).toMatch(
          /^borta .* active +missing +0 +UNREACHABLE: 127\.0\.0\.1:49151 refuses connections/m,
        );
        expect(table.stdout).toContain('3 catalogues, 2 active, 1 with a problem\n');
        expect(catalogues).toMatchObject([
          { id: 'lerum', state: 'FRESH', datasets: 1, organisationName: 'Lerum' },
          { id: 'borta', state: 'MISSING', problem: { kind: 'UNREACHABLE' } },
          { id: 'vilande', status: 'inactive', note: 'nedlagd 2024' },
        ]);
        expect(aged.stdout).toMatch(/^lerum .* stale /m);
      });
    } finally {
      await lerum.close();
    }
  });

  it('lists what is right in a file with a fault, and tells the fault with its line', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'fel.yaml');
      writeFileSync(
        path,
        'catalogues:\n  - { id: a, platform: dcat, url: https://a.se/ }\n  - { id: b, platform: dkat, url: https://b.se/ }\n',
      );

      const { exitCode, stdout, stderr } = await kommungraf(['source', 'list', '--file', path]);

      expect(exitCode).toBe(2);
      expect(stdout).toMatch(/^a +dcat /m);
      expect(stderr).toBe(`${path}:3: b: platform \`dkat\` is not known; write dcat\n`);
    });
  });

  it('does not touch a read model that it cannot read', async () => {
    await inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'read-model.sqlite'),
        'this is no database, and long enough to be looked at'.repeat(100),
      );
      const path = file(folder, `${DEAD}dcat`);

      const { exitCode, stderr } = await kommungraf(['source', 'list', '--file', path], { env: { DATA_DIR: folder } });

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^The read model .*read-model\.sqlite cannot be read: /);
      expect(readdirSync(folder)).toEqual(['read-model.sqlite', 'sources.yaml']);
    });
  });
});

describe('kommungraf', { timeout: 60_000 }, () => {
  it('helps, and says that all is well', async () => {
    const { exitCode, stdout, stderr } = await kommungraf(['--help']);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: kommungraf /);
  });

  it('refuses a wrong setting with a sentence, and no stack', async () => {
    const { exitCode, stdout, stderr } = await kommungraf(['harvest'], { env: { REFRESH_HOURS: 'ofta' } });

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('REFRESH_HOURS="ofta"');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('ends without a word when whoever reads its output has had enough', async () => {
    const { exitCode, stderr } = await kommungraf(['source', 'list', '--json'], {
      started: (child) => child.stdout?.destroy(),
    });

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});
