import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { isObject } from '../../src/model/json-object.ts';
import { loadPlatforms, openPlatform, type OpenPlatform } from '../platforms/open-platform.ts';

const LIMITS = { seed: 20_260_307, numRuns: 150, interruptAfterTimeLimit: 3_000 } as const;

/** What stands in the place of a part of an answer. */
const junk = fc.oneof(
  // Half a character is JSON, and no address, no key and no UTF-8.
  { weight: 2, arbitrary: fc.constantFrom<unknown>('\ud800', '\ud800/x', ['\udfff'], { '\ud800': '\udfff' }) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, '', ' ', 0, -1, 1e308, true, [], {}, [[]], [null], '\u0000') },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      ...[
        'null',
        'http://[',
        'javascript:alert(1)',
        '2019-13-45',
        'okänt',
        '9999999999999',
        '<script>',
        '{"a":[1,',
        '[1',
      ],
      ...['\ud800', '__proto__', 'constructor', 'x'.repeat(5_000), { '@id': null }, { '@value': {} }, { sv: [null] }],
      ...[{ length: 3 }, { toString: 1 }, { type: 'Polygon', coordinates: [[[]]] }, [[[[[[[[1]]]]]]]]],
    ),
  },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

interface Change {
  /** Of all places in the answer, in document order; counted round. */
  readonly place: number;
  readonly value: unknown;
}

const placesIn = (value: unknown): number =>
  1 +
  (Array.isArray(value) || isObject(value)
    ? Object.values(value).reduce<number>((sum, inner) => sum + placesIn(inner), 0)
    : 0);

/** The value with another in one of its places. */
const replaced = (value: unknown, { place, value: other }: Change): unknown => {
  let left = place % placesIn(value);
  const walk = (each: unknown): unknown => {
    left -= 1;
    if (left === -1) return other;
    if (Array.isArray(each)) return (each as readonly unknown[]).map(walk);
    return isObject(each) ? Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, walk(inner)])) : each;
  };
  return walk(value);
};

/** The same for an answer that is no JSON, which the platform of RDF gives. */
const inserted = (body: Buffer, { place, value }: Change): Buffer => {
  const at = (place * 7) % body.length;
  return Buffer.concat([body.subarray(0, at), Buffer.from(JSON.stringify(value)), body.subarray(at)]);
};

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
};

const platforms = await loadPlatforms();

describe.each(platforms)('platform $name, whose answers have anything in any place', (platform) => {
  let opened: OpenPlatform;
  let changes: readonly Change[] = [];

  beforeAll(async () => {
    opened = await openPlatform(platform, {
      datasets: 3,
      spoil: (response, { status, headers, body }) => {
        const answer = parsed(body.toString('utf8'));
        response.writeHead(status, { ...headers });
        response.end(
          answer === undefined
            ? changes.reduce(inserted, body)
            : JSON.stringify(changes.reduce(replaced, answer.value)),
        );
      },
    });
  });
  afterAll(() => opened.close());

  it('gives records, lists what it skipped, or fails as an upstream does, and nothing else', async () => {
    const seen = { datasets: 0, skipped: 0, failures: 0 };

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ place: fc.nat(2_000), value: junk }), { minLength: 1, maxLength: 4 }),
        async (spoilt) => {
          changes = spoilt;

          const { items, error } = await opened.harvest();

          expect([undefined, 'UpstreamError'], inspect(error)).toContain(
            error instanceof UpstreamError ? error.name : error,
          );
          seen.failures += error === undefined ? 0 : 1;
          seen.skipped += items.some(({ type }) => type === 'skipped') ? 1 : 0;
          const datasets = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
          seen.datasets += datasets.length;
          for (const { id, titles, distributions } of datasets) {
            expect(id).toMatch(/^d\w{16}$/);
            expect(titles.every(({ value }) => typeof value === 'string')).toBe(true);
            expect(new Set(distributions.map((each) => each.id)).size).toBe(distributions.length);
          }
          expect(() => JSON.stringify(items)).not.toThrow();
        },
      ),
      LIMITS,
    );

    expect(seen.datasets).toBeGreaterThan(0);
    expect(seen.skipped + seen.failures).toBeGreaterThan(0);
  });
});
