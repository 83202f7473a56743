import { describe, expect } from 'vitest';
import { startSlowWay } from './false-redis.ts';
import { fault } from './fault.ts';
import { answers, NEEDS_REDIS, useRedis } from './redis-scene.ts';

const scene = useRedis();

describe('Redis in trouble', () => {
  fault(
    'R1',
    ['absent at the start', 'starts, is ready and answers; uses Redis once it is there'],
    async (saw) => {
      const { redis, gateway, connected, kept, isUsed } = scene();
      const { graph, ask } = await gateway(redis.url);
      await answers(ask, 0, 5, saw);
      const ready = await fetch(`${graph.url}/health/ready`);
      await redis.start();
      connected();

      await isUsed(ask, 10);

      saw(`ready ${ready.status}; then ${(await kept()).length} kept`);
      expect(ready.status).toBe(200);
    },
    NEEDS_REDIS,
  );

  fault(
    'R2',
    ['killed in the middle of the work', 'answers on without it, and uses it again when it is back'],
    async (saw) => {
      const { redis, gateway, connected, kept, isUsed } = scene();
      await redis.start();
      connected();
      const { ask } = await gateway(redis.url);
      await isUsed(ask, 0);

      await redis.kill();
      await answers(ask, 20, 10, saw);
      await redis.start();
      await isUsed(ask, 40);

      saw('used again after its restart');
      expect((await kept()).length).toBeGreaterThan(0);
    },
    NEEDS_REDIS,
  );

  fault(
    'R3',
    ['hanging, with its connections open', 'a bounded wait, then none; used again by itself'],
    async (saw) => {
      const { redis, gateway, connected, kept, isUsed } = scene();
      await redis.start();
      connected();
      const { ask } = await gateway(redis.url);
      await isUsed(ask, 0);

      redis.hang();
      await answers(ask, 20, 15, saw);
      redis.resume();
      await isUsed(ask, 40);

      saw('used again when it went on');
      expect((await kept()).length).toBeGreaterThan(1);
    },
    NEEDS_REDIS,
  );

  fault(
    'R4',
    [
      'slow, by 30 ms each way and by 400 ms',
      'an answer that is kept costs one question; what is too slow is done without',
    ],
    async (saw) => {
      const { redis, catalogue, gateway, connected, isUsed, keep } = scene();
      await redis.start();
      let delayMs = 30;
      const way = await startSlowWay(redis.url, () => delayMs);
      keep(way);
      const [near, { ask }] = [await gateway(redis.url), await gateway(way.url)];
      connected();
      await isUsed(ask, 0);
      await near.ask(30);
      const [heard, asked] = [way.heard(), catalogue.server.requests.length];

      await ask(30);
      const trips = way.heard() - heard;
      const requests = catalogue.server.requests.length - asked;
      delayMs = 400;
      await answers(ask, 31, 8, saw);
      delayMs = 0;
      await isUsed(ask, 45);

      saw(`${trips} question for an answer that another replica has read; used again when it was quick`);
      expect(requests).toBe(0);
      expect(trips).toBe(1);
    },
    NEEDS_REDIS,
  );

  fault(
    'R5',
    ['full, and set to refuse', 'what cannot be kept is not kept; what is there is used'],
    async (saw) => {
      const { redis, catalogue, gateway, connected, kept, isUsed } = scene();
      await redis.start();
      const own = connected();
      const { ask } = await gateway(redis.url);
      await isUsed(ask, 0);
      const before = await kept();
      await own.config('SET', 'maxmemory', '1');
      await own.config('SET', 'maxmemory-policy', 'noeviction');

      await answers(ask, 20, 10, saw);
      const asked = catalogue.server.requests.length;
      const replica = await gateway(redis.url);
      const harvested = catalogue.server.requests.length - asked;
      await Promise.all(Array.from({ length: 20 }, (_, number) => replica.ask(number)));

      saw(`${(await kept()).length} kept, as before; harvest of a second replica: ${harvested} requests`);
      expect([...(await kept())].sort()).toEqual([...before].sort());
    },
    NEEDS_REDIS,
  );

  fault(
    'R6',
    ['a replica that only reads, after a fail-over', 'answers without writing; writes again when it may'],
    async (saw) => {
      const { redis, gateway, connected, kept, isUsed } = scene();
      await redis.start();
      const own = connected();
      const { ask } = await gateway(redis.url);
      await isUsed(ask, 0);
      await own.replicaof('127.0.0.1', 1);

      await answers(ask, 20, 10, saw);
      await own.replicaof('NO', 'ONE');
      await isUsed(ask, 40);

      saw('written to again when it was primary');
      expect((await kept()).length).toBeGreaterThan(0);
    },
    NEEDS_REDIS,
  );

  fault(
    'R12',
    ['everything flushed under load', 'what many ask at once is read once by each replica'],
    async (saw) => {
      const { redis, catalogue, gateway, connected, costOf } = scene();
      await redis.start();
      const own = connected();
      const [first, second] = [await gateway(redis.url), await gateway(redis.url)];
      const cost = await costOf(first.ask, 1);
      await own.flushall();
      const asked = catalogue.server.requests.length;
      catalogue.answerAfter(500);

      await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? first : second).ask(50)));

      catalogue.answerAfter(0);

      const requests = catalogue.server.requests.length - asked;
      saw(`60 askers at two replicas: ${requests} requests upstream; one reading is ${cost}`);
      expect(requests).toBeGreaterThan(0);
      expect(requests).toBeLessThanOrEqual(2 * cost);
    },
    NEEDS_REDIS,
  );
});
