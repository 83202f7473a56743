import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../harvest-display.ts';
import { runCommand } from './program.ts';

function terminal(): Terminal & { readonly text: () => string } {
  let written = '';
  return { write: (text) => void (written += text), text: () => written };
}

/** The commands in this process, in a pipe. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }> {
  const [stdout, stderr] = [terminal(), terminal()];
  const exitCode = await runCommand(args, { stdout, stderr, env, signal: new AbortController().signal });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

describe('the commands', () => {
  it.each([
    [['--help'], /^Usage: kommungraf /],
    [['source', '--help'], /^Usage: kommungraf source /],
    [['source', 'check', '--help'], /Example:\n {2}kommungraf source check https/],
    [['source', 'add', '--help'], /Example:\n {2}kommungraf source add https/],
    [['source', 'list', '--help'], /Example:\n {2}kommungraf source list/],
    [['harvest', '--help'], /Example:\n {2}kommungraf harvest /],
    [['--version'], /^\d+\.\d+\.\d+\n$/],
  ])('help: %j', async (args, expected) => {
    const { exitCode, stdout, stderr } = await run(args);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(expected);
  });

  it.each([
    ['a command that there is not', ['sorce'], {}, 'Did you mean source?'],
    ['no command', [], {}, 'Usage: kommungraf'],
    ['an option that there is not', ['source', 'list', '--jason'], {}, 'Did you mean --json?'],
    ['no address', ['source', 'check'], {}, "missing required argument 'url'"],
    ['an address that is none', ['source', 'check', 'https://'], {}, 'is not an address'],
    [
      'an address with a password',
      ['source', 'check', 'https://a:b@x.se'],
      {},
      'must not hold a user name or password',
    ],
    ['a limit of nothing', ['source', 'check', 'a.se', '--limit', '0'], {}, 'Write a whole number from 1'],
    ['a wrong setting', ['harvest'], { REFRESH_HOURS: 'ofta' }, 'REFRESH_HOURS="ofta"'],
    ['a wrong allow list', ['harvest'], { UPSTREAM_ALLOW: 'allt' }, '"allt" among the allowed upstream addresses'],
    ['a sources file that is not there', ['harvest'], { SOURCES: 'finns-inte.yaml' }, 'there is no such file'],
  ])('refuse %s with a sentence', async (_, args, env, message) => {
    const { exitCode, stdout, stderr } = await run(args, env);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('cut a table to the terminal, and not in a pipe', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kommungraf-cli-'));
    const file = join(folder, 'sources.yaml');
    const entry =
      '{ id: ale, platform: dcat, url: https://a.example.se/, status: inactive, note: nedlagd sedan länge }';
    writeFileSync(file, `catalogues:\n  - ${entry}\n`);
    const env = { DATA_DIR: folder, SOURCES: file };
    const narrow = { ...terminal(), isTTY: true, columns: 60 };
    const signal = new AbortController().signal;

    const exitCode = await runCommand(['source', 'list'], { stdout: narrow, stderr: terminal(), env, signal });
    const piped = await run(['source', 'list'], env);
    rmSync(folder, { recursive: true });

    expect(exitCode).toBe(0);
    expect(narrow.text()).toMatch(/^ale {2}dcat .*…$/m);
    expect(
      Math.max(
        ...narrow
          .text()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBe(60);
    expect(piped.stdout).toMatch(/^ale {2}dcat .* nedlagd sedan länge$/m);
  });
});
