import { describe, expect, vi } from 'vitest';
import { ask, bare, send, told } from './asking.ts';
import { fault } from './fault.ts';
import { heapAfterCollection } from './heap.ts';
import { startLiveCatalogue, titleOf, urisOf } from './live.ts';
import { useWorld } from './world.ts';

const world = useWorld(['q']);
const LIGHT = '{ catalogue(slug: "q") { slug } }';

describe('clients that are slow, gone, or too many', () => {
  fault('Q23', ['a client that never finishes its body', 'the connection is ended with 408'], async (saw) => {
    const start = performance.now();

    const asked = await bare(
      world.graph.url,
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query":',
    );

    saw(`${asked.split('\r\n', 1)[0] ?? 'closed'} after ${((performance.now() - start) / 1000).toFixed(1)} s`);
    expect(asked).toMatch(/^HTTP\/1.1 408 /);
  });

  fault(
    'Q24',
    ['a client that leaves while an upstream is asked for it', 'the request to the upstream is given up'],
    async (saw, { onTestFinished }) => {
      const catalogue = await startLiveCatalogue(2);
      onTestFinished(catalogue.close);
      const graph = await catalogue.open({});
      onTestFinished(() => graph.close());
      const uri = (await urisOf(graph)).get(titleOf(1));
      catalogue.hang();
      const leaving = new AbortController();
      const request = fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: 'query ($uri: String!) { dataset(uri: $uri) { live { readAt } } }',
          variables: { uri },
        }),
        signal: leaving.signal,
      }).catch((error: unknown) => error);
      await vi.waitFor(() => {
        expect(catalogue.hanging()).toBe(1);
      });

      leaving.abort();
      await request;
      await vi.waitFor(() => {
        expect(catalogue.hanging()).toBe(0);
      }, 5_000);

      saw(`${catalogue.hanging()} requests to the upstream left`);
      expect(await send(`${graph.url}/health/live`)).toMatchObject({ status: 200 });
    },
  );

  fault(
    'Q25',
    ['one expensive query, 200 times at once', 'each is answered rightly or sent away with a time to come back'],
    async (saw) => {
      const query =
        '{ datasets(first: 100) { totalCount nodes { title catalogue { datasets(first: 20) { nodes { title } } } } } }';
      const right = await ask(world.graph.url, query);

      const asked = await Promise.all(Array.from({ length: 200 }, () => ask(world.graph.url, query)));
      const after = await ask(world.graph.url, LIGHT);

      const answered = asked.filter(({ status }) => status === 200);
      saw(
        `${answered.length} of 200 answered, the slowest in ${Math.round(Math.max(...asked.map(({ ms }) => ms)))} ms; afterwards ${told(after)}`,
      );
      expect(right.status).toBe(200);
      expect(new Set(answered.map(({ text }) => text))).toEqual(new Set([right.text]));
      for (const each of asked.filter(({ status }) => status !== 200)) {
        expect([429, 503]).toContain(each.status);
        expect(Number(each.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    },
  );

  fault(
    'Q26',
    ['1,200 long queries, no two alike', 'the memory of parsed queries is bounded'],
    async (saw) => {
      const unique = (n: number): string =>
        `{ catalogue(slug: "q") { ${Array.from({ length: 25 }, (_, field) => `a${n}_${field}: slug`).join(' ')} } } # ${'x'.repeat(1_200)}`;
      await Promise.all(
        Array.from({ length: 50 }, (_, n) => ask(world.graph.url, unique(-1 - n).replaceAll('a-', 'b'))),
      );
      const before = heapAfterCollection();

      for (let round = 0; round < 60; round += 1) {
        const asked = await Promise.all(
          Array.from({ length: 20 }, (_, n) => ask(world.graph.url, unique(20 * round + n))),
        );
        expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
      }

      const grown = (heapAfterCollection() - before) / 2 ** 20;
      saw(`heap ${grown.toFixed(1)} MiB larger`);
      expect(grown).toBeLessThan(40);
    },
    { timeout: 60_000 },
  );
});
