import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { startDcatFile } from '../../demo/dcat-file.ts';
import type { DemoServer } from '../../demo/entrystore.ts';
import { startEntryStore } from '../../demo/entrystore.ts';
import { runCommand } from '../../src/cli/program.ts';
import { startGateway } from '../gateway.ts';
import { contentOf, DEAD, inFolder, kommungraf } from './run.ts';

let ale: DemoServer;
let lerum: DemoServer;
beforeAll(async () => {
  ale = await startEntryStore({ content: contentOf('ale') });
  lerum = await startDcatFile({ content: contentOf('lerum'), format: 'turtle' });
});
afterAll(async () => {
  await Promise.all([ale.close(), lerum.close()]);
});

const catalogues = () => [
  { id: 'ale', platform: 'entryscape', url: ale.url, organisation: '1440' },
  { id: 'lerum', platform: 'dcat', url: lerum.url, organisation: '1441' },
  { id: 'borta', platform: 'dcat', url: DEAD },
  { id: 'vilande', platform: 'dcat', url: `${DEAD}vilande`, status: 'inactive', note: 'nedlagd 2024' },
];
const settings = (folder: string, entries: readonly object[] = catalogues()): Readonly<Record<string, string>> => {
  const file = join(folder, 'sources.yaml');
  writeFileSync(file, stringify({ catalogues: entries }));
  return { SOURCES: file, DATA_DIR: join(folder, 'data') };
};

describe('kommungraf harvest', { timeout: 60_000 }, () => {
  it('reads the catalogues that are named, a line for each, and is silent otherwise in a pipe', async () => {
    await inFolder(async (folder) => {
      const env = settings(folder);

      const { exitCode, stdout, stderr } = await kommungraf(['harvest', 'ale', 'lerum', 'ale'], { env });

      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/^ale {4}read {7}8 datasets, 18 distributions {2}\(\d+\.\d s\)$/m);
      expect(stdout).toMatch(/^lerum {2}read {7}\d+ datasets?, \d+ distributions?/m);
      expect(stdout.trimEnd().split('\n')).toHaveLength(3);
      expect(stdout).toMatch(/^2 read, 0 unchanged, 0 failed; \d+ datasets$/m);
    });
  });

  it('reads all active catalogues without names, and fails when one of them does', async () => {
    await inFolder(async (folder) => {
      const env = settings(folder);

      const first = await kommungraf(['harvest'], { env });
      const second = await kommungraf(['harvest', '--json'], { env });
      const { catalogues: results } = JSON.parse(second.stdout) as { readonly catalogues: readonly object[] };

      expect([first.exitCode, second.exitCode]).toEqual([1, 1]);
      expect(first.stdout).toMatch(/^borta {2}failed {5}UNREACHABLE: 127\.0\.0\.1:49151 refuses connections/m);
      expect(first.stdout).not.toContain('vilande');
      expect(results).toMatchObject([
        { id: 'ale', outcome: 'read', datasets: 8, distributions: 18 },
        { id: 'lerum', outcome: 'unchanged' },
        { id: 'borta', outcome: 'failed', datasets: 0, problem: { kind: 'UNREACHABLE' } },
      ]);
      expect(second.stderr).toBe('');
    });
  });

  it('shows on a terminal how far each catalogue is, and leaves only the lines of the outcomes', async () => {
    await inFolder(async (folder) => {
      let screen = '';
      let lines = '';
      const stderr = { isTTY: true, columns: 200, write: (text: string) => void (screen += text) };
      const stdout = { write: (text: string) => void (lines += text) };
      const env = { ...settings(folder), UPSTREAM_ALLOW: '127.0.0.0/8', UPSTREAM_INTERVAL_MS: '0' };

      const exitCode = await runCommand(['harvest', 'ale'], {
        stdout,
        stderr,
        env,
        signal: new AbortController().signal,
      });

      expect(exitCode).toBe(0);
      expect(screen).toContain('reading catalogues: 0 of 1 (0 failed), 8 datasets  ale');
      expect(screen.endsWith('\r\u001b[2K')).toBe(true);
      expect(lines).toMatch(/^ale {2}read .*\n$/);
    });
  });

  it.each([
    ['an id that is mistyped', 'lerun', 'The sources file has no catalogue lerun; did you mean lerum?'],
    ['an id like none', 'kiruna', 'The sources file has no catalogue kiruna; `kommungraf source list` shows all ids'],
    ['an inactive catalogue', 'vilande', 'Catalogue vilande is inactive (nedlagd 2024)'],
  ])('refuses %s', async (_, id, message) => {
    await inFolder(async (folder) => {
      const env = settings(folder);

      const { exitCode, stdout, stderr } = await kommungraf(['harvest', id], { env });

      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(message);
    });
  });

  it('works beside a running gateway, which serves at once what was read', async () => {
    const gateway = await startGateway({ catalogues: catalogues(), unread: true });
    const query =
      '{ organisation(municipalityCode: "1440") { datasets(first: 1) { totalCount completeness { fresh } } } }';
    interface Data {
      readonly organisation: {
        readonly datasets: { readonly totalCount: number; readonly completeness: { readonly fresh: number } };
      };
    }
    try {
      const before = await gateway.query<Data>(query);
      const env = { SOURCES: join(gateway.folder, 'sources.yaml'), DATA_DIR: join(gateway.folder, 'data') };

      const { exitCode } = await kommungraf(['harvest', 'ale'], { env });
      const after = await gateway.query<Data>(query);
      const list = await kommungraf(['source', 'list'], { env });

      expect(exitCode).toBe(0);
      expect(before.organisation.datasets.totalCount).toBe(0);
      expect(after.organisation.datasets).toEqual({ totalCount: 8, completeness: { fresh: 1 } });
      expect(list.stdout).toMatch(/^ale .* fresh +8 /m);
    } finally {
      await gateway.close();
    }
  });

  it('ends cleanly on Ctrl-C, and leaves what was known as it was', async () => {
    const slow = await startDcatFile({ content: contentOf('lerum'), format: 'turtle' });
    try {
      await inFolder(async (folder) => {
        const env = settings(folder, [{ id: 'lerum', platform: 'dcat', url: slow.url, organisation: '1441' }]);
        await kommungraf(['harvest'], { env });
        await slow.setQuirks({ slow: 60_000 });
        const asked = slow.requests.total;

        const ended = await kommungraf(['harvest'], {
          env,
          started: (child) => {
            const timer = setInterval(() => {
              if (slow.requests.total === asked) return;
              clearInterval(timer);
              child.kill('SIGINT');
            }, 20);
          },
        });
        const list = await kommungraf(['source', 'list'], { env });

        expect(ended).toEqual({ exitCode: 130, stdout: '', stderr: '' });
        expect(list.stdout).toMatch(/^lerum .* fresh +1 /m);
      });
    } finally {
      await slow.close();
    }
  });
});
