import { env } from 'node:process';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { createLocalRedis, hasRedisServer, type LocalRedis } from '../../src/cache/local-redis.ts';
import type { TestGateway } from '../gateway.ts';
import type { FaultOptions, Saw } from './fault.ts';
import { type LiveCatalogue, readLive, startLiveCatalogue, titleOf, urisOf } from './live.ts';

/** Of the tests that need a Redis server. */
export const NEEDS_REDIS: FaultOptions = { skip: !hasRedisServer() && env['CI'] !== 'true', timeout: 60_000 };
/** For what comes back by itself. */
export const PATIENCE = { timeout: 20_000, interval: 50 };

/** Reads the dataset with this number live; throws unless the answer is right. */
export type Ask = (number: number) => Promise<void>;

/** A Redis server of its own for each test, and a catalogue whose live datasets gateways keep in it. */
export interface RedisScene {
  /** Not started yet. */
  readonly redis: LocalRedis;
  readonly catalogue: LiveCatalogue;
  /** Closed after the test. */
  readonly keep: (opened: { readonly close: () => Promise<unknown> }) => void;
  readonly gateway: (url: string) => Promise<{ readonly graph: TestGateway; readonly ask: Ask }>;
  /** A connection of the test's own. */
  readonly connected: () => Redis;
  /** The keys of live datasets. */
  readonly kept: () => Promise<readonly string[]>;
  /** Asks for datasets that nobody has asked for, from this one on, until one of them is kept in Redis. */
  readonly isUsed: (ask: Ask, from: number) => Promise<void>;
  /** Requests upstream that reading one dataset costs a gateway that has not read it. */
  readonly costOf: (ask: Ask, number: number) => Promise<number>;
}

const DATASETS = 60;

/** Sets the scene for the tests of one file. */
export function useRedis(): () => RedisScene {
  let catalogue: LiveCatalogue | undefined;
  let scene: RedisScene | undefined;
  let raw: Redis | undefined;
  const opened: { readonly close: () => Promise<unknown> }[] = [];

  beforeAll(async () => {
    catalogue = await startLiveCatalogue(DATASETS);
  });
  afterAll(() => catalogue?.close());
  beforeEach(async () => {
    if (catalogue === undefined) throw new Error('the catalogue is not open');
    scene = sceneOf(await createLocalRedis(), catalogue);
  });
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
    raw?.disconnect();
    raw = undefined;
    await scene?.redis.close();
  });

  const sceneOf = (redis: LocalRedis, over: LiveCatalogue): RedisScene => {
    const kept = async (): Promise<readonly string[]> => (await raw?.keys('*live:*')) ?? [];
    return {
      redis,
      catalogue: over,
      kept,
      keep: (each) => opened.push(each),
      async gateway(url) {
        const graph = await over.open({ REDIS_URL: url });
        opened.push(graph);
        const uris = await urisOf(graph);
        return { graph, ask: (number) => readLive(graph, uris.get(titleOf(number)) ?? '') };
      },
      connected() {
        raw = new Redis(redis.url, { retryStrategy: () => 50 });
        raw.on('error', () => undefined);
        return raw;
      },
      async isUsed(ask, from) {
        let next = from;
        const before = (await kept()).length;
        await vi.waitFor(async () => {
          await ask((next += 1) % DATASETS);
          expect((await kept()).length).toBeGreaterThan(before);
        }, PATIENCE);
      },
      async costOf(ask, number) {
        const before = over.server.requests.length;
        await ask(number);
        return over.server.requests.length - before;
      },
    };
  };
  return () => {
    if (scene === undefined) throw new Error('the scene is not set');
    return scene;
  };
}

/** As many right answers as asked for, and for the table the longest time that one took. */
export async function answers(ask: Ask, from: number, count: number, saw: Saw): Promise<void> {
  let longest = 0;
  for (let number = from; number < from + count; number += 1) {
    const start = performance.now();
    await ask(number);
    longest = Math.max(longest, performance.now() - start);
  }
  saw(`${count} right answers, the slowest in ${Math.round(longest)} ms`);
}
