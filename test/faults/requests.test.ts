import { gzipSync } from 'node:zlib';
import { env } from 'node:process';
import { Redis } from 'ioredis';
import { describe, expect } from 'vitest';
import { createLocalRedis, hasRedisServer } from '../../src/cache/local-redis.ts';
import { ask, bare, send, told } from './asking.ts';
import { fault } from './fault.ts';
import { startLiveCatalogue } from './live.ts';
import { useWorld } from './world.ts';

const world = useWorld(['q']);
const LIGHT = '{ catalogue(slug: "q") { slug } }';
const LIGHT_ANSWER = { data: { catalogue: { slug: 'q' } } };

describe('requests that are none, or too many', () => {
  fault('Q13', ['an array of operations', 'refused whole'], async (saw) => {
    const asked = await send(`${world.graph.url}/graphql`, JSON.stringify([{ query: LIGHT }, { query: LIGHT }]));

    saw(told(asked));
    expect(asked).toMatchObject({ status: 400, executed: false });
    expect(asked.messages[0]).toMatch(/list|batch/i);
  });

  fault('Q14', ['a body of 10 MB', 'refused by its size, and the limit is named'], async (saw) => {
    const asked = await bare(
      world.graph.url,
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10000000\r\nconnection: close\r\n\r\n{"query":"',
    );
    const sent = await send(
      `${world.graph.url}/graphql`,
      JSON.stringify({ query: LIGHT, padding: 'x'.repeat(200_000) }),
    );

    saw(`${asked.split('\r\n', 1)[0] ?? ''}; ${told(sent)}`);
    expect(asked).toMatch(/^HTTP\/1.1 413 /);
    expect(sent).toMatchObject({ status: 413, executed: false });
    expect(sent.messages[0]).toMatch(/larger than \d+ bytes/);
  });

  fault('Q15', ['a compressed body that unpacks to 64 MB', 'refused unread'], async (saw) => {
    const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20, ' '));

    const asked = await send(`${world.graph.url}/graphql`, bomb, { 'content-encoding': 'gzip' });

    saw(`${bomb.length} B sent: ${told(asked)}`);
    expect(asked).toMatchObject({ status: 415, executed: false });
  });

  fault(
    'Q16',
    ['JSON that is malformed', 'refused in the form of GraphQL, without a trace of our files'],
    async (saw) => {
      const bodies = ['{"query": "{ x', '', 'null', '7', '{"query": 7}', '{"variables": {}}'];

      const asked = await Promise.all(bodies.map((body) => send(`${world.graph.url}/graphql`, body)));

      saw(asked.map(told).join(' | '));
      for (const each of asked) {
        expect(each).toMatchObject({ status: 400, executed: false });
        expect(each.messages.length).toBeGreaterThan(0);
        expect(each.text).not.toMatch(/node_modules|\.ts|at .*\(/);
      }
    },
  );

  fault(
    'Q17',
    [
      'bytes that are no UTF-8, half a surrogate pair, NUL',
      'refused or taken for what they are; never a fault of ours',
    ],
    async (saw) => {
      const latin = Buffer.from(
        JSON.stringify({ query: '{ datasets(filter: { keywords: ["Malmö"] }) { totalCount } }' }),
        'latin1',
      );
      const search = 'query ($s: String!) { datasets(filter: { keywords: [$s] }) { totalCount } }';

      const bytes = await send(`${world.graph.url}/graphql`, latin);
      const half = await send(
        `${world.graph.url}/graphql`,
        `{"query":${JSON.stringify(search)},"variables":{"s":"a\\ud800"}}`,
      );
      const nul = await ask(world.graph.url, search, { s: 'a\u0000b' });

      saw([bytes, half, nul].map(told).join(' | '));
      expect(bytes).toMatchObject({ status: 400, executed: false });
      for (const each of [half, nul]) expect(each.codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
    },
  );

  fault(
    'Q18',
    ['__proto__ and constructor among the keys', 'refused, or plain keys; no object of ours changes'],
    async (saw) => {
      const query = JSON.stringify(LIGHT);
      const bodies = [
        `{"query":${query},"__proto__":{"polluted":true}}`,
        `{"query":${query},"variables":{"constructor":{"prototype":{"polluted":true}}}}`,
      ];

      const asked = await Promise.all(bodies.map((body) => send(`${world.graph.url}/graphql`, body)));

      saw(asked.map(told).join(' | '));
      expect(asked.map(({ status }) => status)).toEqual([400, 400]);
      expect('polluted' in {}).toBe(false);
    },
  );

  fault(
    'Q19',
    [
      'a form or plain text from another site, and a plain GET',
      'what is no JSON is refused; GET is answered, for there is nothing to steal or change',
    ],
    async (saw) => {
      const plain = await send(`${world.graph.url}/graphql`, JSON.stringify({ query: LIGHT }), {
        'content-type': 'text/plain',
      });
      const form = await send(`${world.graph.url}/graphql`, 'query=x', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      const got = await send(`${world.graph.url}/graphql?query=${encodeURIComponent(LIGHT)}`);

      saw([plain, form, got].map(told).join(' | '));
      expect([plain.status, form.status]).toEqual([415, 415]);
      expect(JSON.parse(got.text)).toEqual(LIGHT_ANSWER);
      expect(got.headers.get('set-cookie')).toBeNull();
      expect(got.headers.get('access-control-allow-credentials')).toBeNull();
    },
  );

  fault(
    'Q20',
    ['persisted queries: an unknown hash, a wrong one, an object, a long one', 'not offered, and said so'],
    async (saw) => {
      const hashes: readonly unknown[] = ['a'.repeat(64), {}, 7, 'b'.repeat(100_000)];

      const asked = await Promise.all(
        hashes.map((sha256Hash) =>
          send(
            `${world.graph.url}/graphql`,
            JSON.stringify({ query: LIGHT, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
          ),
        ),
      );

      saw(asked.map(told).join(' | '));
      for (const each of asked) {
        expect(each.codes).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
        expect(each.executed).toBe(false);
        expect(each.bytes).toBeLessThan(2_000);
      }
    },
  );

  fault(
    'Q21',
    ['hundreds of distinct persisted queries', 'nothing of them is kept in Redis'],
    async (saw, { onTestFinished }) => {
      const redis = await createLocalRedis();
      onTestFinished(redis.close);
      await redis.start();
      const catalogue = await startLiveCatalogue(2);
      onTestFinished(catalogue.close);
      const graph = await catalogue.open({ REDIS_URL: redis.url });
      onTestFinished(() => graph.close());
      const raw = new Redis(redis.url);
      onTestFinished(() => {
        raw.disconnect();
      });
      const before = await raw.dbsize();

      for (let count = 0; count < 300; count += 1) {
        const sha256Hash = String(count).padStart(64, '0');
        await send(
          `${graph.url}/graphql`,
          JSON.stringify({
            query: `{ a${count}: __typename }`,
            extensions: { persistedQuery: { version: 1, sha256Hash } },
          }),
        );
      }

      const keys = await raw.keys('*');
      saw(
        `${keys.filter((key) => /apq|persisted/.test(key)).length} keys of queries, ${keys.length - before} more than before`,
      );
      expect(keys.filter((key) => /apq|persisted|0{50}/.test(key))).toEqual([]);
      expect(keys.length - before).toBeLessThan(20);
    },
    { skip: !hasRedisServer() && env['CI'] !== 'true' },
  );

  fault(
    'Q22',
    ['a GET with a query of 60 kB', 'refused by the length of the address, with POST as the way'],
    async (saw) => {
      const asked = await bare(world.graph.url, `GET /graphql?query=${'x'.repeat(60_000)} HTTP/1.1\r\nhost: x\r\n\r\n`);

      saw(asked.split('\r\n', 1)[0] ?? '');
      expect(asked).toMatch(/^HTTP\/1.1 (431|414) /);
      expect(asked).toContain('POST');
    },
  );
});
