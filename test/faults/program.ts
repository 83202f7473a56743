import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { compiled } from '../compiled.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The program itself, as a process. */
export interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** The code it ended with; null when a signal ended it. */
  readonly exit: Promise<number | null>;
  /** Resolves when the output holds the words; fails with the output when the process ends before. */
  says(words: string): Promise<void>;
  /** Where it listens; waits for it. */
  address(): Promise<string>;
  /** POSTs a query to it. */
  query<T>(query: string): Promise<T>;
}

interface StartOptions {
  readonly before?: string;
  readonly fileKilobytes?: number;
}

/** A folder for sources file and data, and programs started over it; `close` kills what still runs. */
export interface Workplace {
  readonly folder: string;
  /** With these settings; `before` is JavaScript that runs in it first, `fileKilobytes` the largest file it may write. */
  start(env?: Readonly<Record<string, string>>, options?: StartOptions): Program;
  close(): Promise<void>;
}

/** Opens a workplace with a sources file: these catalogues, or this text. */
export function openWorkplace(sources: readonly Readonly<Record<string, unknown>>[] | string): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-program-'));
  writeFileSync(
    join(folder, 'sources.yaml'),
    typeof sources === 'string' ? sources : stringify({ catalogues: sources }),
  );
  const programs: Program[] = [];
  return {
    folder,
    start(env = {}, options = {}) {
      const program = startProgram(
        {
          PORT: '0',
          SOURCES: join(folder, 'sources.yaml'),
          DATA_DIR: join(folder, 'data'),
          UPSTREAM_ALLOW: '127.0.0.0/8',
          UPSTREAM_INTERVAL_MS: '0',
          ...env,
        },
        options,
      );
      programs.push(program);
      return program;
    },
    async close() {
      for (const { child, exit } of programs) {
        child.kill('SIGKILL');
        await exit;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startProgram(env: Readonly<Record<string, string>>, { before, fileKilobytes }: StartOptions): Program {
  const imported = before === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const args = [...imported, ...compiled('src/main.js')];
  const command =
    fileKilobytes === undefined
      ? [process.execPath, ...args]
      : ['/bin/sh', '-c', `ulimit -f ${2 * fileKilobytes}; exec "$0" "$@"`, process.execPath, ...args];
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const says = (words: string): Promise<void> =>
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
    });
  let found: Promise<string> | undefined;
  const address = (): Promise<string> => {
    found ??= says('listening on http').then(() => /listening on (http:[^"\s]+)/.exec(output)?.[1] ?? '');
    return found;
  };
  return {
    child,
    output: () => output,
    exit,
    says,
    address,
    async query<T>(query: string) {
      const response = await fetch(`${await address()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { data, errors } = (await response.json()) as { readonly data: T; readonly errors?: readonly unknown[] };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}
