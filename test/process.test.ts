import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer } from './local-server.ts';
import { folderWith, type Run, runProgram } from './run-program.ts';

const clean: (() => void)[] = [];
afterEach(() => {
  for (const each of clean.splice(0)) each();
});

function run(env: Readonly<Record<string, string>>, ...args: readonly string[]): Run {
  const program = runProgram({ env, args });
  clean.push(() => program.child.kill('SIGKILL'));
  return program;
}

function folder(sources: string): string {
  const { folder: name, remove } = folderWith(sources);
  clean.push(remove);
  return name;
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
    const place = folder(
      `catalogues:\n  - { id: borta, platform: dcat, url: "${gone.url}/dcat" }\n  - { id: fel, platform: entryscap, url: https://x.example.se/store }\n`,
    );
    const program = run({
      PORT: '0',
      SOURCES: join(place, 'sources.yaml'),
      DATA_DIR: join(place, 'data'),
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
    const place = folder(`catalogues:\n  - { id: trog, platform: dcat, url: "${hanging.url}/dcat" }\n`);
    const program = run({
      PORT: '0',
      SOURCES: join(place, 'sources.yaml'),
      DATA_DIR: join(place, 'data'),
      UPSTREAM_ALLOW: '127.0.0.0/8',
    });

    await asked;
    program.child.kill('SIGTERM');

    expect(await program.exit).toBe(0);
    await hanging.close();
  });
});
