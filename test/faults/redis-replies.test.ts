import { describe, expect, vi } from 'vitest';
import { createRedisCache } from '../../src/cache/redis.ts';
import { send } from './asking.ts';
import { startFalseRedis } from './false-redis.ts';
import { fault } from './fault.ts';
import { answers, NEEDS_REDIS, PATIENCE, useRedis } from './redis-scene.ts';

const scene = useRedis();

describe('Redis that answers what it should not, or takes nothing', () => {
  fault(
    'R7',
    ['LOADING, CLUSTERDOWN or MOVED to every command', 'each is a miss; the answers are right'],
    async (saw) => {
      const { gateway, keep } = scene();
      for (const reply of [
        'LOADING Redis is loading the dataset in memory',
        'CLUSTERDOWN The cluster is down',
        'MOVED 3999 127.0.0.1:1',
      ]) {
        const server = await startFalseRedis(`-${reply}\r\n`);
        keep(server);
        const { ask } = await gateway(server.url);

        await answers(ask, 0, 3, saw);

        expect(server.heard()).toBeGreaterThan(1);
      }
    },
    NEEDS_REDIS,
  );

  fault(
    'R8',
    ['bytes that are not of its protocol', 'misses; the answers are right'],
    async (saw) => {
      const { gateway, keep } = scene();
      const server = await startFalseRedis('<html>502 Bad Gateway</html>\r\n');
      keep(server);
      const { ask } = await gateway(server.url);

      await answers(ask, 0, 5, saw);

      expect(server.heard()).toBeGreaterThan(1);
    },
    NEEDS_REDIS,
  );

  fault(
    'R9',
    [
      'a reply cut short, and one of a length that never comes',
      'a bounded wait, the connection dropped, the answers right',
    ],
    async (saw) => {
      const { gateway, keep } = scene();
      for (const reply of ['*1\r\n$50\r\nabc', '*1\r\n$99999999999\r\n']) {
        const server = await startFalseRedis(reply);
        keep(server);
        const { ask } = await gateway(server.url);

        await answers(ask, 0, 6, saw);

        expect(server.heard()).toBeGreaterThan(1);
      }
    },
    NEEDS_REDIS,
  );

  fault(
    'R10',
    ['a list where a value was', 'a miss, read anew, and ours again'],
    async (saw) => {
      const { redis, catalogue, gateway, connected, kept, costOf } = scene();
      await redis.start();
      const own = connected();
      const first = await gateway(redis.url);
      const cost = await costOf(first.ask, 7);
      const second = await gateway(redis.url);
      const [key = ''] = await kept();
      await own.del(key);
      await own.lpush(key, 'ett', 'två');
      const asked = catalogue.server.requests.length;

      await second.ask(7);

      const type = await vi.waitFor(async () => {
        expect(await own.type(key)).toBe('string');
        return own.type(key);
      }, PATIENCE);
      saw(`right answer after ${catalogue.server.requests.length - asked} request(s); the key is a ${type} again`);
      expect(catalogue.server.requests.length - asked).toBe(cost);
    },
    NEEDS_REDIS,
  );

  fault(
    'R11',
    ['values that rotted, were cut, or are of another program', 'a miss each, read anew'],
    async (saw) => {
      const { redis, catalogue, gateway, connected, kept, costOf } = scene();
      await redis.start();
      const own = connected();
      const first = await gateway(redis.url);
      const cost = await costOf(first.ask, 7);
      const [key = ''] = await kept();
      const good = (await own.getBuffer(key)) ?? Buffer.alloc(0);
      const turned = Buffer.from(good);
      turned[good.length - 3] = (turned[good.length - 3] ?? 0) ^ 0xff;
      const spoilt = [turned, good.subarray(0, good.length / 2), Buffer.from('{"title":"fel"}'), Buffer.alloc(0)];

      for (const bytes of spoilt) {
        const replica = await gateway(redis.url);
        await own.set(key, bytes);
        const asked = catalogue.server.requests.length;
        await replica.ask(7);
        expect(catalogue.server.requests.length - asked).toBe(cost);
      }

      saw(`${spoilt.length} spoilt values: a right answer and one reading each`);
      expect(good.length).toBeGreaterThan(50);
    },
    NEEDS_REDIS,
  );

  fault(
    'R13',
    ['ten thousand writes while it is down', 'none is queued: when it is back it is empty'],
    async (saw) => {
      const { redis, connected, keep } = scene();
      const cache = createRedisCache({ url: redis.url, prefix: 'kg:', timeoutMs: 100 });
      keep(cache);

      for (let count = 0; count < 100; count += 1) {
        await Promise.all(
          Array.from({ length: 100 }, (_, n) =>
            cache.set([{ key: `${count}-${n}`, value: Buffer.alloc(100), ttlMs: 60_000 }]),
          ),
        );
      }
      await redis.start();
      const own = connected();
      await vi.waitFor(async () => {
        await cache.set([{ key: 'now', value: Buffer.from('x'), ttlMs: 60_000 }]);
        expect(await own.exists('kg:now')).toBe(1);
      }, PATIENCE);

      const size = await own.dbsize();
      saw(`${size} key in Redis afterwards, of the write that followed`);
      expect(size).toBe(1);
    },
    NEEDS_REDIS,
  );

  fault(
    'R14',
    [
      'gone or hanging while callers are counted in it',
      'each replica counts on by itself: nobody gets a 500, nobody goes uncounted',
    ],
    async (saw) => {
      const { redis, catalogue, keep } = scene();
      await redis.start();
      const graph = await catalogue.open({
        REDIS_URL: redis.url,
        RATE_LIMIT_PER_MINUTE: '10',
        TRUST_PROXY: '127.0.0.0/8',
      });
      keep(graph);
      const statuses = async (client: string): Promise<Readonly<Record<number, number>>> => {
        const counts: Record<number, number> = {};
        for (let count = 0; count < 13; count += 1) {
          const { status } = await send(`${graph.url}/graphql`, '{"query":"{ __typename }"}', {
            'x-forwarded-for': client,
          });
          counts[status] = (counts[status] ?? 0) + 1;
        }
        return counts;
      };

      const well = await statuses('203.0.113.1');
      redis.hang();
      const hanging = await statuses('203.0.113.2');
      redis.resume();
      await redis.kill();
      const gone = await statuses('203.0.113.3');

      saw([well, hanging, gone].map((counts) => JSON.stringify(counts)).join(', '));
      for (const counts of [well, hanging, gone]) expect(counts).toEqual({ 200: 10, 429: 3 });
    },
    NEEDS_REDIS,
  );
});
