import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../gateway.ts';

/*
 * The 61 audits of the package `graphql-http`, written by the authors of the GraphQL over HTTP specification: MUST,
 * SHOULD and MAY. They run against the gateway whole, without catalogues.
 */

let running: TestGateway;
beforeAll(async () => {
  running = await startGateway({ catalogues: [] });
});
afterAll(async () => {
  await running.close();
});

const audits = serverAudits({ url: () => `${running.url}/graphql`, fetchFn: fetch });

test('there are 61 audits', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits.map((audit) => [`${audit.id}: ${audit.name}`, audit] as const))('audit %s', async (_title, audit) => {
  const result = await audit.fn();

  // A notice (MAY), a warning (SHOULD) or an error (MUST) comes with its reason.
  expect(result).toEqual({ id: audit.id, name: audit.name, status: 'ok' });
});
