import { describe, expect, test, vi } from 'vitest';
import type { ContentCheck, LinkCheck } from './check.ts';
import { createRecordChecks } from './record-checks.ts';
import { createRequestChecks } from './request-checks.ts';

const link = (url: string): LinkCheck => ({ url, outcome: 'OK', checkedAt: '2026-01-01T00:00:00.000Z' });
const content = (url: string): ContentCheck => ({
  ...{ url, specification: 'badplatser', state: 'VALID', whole: true, columns: [], faults: [] },
  checkedAt: '2026-01-01T00:00:00.000Z',
});
const known = ['https://ale.example/1', 'https://ale.example/2'];

/** A record that knows two links, and one file's content. */
function recordOf() {
  const links = vi.fn((urls: readonly string[]) =>
    Promise.resolve(
      new Map(
        urls
          .filter((url) => known.includes(url))
          .map((url) => [url, { ...link(url), dueAt: '2026-01-08T00:00:00.000Z' }]),
      ),
    ),
  );
  const kept = { ...content('https://ale.example/1'), dueAt: '2026-01-08T00:00:00.000Z' };
  const contents = vi.fn(() => Promise.resolve(new Map([[`${kept.url} ${kept.specification}`, kept]])));
  const contentsOf = vi.fn(() => Promise.resolve([kept]));
  return { links, contents, contentsOf };
}

describe('what checks found', () => {
  test('is read once and then remembered for a while, also that nothing is known', async () => {
    const record = recordOf();
    let clock = 1_000;
    const checks = createRecordChecks({ record, now: () => clock });

    const first = await checks.links([...known, 'https://ale.example/3']);
    await checks.links(['https://ale.example/3', ...known]);
    clock += 61_000;
    await checks.links(known);

    expect([...first.keys()]).toEqual(known);
    expect(record.links).toHaveBeenCalledTimes(2);
  });

  test('is nothing while the record is away, which is not asked again at once', async () => {
    const record = { ...recordOf(), links: vi.fn(() => Promise.reject(new Error('away'))) };
    let clock = 1_000;
    const checks = createRecordChecks({ record, now: () => clock });

    const found = [await checks.links(known), await checks.links(known)];
    const list = await checks.contentsOf(['badplatser']);
    clock += 10_000;
    await checks.links(known);

    expect(found.map(({ size }) => size)).toEqual([0, 0]);
    expect(list).toEqual([]);
    expect(record.links).toHaveBeenCalledTimes(2);
  });

  test('is nothing when the record takes too long', async () => {
    const record = { ...recordOf(), links: () => new Promise<never>(() => undefined) };
    const checks = createRecordChecks({ record, patienceMs: 5 });

    const found = await checks.links(known);

    expect(found.size).toBe(0);
  });
});

describe('the checks of one request', () => {
  test('are asked for together, each once, whoever asks', async () => {
    const record = recordOf();
    const checks = createRequestChecks(createRecordChecks({ record }));

    const found = await Promise.all([checks.links(known.slice(0, 1)), checks.links(known), checks.links([])]);

    expect(found.map(({ size }) => size)).toEqual([1, 2, 0]);
    expect(record.links.mock.calls).toEqual([[known]]);
  });

  test('know a file by its address and specification', async () => {
    const record = recordOf();
    const checks = createRequestChecks(createRecordChecks({ record }));
    const asked = { url: 'https://ale.example/1', specification: 'badplatser' };

    const found = await checks.contents([asked, { ...asked, specification: 'lekplatser' }]);

    expect([...found.keys()]).toEqual(['https://ale.example/1 badplatser']);
    expect(await checks.contentsOf(['badplatser'])).toHaveLength(1);
  });
});
