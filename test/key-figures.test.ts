import { env } from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startKolada } from '../demo/kolada.ts';
import type { StatisticsServer } from '../demo/kolada.ts';
import { createLocalRedis, hasRedisServer } from '../src/cache/local-redis.ts';
import type { LocalRedis } from '../src/cache/local-redis.ts';
import { startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

const skipRedis = !hasRedisServer() && env['CI'] !== 'true';

const IDS = ['kolada:N00945', 'kolada:N01951', 'kolada:N03702', 'kolada:N07403', 'kolada:N15030'];
const YEARS = Array.from({ length: 10 }, (_, index) => 2014 + index);

interface Value {
  readonly keyFigureId: string;
  readonly year: number;
  readonly gender: string;
  readonly status: string;
  readonly value: number | null;
}
interface Values {
  readonly values: readonly Value[];
  readonly problems: readonly { readonly kind: string; readonly ids: readonly string[]; readonly message: string }[];
  readonly skipped: readonly unknown[];
}

const VALUES =
  'values { keyFigureId year gender status value } problems { kind ids message source { slug } } skipped { at }';
const OF_MANY = `query ($ids: [ID!]!, $years: [Int!]!) {
  organisations(first: 30, filter: { kinds: [MUNICIPALITY] }) {
    nodes { municipalityCode keyFigures(ids: $ids, years: $years) { ${VALUES} } }
  }
}`;
const OF_ONE = `query ($ids: [ID!]!, $years: [Int!]!, $genders: [Gender!]) {
  organisation(municipalityCode: "1480") { keyFigures(ids: $ids, years: $years, genders: $genders) { ${VALUES} } }
}`;

interface OfMany {
  readonly organisations: {
    readonly nodes: readonly { readonly municipalityCode: string; readonly keyFigures: Values }[];
  };
}
interface OfOne {
  readonly organisation: { readonly keyFigures: Values };
}

let kolada: StatisticsServer;
beforeEach(async () => {
  kolada = await startKolada();
});
afterEach(() => kolada.close());

const start = (more: Readonly<Record<string, string>> = {}): Promise<TestGateway> =>
  startGateway({
    catalogues: [{ id: 'none', platform: 'dcat', url: 'http://127.0.0.1:9/', status: 'inactive' }],
    statistics: [{ id: 'kolada', platform: 'kolada', url: kolada.url, name: 'Kolada', population: 'N01951' }],
    env: more,
    unread: true,
  });

describe('key figures through the gateway', () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    gateway = await start();
  });
  afterEach(() => gateway.close());

  it('of 30 municipalities, 5 figures and 10 years take two requests, and none the second time', async () => {
    const first = await gateway.query<OfMany>(OF_MANY, { ids: IDS, years: YEARS });
    const requests = kolada.requests.total;
    const second = await gateway.query<OfMany>(OF_MANY, { ids: IDS, years: YEARS });

    const { nodes } = first.organisations;
    expect([nodes.length, requests, kolada.requests.total]).toEqual([30, 2, 2]);
    expect(new Set(nodes.map(({ keyFigures }) => keyFigures.values.length))).toEqual(new Set([5 * 10 + 2 * 2 * 10]));
    expect(nodes.flatMap(({ keyFigures }) => [...keyFigures.problems, ...keyFigures.skipped])).toEqual([]);
    expect(second).toEqual(first);
  });

  it('that are absent are not asked for a second time either', async () => {
    const variables = { ids: ['kolada:N99999', 'kolada:N60026'], years: [1950, 2020] };

    const first = await gateway.query<OfOne>(OF_ONE, variables);
    await gateway.query<OfOne>(OF_ONE, variables);

    expect(first.organisation.keyFigures.values.map(({ status }) => status)).toEqual(Array(4).fill('NOT_PUBLISHED'));
    expect(kolada.requests.total).toBe(1);
  });

  it('come with what they mean, where from, and for whom', async () => {
    const answer = await gateway.query(`{
      organisation(municipalityCode: "1480") {
        keyFigures(ids: ["kolada:N01951"], years: [2020], genders: [WOMEN]) {
          values { gender value status count isStale
            keyFigure { id title unit { text basis } producer byGender source { slug name } problem { kind } } }
        }
      }
      keyFigure(id: "kolada:N99999") { id }
    }`);

    expect(answer).toEqual({
      organisation: {
        keyFigures: {
          values: [
            {
              gender: 'WOMEN',
              value: expect.any(Number) as number,
              status: 'PRESENT',
              count: 1,
              isStale: false,
              keyFigure: {
                id: 'kolada:N01951',
                title: 'Invånare totalt, antal',
                unit: { text: 'antal', basis: 'TITLE' },
                producer: 'SCB',
                byGender: true,
                source: { slug: 'kolada', name: 'Kolada' },
                problem: null,
              },
            },
          ],
        },
      },
      keyFigure: null,
    });
  });

  it('give the population of a year, and without one that of the register, which needs nobody', async () => {
    const registered = await gateway.query(`{ organisation(municipalityCode: "1480") {
      population { value basis asOf } same: population(year: 2023) { value basis } } }`);
    const before = kolada.requests.total;
    const asked = await gateway.query(`{ organisation(municipalityCode: "1480") {
      population(year: 2019) { value basis asOf } populationProblem(year: 2019) { kind }
      future: population(year: 2050) { value } } }`);

    expect(registered).toEqual({
      organisation: {
        population: { value: 604616, basis: 'REGISTER', asOf: '2023-12-31' },
        same: { value: 604616, basis: 'REGISTER' },
      },
    });
    expect(asked).toEqual({
      organisation: {
        population: { value: Math.round(604616 * 0.98), basis: 'KEY_FIGURE', asOf: '2019-12-31' },
        populationProblem: null,
        future: null,
      },
    });
    expect([before, kolada.requests.total]).toEqual([0, 1]);
  });

  it.each([
    ['no list', { ids: [], years: [2020] }, 'ids is an empty list'],
    ['too many ids', { ids: Array.from({ length: 51 }, () => 'kolada:N00945'), years: [2020] }, 'at most 50'],
    ['too many years', { ids: ['kolada:N00945'], years: Array.from({ length: 61 }, (_, i) => 1950 + i) }, 'at most 60'],
    ['a year that is none', { ids: ['kolada:N00945'], years: [20] }, '1900'],
    ['a source that is not there', { ids: ['koloda:N00945'], years: [2020] }, 'send kolada:'],
    ['an id of another form', { ids: ['kolada:befolkning'], years: [2020] }, 'not a key figure of kolada'],
    ['an id without a source', { ids: ['N00945'], years: [2020] }, 'a colon'],
  ])('are refused with what to send for %s', async (_name, variables, says) => {
    const { errors } = await gateway.ask(OF_ONE, variables);

    expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      ['BAD_USER_INPUT', expect.stringContaining(says)],
    ]);
    expect(kolada.requests.total).toBe(0);
  });
});

describe('key figures of a source that is in trouble', () => {
  let gateway: TestGateway | undefined;
  afterEach(() => gateway?.close());

  const FAST = { UPSTREAM_TIMEOUT_SECONDS: '0.3' };

  it.each([
    ['is down', { down: 'refuse' } as const, 'UNREACHABLE'],
    ['hangs', { slow: 60_000 } as const, 'TIMED_OUT'],
    ['answers with a page', { html: true } as const, 'MALFORMED'],
  ])(
    'that %s are a problem in the answer, and the rest is given',
    async (_name, quirks, kind) => {
      await kolada.setQuirks(quirks);
      gateway = await start(FAST);

      const answer = await gateway.query<{
        readonly organisation: { readonly name: string; readonly keyFigures: Values };
      }>(
        `{ organisation(municipalityCode: "1480") { name population(year: 2019) { value } populationProblem(year: 2019) { kind }
         keyFigures(ids: ["kolada:N00945"], years: [2020]) { ${VALUES} } }
         keyFigure(id: "kolada:N00945") { id title problem { kind } } }`,
      );

      expect(answer).toMatchObject({
        organisation: {
          name: 'Göteborgs Stad',
          population: null,
          populationProblem: { kind },
          keyFigures: { values: [], problems: [{ kind, ids: ['kolada:N00945'], source: { slug: 'kolada' } }] },
        },
        keyFigure: { id: 'kolada:N00945', title: null, problem: { kind } },
      });
    },
    30_000,
  );
});

describe.skipIf(skipRedis)('key figures in Redis (needs redis-server)', () => {
  let redis: LocalRedis;
  beforeAll(async () => {
    redis = await createLocalRedis();
    await redis.start();
  });
  afterAll(() => redis.close());

  it('are read once for two gateways', async () => {
    const one = await start({ REDIS_URL: redis.url });
    const two = await start({ REDIS_URL: redis.url });
    try {
      const first = await one.query<OfMany>(OF_MANY, { ids: IDS, years: YEARS });
      const second = await two.query<OfMany>(OF_MANY, { ids: IDS, years: YEARS });

      expect(second).toEqual(first);
      expect(kolada.requests.total).toBe(2);
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });
});
