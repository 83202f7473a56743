import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalServer, startServer } from './local-server.ts';
import { folderWith, type Run, runProgram } from './run-program.ts';

const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of clean.splice(0).reverse()) await each();
});

const TURTLE =
  '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n' +
  '<https://data.example.se/1> a dcat:Dataset ; dcterms:title "Badplatser"@sv .\n';

interface Scene {
  readonly program: Run;
  readonly address: string;
  readonly folder: string;
}

interface SceneOptions {
  readonly upstream?: LocalServer;
  readonly env?: Readonly<Record<string, string>>;
  /** What the process does when it gets SIGUSR2. */
  readonly onSignal?: string;
  readonly folder?: string;
}

/** The program over one catalogue, listening. */
async function start({ upstream, env = {}, onSignal, folder: given }: SceneOptions = {}): Promise<Scene> {
  const source = upstream ?? (await serve((_request, response) => response.end(TURTLE)));
  const { folder, remove } = folderWith(`catalogues:\n  - { id: ale, platform: dcat, url: "${source.url}/dcat" }\n`);
  clean.push(remove);
  const program = runProgram({
    env: {
      PORT: '0',
      SOURCES: join(folder, 'sources.yaml'),
      DATA_DIR: join(given ?? folder, 'data'),
      UPSTREAM_ALLOW: '127.0.0.0/8',
      UPSTREAM_INTERVAL_MS: '0',
      ...env,
    },
    ...(onSignal === undefined ? {} : { before: `process.on('SIGUSR2', () => { ${onSignal} });` }),
  });
  clean.push(() => program.child.kill('SIGKILL'));
  await program.says('listening on');
  const address = /listening on (http:[^"]+)/.exec(program.output())?.[1] ?? '';
  return { program, address, folder: given ?? folder };
}

async function serve(handler: Parameters<typeof startServer>[0]): Promise<LocalServer> {
  const server = await startServer(handler);
  clean.push(() => server.close());
  return server;
}

interface HalfRequest {
  /** Sends the rest, and gives the whole answer. */
  readonly finish: () => Promise<string>;
  readonly socket: Socket;
}

/** A request whose body has come by half: the server is in the middle of it, for as long as the test likes. */
async function beginRequest(address: string): Promise<HalfRequest> {
  const body = JSON.stringify({ query: '{ __typename }' });
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(address).port) });
  clean.push(() => socket.destroy());
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (bytes: Buffer) => (answer += bytes.toString()));
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  await new Promise<void>((resolve) => {
    socket.write(head + body.slice(0, 5), () => {
      resolve();
    });
  });
  // By the time that this one has been answered, the other has been taken up.
  await fetch(`${address}/health/live`, { headers: { connection: 'close' } });
  return {
    socket,
    finish: async () => {
      socket.write(body.slice(5));
      if (!socket.closed) await once(socket, 'close');
      return answer;
    },
  };
}

const datasets = async (address: string): Promise<number> => {
  const response = await fetch(`${address}/graphql?query=%7Bdatasets%7BtotalCount%7D%7D`);
  return ((await response.json()) as { data: { datasets: { totalCount: number } } }).data.datasets.totalCount;
};

describe('the process', () => {
  it('P1: told to stop, finishes the request under way, takes no other, and ends with 0', async () => {
    const { program, address } = await start();
    const half = await beginRequest(address);

    program.child.kill('SIGTERM');
    await program.says('"msg":"stopping"');
    const answer = await half.finish();

    expect(answer).toContain('HTTP/1.1 200');
    expect(answer).toContain('{"data":{"__typename":"Query"}}');
    expect(await program.exit).toBe(0);
    await expect(fetch(`${address}/health/live`)).rejects.toThrow();
  });

  it(
    'P2: told to stop in the middle of a harvest, keeps the snapshot that it had, and nothing of the half one',
    { timeout: 90_000 },
    async () => {
      const first = await start();
      await expect.poll(() => datasets(first.address), { timeout: 20_000 }).toBe(1);
      first.program.child.kill('SIGTERM');
      await first.program.exit;
      const half = await serve((_request, response) => {
        response.write(TURTLE.replaceAll('example.se/1', 'example.se/2'));
      });
      const second = await start({ upstream: half, folder: first.folder, env: { REFRESH_HOURS: '0' } });
      await expect.poll(() => half.requests.length, { timeout: 20_000 }).toBeGreaterThan(0);

      second.program.child.kill('SIGTERM');
      const code = await second.program.exit;
      const third = await start({ upstream: half, folder: first.folder });

      expect(code).toBe(0);
      expect(await datasets(third.address)).toBe(1);
    },
  );

  it(
    'P3: told to stop a second time, ends at once with 1, whatever is under way, and starts again from whole data',
    { timeout: 90_000 },
    async () => {
      const { program, address, folder } = await start();
      await expect.poll(() => datasets(address), { timeout: 20_000 }).toBe(1);
      await beginRequest(address);

      program.child.kill('SIGTERM');
      await program.says('"msg":"stopping"');
      program.child.kill('SIGINT');
      const code = await program.exit;
      const silent = await serve(() => undefined);
      const again = await start({ upstream: silent, folder });

      expect(code).toBe(1);
      expect(program.output()).toContain('ending at once');
      expect(await datasets(again.address)).toBe(1);
      expect(readdirSync(join(folder, 'data')).filter((name) => /damaged|broken/.test(name))).toEqual([]);
    },
  );

  it('P4: after two seconds in which nothing could run, is alive, says what happened, and answers queries again', async () => {
    const { program, address } = await start({
      onSignal: "const end = Date.now() + 2000; while (Date.now() < end); process.stderr.write('unblocked');",
    });

    program.child.kill('SIGUSR2');
    await program.says('unblocked');
    const live = await fetch(`${address}/health/live`);
    const query = async (): Promise<number> => (await fetch(`${address}/graphql?query=%7B__typename%7D`)).status;

    expect(live.status).toBe(200);
    await expect.poll(query, { timeout: 20_000 }).toBe(200);
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(metrics)?.[1])).toBeGreaterThan(1.5);
  });

  it.each([
    ['an error that nobody caught', "throw new Error('boom')", 'uncaughtException'],
    ['a rejection that nobody handled', "Promise.reject(new Error('boom'))", 'unhandledRejection'],
  ])('P5: after %s, writes it down, finishes the request under way, and ends with 1', async (_, onSignal, origin) => {
    const { program, address } = await start({ onSignal });
    const half = await beginRequest(address);

    program.child.kill('SIGUSR2');
    await program.says('"msg":"uncaught"');
    const answer = await half.finish();

    expect(answer).toContain('{"data":{"__typename":"Query"}}');
    expect(await program.exit).toBe(1);
    expect(program.output()).toContain(`"origin":"${origin}"`);
    expect(program.output()).toContain('"message":"boom"');
  });

  it('P5: a fault while it is being stopped makes the code 1, and cuts nobody off', async () => {
    const { program, address } = await start({ onSignal: "throw new Error('boom')" });
    const half = await beginRequest(address);

    program.child.kill('SIGTERM');
    await program.says('"msg":"stopping"');
    program.child.kill('SIGUSR2');
    await program.says('"msg":"uncaught"');
    const answer = await half.finish();

    expect(answer).toContain('HTTP/1.1 200');
    expect(await program.exit).toBe(1);
  });

  it('short of memory, turns queries away and stays alive, and takes them again when there is room', async () => {
    const { program, address } = await start({
      env: { NODE_OPTIONS: '--max-old-space-size=500', SHED_MEMORY_PERCENT: '50', SHED_LOOP_DELAY_MS: '0' },
      onSignal: `globalThis.kept = globalThis.kept ? undefined : Array.from({ length: 40 }, () => new Array(1e6).fill(1.5));
        import('node:v8').then(({ setFlagsFromString }) => setFlagsFromString('--expose-gc'))
          .then(() => import('node:vm')).then(({ runInNewContext }) => runInNewContext('gc')());`,
    });
    const ask = async (): Promise<Response> => fetch(`${address}/graphql?query=%7B__typename%7D`);
    const status = async (): Promise<number> => (await ask()).status;

    program.child.kill('SIGUSR2');
    await expect.poll(status, { timeout: 20_000 }).toBe(503);
    const refused = await (await ask()).text();
    const others = await Promise.all(
      ['/health/live', '/health/ready', '/metrics'].map(async (path) => (await fetch(address + path)).status),
    );
    program.child.kill('SIGUSR2');
    await expect.poll(status, { timeout: 20_000 }).toBe(200);

    expect(refused).toContain('memory is short');
    expect(others).toEqual([200, 503, 200]);
  }, 60_000);

  it('goes on answering when nobody reads its log any more', async () => {
    const { program, address } = await start();
    program.child.stdout?.destroy();
    program.child.stderr?.destroy();

    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await fetch(`${address}/graphql?query=%7B__typename%7D`)).status),
    );
    program.child.kill('SIGTERM');

    expect(statuses).toEqual([200, 200, 200]);
    expect(await program.exit).toBe(0);
  });

  it('tells of a wrong setting without the password in it', async () => {
    const program = runProgram({ env: { REDIS_URL: 'http://:hunter2@cache:6379', METRICS_TOKEN: 'hunter2' } });
    clean.push(() => program.child.kill('SIGKILL'));

    expect(await program.exit).toBe(2);
    expect(program.output()).toContain('REDIS_URL="…@cache:6379"');
    expect(program.output()).toContain('METRICS_TOKEN="…": at least 8 characters');
    expect(program.output()).not.toContain('hunter2');
  });
});
