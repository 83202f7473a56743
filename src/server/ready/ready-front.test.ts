import { connect } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMemoryRateLimit } from '../rate-limit.ts';
import { ask, send, startKeeping } from './fixtures/keeping-server.ts';
import type { KeepingServer, Raw } from './fixtures/keeping-server.ts';

let running: KeepingServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(...options: Parameters<typeof startKeeping>): Promise<KeepingServer> {
  running = await startKeeping(...options);
  return running;
}

function post(url: string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

/** What may differ between two answers to the same request. */
function withoutMoment({ headers: { date, 'x-request-id': id, ratelimit, ...headers }, ...answer }: Raw): object {
  return {
    ...answer,
    headers,
    told: [date, id, ratelimit].map((value) => value !== undefined),
  };
}

const CASES = ['POST', 'GET', 'HEAD'].flatMap((method) =>
  ['', 'gzip', 'br, gzip;q=0.5', 'identity'].flatMap((coding) =>
    ['short', 'long'].flatMap((length) =>
      ['', 'application/graphql-response+json'].flatMap((accept) =>
        [false, true].map((isConditional) => ({ method, coding, length, accept, isConditional })),
      ),
    ),
  ),
);

describe('a request that comes again, byte for byte', () => {
  test('has the same status, fields and bytes as it had through the pipeline, whatever it is like', async () => {
    const rateLimit = createMemoryRateLimit({ pointsPerMinute: 10_000 });
    const { url, found } = await start({ rateLimit, publicUrl: 'https://graf.example.se' });

    for (const [number, { method, coding, length, accept, isConditional }] of CASES.entries()) {
      const text = `${number} ${'å'.repeat(length === 'short' ? 10 : 2_000)}`;
      const headers = {
        origin: 'https://example.se',
        ...(coding === '' ? {} : { 'accept-encoding': coding }),
        ...(accept === '' ? {} : { accept }),
      };
      const first = await send(url, ask(method, text, headers, 0));
      const tag = String(first.headers.etag);
      const again = ask(method, text, isConditional ? { ...headers, 'if-none-match': tag } : headers, 1);

      const before = await found('repeated');
      const byPipeline = await send(url, again);
      const between = await found('repeated');
      const atOnce = await send(url, again);

      const what = JSON.stringify(CASES[number]);
      expect([between - before, (await found('repeated')) - between], what).toEqual([0, 1]);
      expect(withoutMoment(atOnce), what).toEqual(withoutMoment(byPipeline));
      expect(atOnce.status, what).toBe(isConditional && method !== 'POST' ? 304 : 200);
      expect(atOnce.headers['x-request-id'], what).not.toBe(byPipeline.headers['x-request-id']);
      if (!isConditional) expect(withoutMoment(atOnce), what).toEqual(withoutMoment(first));
    }
  });

  test('has a strong tag and its length, an age and how long it holds; compressed the tag is weak', async () => {
    const { url } = await start();
    const plain = ask('GET', 'x'.repeat(3_000), {}, 0);
    const zipped = ask('GET', 'x'.repeat(3_000), { 'accept-encoding': 'br' }, 0);
    await send(url, plain);
    await send(url, zipped);

    const answers = [await send(url, plain), await send(url, zipped)];

    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br']);
    expect(answers[0]?.headers.etag).toMatch(/^"[\w-]{22}"$/);
    expect(answers[1]?.headers.etag).toBe(`W/${String(answers[0]?.headers.etag)}`);
    expect(answers[0]?.headers).toMatchObject({ age: '90', 'cache-control': 'public, max-age=120' });
    expect(answers[0]?.headers.vary).toBe('accept, graphql-cost, accept-encoding');
  });

  test('keeps the id that it brings, and has a line in the log with the name of its operation', async () => {
    const { url, logged } = await start();
    const again = ask('POST', 'a', { 'x-request-id': 'mine-1' }, 0);
    await send(url, again);

    const answer = await send(url, again);

    const lines = logged().filter(({ msg }) => msg === 'graphql');
    expect(answer.headers['x-request-id']).toBe('mine-1');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ reqId: 'mine-1', operation: 'Echo', type: 'query', status: 200 });
    expect(Object.keys(lines[1] ?? {})).toEqual(Object.keys(lines[0] ?? {}));
  });

  test('is worked out anew when the revision has changed', async () => {
    const { url, stage, setRevision } = await start();
    const query = '{ datasets { nodes { publisher { name } } } }';
    await post(url, query);
    await post(url, query);
    const before = stage.resolved;

    setRevision(2);
    const answer = await post(url, query);

    expect(before).toBe(1);
    expect(stage.resolved).toBe(2);
    expect(answer.status).toBe(200);
  });

  test('is answered when its body comes after its head, or in pieces', async () => {
    const { url } = await start();
    const { body = '' } = ask('POST', 'piece by piece', {}, 0);
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const answers = (): number => text.split('piece by piece').length - 1;

    for (const [n, pieces] of [
      [head + body],
      [head, body],
      [head + body.slice(0, 9), body.slice(9)],
      [head + body],
    ].entries()) {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await vi.waitFor(() => {
        expect(answers()).toBe(n + 1);
      });
    }
    // Two at once on one connection, and one that nobody has asked yet behind them.
    socket.write(head + body + head + body + head.replace(/length: \d+/, 'length: 26') + '{"query":"{ __typename }"}');
    await vi.waitFor(() => {
      expect(answers()).toBe(6);
      expect(text).toContain('{"__typename":"Query"}');
    });
    socket.destroy();

    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(7);
  });
});

describe('what must hold for every answer', () => {
  test('points are taken as for the first answer, and who has none left is refused in the same words', async () => {
    const rateLimit = createMemoryRateLimit({ pointsPerMinute: 5 });
    const { url } = await start({ rateLimit });
    // 200 objects: 2 points.
    const query = '{ datasets(first: 100) { nodes { distributions { format } } } }';

    const [first, second, third] = [await post(url, query), await post(url, query), await post(url, query)];
    const other = await post(url, `${query} `);

    expect([first, second].map(({ status }) => status)).toEqual([200, 200]);
    const points = [first, second].map(({ headers }) => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]));
    expect((points[0] ?? 0) - (points[1] ?? 0)).toBe(5 - (points[0] ?? 0));
    expect([third.status, other.status]).toEqual([429, 429]);
    expect(await third.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  test('answers with errors are not kept, and neither is an answer that asks for its cost', async () => {
    const { url, found } = await start();
    const queries = ['{ forbidden }', '{ broken }', '{ nonsense }'];
    const answers: Response[] = [];

    for (const query of [...queries, ...queries]) answers.push(await post(url, query));
    for (let n = 0; n < 2; n += 1) answers.push(await post(url, '{ __typename }', { 'graphql-cost': 'include' }));

    expect(answers.map(({ headers }) => headers.get('etag'))).toEqual(answers.map(() => null));
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
    expect(await found('worked-out')).toBe(0);
  });

  test('under pressure and while draining it goes the long way, and is refused there', async () => {
    const reasons: 'memory'[] = [];
    const state = (): { readonly loopDelayMs: number; readonly reasons: readonly 'memory'[] } => ({
      loopDelayMs: 0,
      reasons,
    });
    const pressure = { start: () => undefined, state, close: () => undefined };
    const { url, server } = await start({ pressure, limits: { drainGraceMs: 200 } });
    await post(url, '{ __typename }');

    reasons.push('memory');
    const pressed = await post(url, '{ __typename }');
    reasons.pop();
    const drained = server.drain();
    const draining = await post(url, '{ __typename }');
    await drained;

    expect(pressed.status).toBe(503);
    expect([draining.status, draining.headers.get('connection')]).toEqual([200, 'close']);
  });

  test('every request is counted, whichever way it was answered', async () => {
    const { url, found, metrics } = await start();

    for (let n = 0; n < 3; n += 1) await post(url, 'query A { __typename }');

    const text = await metrics.text();
    expect(text).toContain('kommungraf_http_requests_total{method="POST",route="/graphql",status="200"} 3');
    expect(text).toContain('kommungraf_graphql_requests_total{operation="A",type="query",outcome="ok"} 3');
    expect(await found('repeated')).toBe(2);
  });
});
