import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiled } from './compiled.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The program as a process of its own. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output holds the words; fails with the output when the process ends before. */
  says(words: string): Promise<void>;
  readonly exit: Promise<number | null>;
}

export interface RunOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** A module that is run in the process before the program: what makes it fail. */
  readonly before?: string;
}

/** Starts the program; it is to be killed at the end of the test. */
export function runProgram({ env, args = [], before }: RunOptions): Run {
  const preload = before === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const child = spawn(process.execPath, [...preload, ...compiled('src/main.js'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
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

/** A folder with this sources file in it, and what takes the folder away. */
export function folderWith(sources: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-process-'));
  writeFileSync(join(folder, 'sources.yaml'), sources);
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
