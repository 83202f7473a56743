import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer } from './local-server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output holds the words; fails with the output when the process ends before. */
  says(words: string): Promise<void>;
  readonly exit: Promise<number | null>;
}
const clean: (() => void)[] = [];
afterEach(() => {
  for (const each of clean.splice(0)) each();
});

function run(env: Readonly<Record<string, string>>, ...args: readonly string[]): Run {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'src/main.ts', ...args],
    {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', ...env },
    },
  );
  clean.push(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    output: () => output,
    exit,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(words)) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void exit.then(() => {
          reject(new Error(`the process ended before it said "${words}":\n${output}`));
        });
        look();
      }),
  };
}

async function folderWith(sources: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-process-'));
  clean.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, 'sources.yaml'), sources);
  return Promise.resolve(folder);
}

describe('the program', () => {
  it('explains itself and its settings', async () => {
    const { exit, output } = run({}, '--help');

    expect(await exit).toBe(0);
    expect(output()).toContain('npm start');
    expect(output()).toContain('UPSTREAM_ALLOW');
  });

  it.each([
    ['a wrong setting', { PORT: 'http' }, [], 'PORT="http"'],
    ['a wrong address list', { UPSTREAM_ALLOW: 'foo bar' }, [], 'UPSTREAM_ALLOW: "foo bar"'],
    ['an option that does not exist', {}, ['--fast'], '--fast'],
  ] as const)('ends with 2 and a sentence for %s', async (_, env, args, words) => {
    const { exit, output } = run(env, ...args);

    expect(await exit).toBe(2);
    expect(output()).toContain(words);
    expect(output()).not.toContain('    at ');
  });

  it('starts with no source alive, says so plainly, points to the demo, and ends cleanly', async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    const folder = await folderWith(
      `catalogues:\n  - { id: borta, platform: dcat, url: "${gone.url}/dcat" }\n  - { id: fel, platform: entryscap, url: https://x.example.se/store }\n`,
    );
    const program = run({
      PORT: '0',
      SOURCES: join(folder, 'sources.yaml'),
      DATA_DIR: join(folder, 'data'),
      UPSTREAM_ALLOW: '127.0.0.0/8',
    });

    await program.says('npm run demo');
    const address = /listening on (http:[^"]+)/.exec(program.output())?.[1] ?? '';
    const ready = await fetch(`${address}/health/ready`);
    program.child.kill('SIGTERM');

    expect(ready.status).toBe(200);
    expect(program.output()).toContain('no source could be reached');
    expect(program.output()).toMatch(/sources\.yaml:3.*entryscap/);
    expect(await program.exit).toBe(0);
  });

  it('finishes nothing by half when it is told to stop in the middle of a harvest', async () => {
    let heard: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (heard = resolve));
    const hanging = await startServer(() => {
      heard();
    });
    const folder = await folderWith(`catalogues:\n  - { id: trog, platform: dcat, url: "${hanging.url}/dcat" }\n`);
    const program = run({
      PORT: '0',
      SOURCES: join(folder, 'sources.yaml'),
      DATA_DIR: join(folder, 'data'),
      UPSTREAM_ALLOW: '127.0.0.0/8',
    });

    await asked;
    program.child.kill('SIGTERM');

    expect(await program.exit).toBe(0);
    await hanging.close();
  });
});
