import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { env, getuid } from 'node:process';
import { Client } from 'pg';

/** A real server for tests, in a folder of its own. */
export interface LocalPostgres {
  /** Of the database `postgres`, whose tables are the test's own. */
  readonly url: string;
  /** Starts it on its port, again after `kill`. */
  readonly start: () => Promise<void>;
  /** Ends it as a crash does: what was not committed is lost, and the next start recovers. */
  readonly kill: () => Promise<void>;
  /** All its processes stand still, in the middle of whatever they do; `goOn` lets them go on. */
  readonly hang: () => Promise<void>;
  readonly goOn: () => void;
  readonly close: () => Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** The folder of the server's programs, which is not on the PATH everywhere. */
const programs = (): string | undefined => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(env['PATH'] ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
};

/** Whether this machine has the server to test against. */
export const hasPostgres = (): boolean => programs() !== undefined;

/** The server refuses to run as root: there it runs as the user that its package makes. */
const owner = (): { readonly uid?: number; readonly gid?: number } => {
  if (getuid?.() !== 0) return {};
  const idOf = (option: string): number => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
};

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
export const createLocalPostgres = async (): Promise<LocalPostgres> => {
  const bin = programs();
  if (bin === undefined) throw new Error('There is no PostgreSQL on this machine.');
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-postgres-'));
  const user = owner();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['--no-sync', '--auth=trust', '--username=kommungraf', '--encoding=UTF8', '--locale=C', '-D', data],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  let running: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    const ended = running;
    running = undefined;
    if (ended === undefined || ended.exitCode !== null) return;
    // "Immediate shutdown": unlike SIGKILL it takes the server's own processes along.
    ended.kill('SIGQUIT');
    await once(ended, 'exit');
  };

  const url = `postgres://kommungraf:secret@127.0.0.1:${port}/postgres`;
  const standing: number[] = [];
  const goOn = (): void => {
    for (const pid of standing.splice(0)) process.kill(pid, 'SIGCONT');
  };
  const hang = async (): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    // Its connections' processes and its own; the one that answers this ends with the question.
    const { rows } = await client.query<{ pid: number }>(
      'select pid from pg_stat_activity where pid <> pg_backend_pid()',
    );
    await client.end();
    for (const pid of [running?.pid ?? 0, ...rows.map((row) => row.pid)]) {
      process.kill(pid, 'SIGSTOP');
      standing.push(pid);
    }
  };

  return {
    url,
    hang,
    goOn,
    async start() {
      const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
      const started = spawn(
        join(bin, 'postgres'),
        ['-D', data, ...settings.flatMap((setting) => ['-c', setting]), '-c', 'fsync=off'],
        { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      running = started;
      let said = '';
      await new Promise<void>((resolve, reject) => {
        started.stderr.on('data', (chunk) => {
          said += String(chunk);
          if (said.includes('ready to accept connections')) resolve();
        });
        started.once('exit', () => {
          reject(new Error(`PostgreSQL did not start: ${said}`));
        });
      });
    },
    kill,
    async close() {
      goOn();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
