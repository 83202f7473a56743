import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Content } from '../../demo/content/content.ts';
import { demoContents } from '../../demo/content/contents.ts';
import { compiled } from '../compiled.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the program has said. */
export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process once it is started. */
  readonly started?: (child: ChildProcess) => void;
}

/** Runs `kommungraf` as a process of its own, in pipes, with settings that only let it reach this machine. */
export function kommungraf(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [...compiled('src/cli.js'), ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      UPSTREAM_ALLOW: '127.0.0.0/8',
      UPSTREAM_INTERVAL_MS: '0',
      DATA_DIR: join(ROOT, 'there-is-no-such-folder'),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.started?.(child);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, ...said });
    });
  });
}

/** A folder for a test, removed afterwards. */
export async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-cli-'));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The demo's content of a publisher. */
export function contentOf(id: string): Content {
  const found = demoContents().find((content) => content.id === id);
  if (found === undefined) throw new Error(`the demo has no publisher ${id}`);
  return found;
}

/** An address on this machine where nobody listens. */
export const DEAD = 'http://127.0.0.1:49151/';
