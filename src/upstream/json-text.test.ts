import { afterEach, describe, expect, test } from 'vitest';
import { isObject } from '../model/json-object.ts';
import type { Reply } from './local-server.ts';
import { anything, createLocalUpstream, errorFrom, never } from './local-upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const body =
  (text: string): Reply =>
  (response) => {
    response.end(text);
  };

describe('hostile JSON', () => {
  const deep = (open: string, close: string): string => `{"a":${open.repeat(5_000)}1${close.repeat(5_000)}}`;

  test.each([
    ['lists', deep('[', ']')],
    ['objects', deep('{"a":', '}')],
    ['lists that never end', '['.repeat(100_000)],
  ])('%s within each other without end are MALFORMED before a shape sees them', async (_, text) => {
    const server = await local.server(body(text));
    let seen = 0;

    const error = await errorFrom(local.upstream().json(server.url, () => (seen += 1), never()));

    expect(error).toMatchObject({ kind: 'MALFORMED', url: server.url.href });
    expect(error.message).toContain('answered JSON nested deeper than 64 levels');
    expect(seen).toBe(0);
  });

  test('a key called __proto__ is a key', async () => {
    const server = await local.server(body('{"__proto__":{"polluted":true},"constructor":{"prototype":{"x":1}}}'));

    const value = await local.upstream().json(server.url, anything, never());

    expect(isObject(value) ? Object.keys(value) : []).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
