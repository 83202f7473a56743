import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../gateway.ts';
import { HOSTILE, sendHostile } from './hostile-requests.ts';

let running: TestGateway;
beforeAll(async () => {
  running = await startGateway({ catalogues: [] });
});
afterAll(async () => {
  await running.close();
});

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly limit?: object } }[];
}

const refusals = HOSTILE.filter(({ isAnswered }) => isAnswered === undefined);
const answered = HOSTILE.filter(({ isAnswered }) => isAnswered === true);

test.each(refusals.map((each) => [each.row, each.title, each] as const))(
  '%s %s: refused in few bytes, with words, and nothing is run',
  async (_row, _title, hostile) => {
    const { status, bytes, text } = await sendHostile(running.url, hostile);

    const { errors = [], ...rest } = JSON.parse(text) as Body;
    expect(status).toBe(hostile.status);
    expect(bytes).toBeLessThanOrEqual(hostile.maxBytes);
    // GraphQL section 7.1: an answer whose execution began has `data`.
    expect(rest).not.toHaveProperty('data');
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(6);
    for (const { message } of errors) expect(message).not.toMatch(/Internal error|node_modules|at \w+ \(/);
    if (hostile.limit !== undefined) {
      const limits = errors.map(({ extensions }) => extensions.limit);
      expect(limits).toContainEqual(
        expect.objectContaining({ name: hostile.limit, value: expect.any(Number) as number }),
      );
    }
  },
);

test.each(answered.map((each) => [each.row, each.title, each] as const))(
  '%s %s: answered in a bounded number of bytes',
  async (_row, _title, hostile) => {
    const { status, bytes, text } = await sendHostile(running.url, hostile);

    expect(status).toBe(hostile.status);
    expect(bytes).toBeLessThanOrEqual(hostile.maxBytes);
    expect(text).not.toContain('INTERNAL_SERVER_ERROR');
  },
);

test('after all of them the gateway answers as before', async () => {
  const answer = await running.query<{ catalogues: { totalCount: number } }>('{ catalogues { totalCount } }');

  expect(answer).toEqual({ catalogues: { totalCount: 0 } });
});
