import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../gateway.ts';

let graph: TestGateway;

/** A port at which nobody answers. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  const env = { DATABASE_URL: `postgres://127.0.0.1:${String(await deadPort())}/nobody` };
  graph = await startGateway({ catalogues: [], env, unread: true });
});
afterAll(() => graph.close());

describe('a record that was never to be reached', () => {
  it.each([
    ['asOf', '{ statistics(asOf: "2025") { datasets { value } } }'],
    ['growth', '{ statistics { growth(from: "2024", to: "2025") { datasets { delta } } } }'],
    ['series', '{ statistics { series(metric: DATASETS, interval: YEAR, from: "2024") { points { value } } } }'],
    ['coverage', '{ coverage(asOf: "2025", first: 1) { nodes { cells { state } } } }'],
    ['comparison', '{ organisation(municipalityCode: "1480") { comparison(asOf: "2025") { group } } }'],
  ])('is said to be away where it is asked for (%s), with what to do', async (_, query) => {
    const { errors } = await graph.ask<unknown>(query);

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['RECORD_UNAVAILABLE']);
    expect(errors[0]?.message).toMatch(/^The durable record, .* cannot be read now\. Ask again in a minute, or /);
  });

  it('does not hinder what is of now', async () => {
    expect(await graph.query('{ statistics { datasets { value } } }')).toEqual({
      statistics: { datasets: { value: 0 } },
    });
  });
});
