import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real server for tests, in a folder of its own, that keeps nothing. */
export interface LocalRedis {
  readonly url: string;
  /** Starts it on its port, again after `kill`; with more arguments for its command line if need be. */
  readonly start: (settings?: readonly string[]) => Promise<void>;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
  /** Holds it so that it keeps its connections and answers nothing. */
  readonly hang: () => void;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
}

/** Whether this machine has the server to test against. */
export const hasRedisServer = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
};

/** Not started yet. */
export const createLocalRedis = async (): Promise<LocalRedis> => {
  const port = await freePort();
  let folder: string | undefined;
  let running: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    const ended = running;
    running = undefined;
    if (ended === undefined) return;
    ended.kill('SIGKILL');
    await once(ended, 'exit');
  };

  return {
    url: `redis://127.0.0.1:${port}`,
    async start(settings = []) {
      folder ??= mkdtempSync(join(tmpdir(), 'kommungraf-redis-'));
      const own = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
      const started = spawn('redis-server', [...own, ...settings], { stdio: ['ignore', 'pipe', 'ignore'] });
      running = started;
      let said = '';
      for await (const chunk of started.stdout) {
        said += String(chunk);
        if (said.includes('Ready to accept connections')) break;
      }
      if (!said.includes('Ready to accept connections')) throw new Error(`redis-server did not start: ${said}`);
    },
    kill,
    hang: () => running?.kill('SIGSTOP'),
    resume: () => running?.kill('SIGCONT'),
    async close() {
      await kill();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};
