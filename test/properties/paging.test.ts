import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnection } from '../../resolvers/connection.ts';
import { decodeCursor } from '../../resolvers/cursor.ts';
import { aCatalogue, fresh } from '../../src/store/fixtures/records.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';
import type { DatasetFilter, DatasetOrder, Key } from '../../src/store/store.ts';
import * as model from './paging-model.ts';

const LIMITS = { seed: 20_261_123, numRuns: 60, interruptAfterTimeLimit: 60_000 } as const;
const ORDERS = ['TITLE', 'MODIFIED', 'ISSUED', 'ID'] as const satisfies readonly DatasetOrder[];

let opened: OpenedStore;
/** Reads every list by the index of its order, as large ones are. */
let indexed: OpenedStore;
const folder = mkdtempSync(join(tmpdir(), 'kommungraf-paging-'));

const open = (name: string, sortedAtMost?: number): Promise<OpenedStore> =>
  openStore({
    file: join(folder, name),
    register: [],
    counties: [],
    catalogues: model.CATALOGUES.map((id) => aCatalogue(id)),
    collaborations: [],
    ...(sortedAtMost === undefined ? {} : { sortedAtMost }),
  });

beforeAll(async () => {
  opened = await open('sorted.db');
  indexed = await open('indexed.db', 0);
});

afterAll(async () => {
  await opened.writer.close();
  await indexed.writer.close();
  rmSync(folder, { recursive: true, force: true });
});

const step = fc.record({
  size: fc.integer({ min: 1, max: 4 }),
  swaps: fc.array(model.swap, { maxLength: 2 }),
});

const walk = fc.record({
  start: model.world,
  order: fc.constantFrom(...ORDERS),
  descending: fc.boolean(),
  backward: fc.boolean(),
  theme: fc.constantFrom(undefined, 'ENVI' as const),
  /** After each page what the catalogues have then; when no more are given the walk goes on in peace. */
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});

type Walk = typeof walk extends fc.Arbitrary<infer T> ? T : never;

interface Met {
  readonly id: string;
  readonly theme: string | undefined;
  readonly key: Key;
}

/** One page as a caller gets it, and the cursor to go on with. */
function readPage({ store }: OpenedStore, { order, descending, backward, theme }: Walk, size: number, from?: string) {
  const filter: DatasetFilter = theme === undefined ? {} : { themes: [theme] };
  const page = createConnection({ store }, backward ? { last: size, before: from } : { first: size, after: from }, {
    order: { field: order, direction: descending ? 'DESCENDING' : 'ASCENDING' },
    read: (request) => store.datasets(filter, request),
    count: () => store.countDatasets(filter),
    behind: () => [],
    standing: undefined,
  });
  return page;
}

async function replace(
  { writer }: OpenedStore,
  { catalogue, content }: typeof model.swap extends fc.Arbitrary<infer T> ? T : never,
) {
  await writer.writeSnapshot(model.snapshotOf(catalogue, content), fresh(catalogue));
}

/** Walks through the list to its end; each page's total must be that of the moment. */
async function walkThrough(store: OpenedStore, one: Walk) {
  for (const catalogue of model.CATALOGUES) await replace(store, { catalogue, content: one.start[catalogue] });
  let state = one.start;
  const moments: model.Moment[] = [];
  const met: Met[] = [];
  let from: string | undefined;
  for (let number = 0; number < 100; number += 1) {
    const { size, swaps } = one.steps[number] ?? { size: 3, swaps: [] };
    const page = readPage(store, one, size, from);
    const edges = await page.edges();
    const read = edges.map(({ node, cursor }) => ({
      id: node.id,
      theme: node.themes[0]?.code,
      key: decodeCursor('after', cursor, one.order).key,
    }));
    if (one.backward) met.unshift(...read);
    else met.push(...read);
    moments.push({ state, read: true });
    const now = model.nodesOf(state);
    expect(await page.totalCount()).toBe(
      now.filter(({ said }) => one.theme === undefined || said.theme === one.theme).length,
    );
    const goesOn = await (one.backward ? page.pageInfo.hasPreviousPage() : page.pageInfo.hasNextPage());
    if (!goesOn) return { met, moments };
    from = await (one.backward ? page.pageInfo.startCursor() : page.pageInfo.endCursor());
    for (const change of swaps) {
      await replace(store, change);
      state = { ...state, [change.catalogue]: change.content };
      moments.push({ state, read: false });
    }
  }
  throw new Error('The walk has no end.');
}

describe.each([
  ['sorted from its narrowest condition', () => opened],
  ['read along its index', () => indexed],
])('a walk through a list that is %s, while catalogues are swapped under it,', (_how, store) => {
  it('meets each dataset that lives through it once, in the order of its beginning', async () => {
    await fc.assert(
      fc.asyncProperty(walk, async (one) => {
        const { met, moments } = await walkThrough(store(), one);

        const begun = model.nodesOf(one.start);
        const places = model.sorted(begun.map((node) => model.keyOf(node, one.order)), one.descending); // prettier-ignore
        const keys = met.map(({ key }) => JSON.stringify([key.value, key.id]));
        const lived = begun.filter((node) => model.livesThrough(node, moments, one.theme));
        // In order, and none twice: what was met is a part of the list as it was.
        expect(places.map(({ value, id }) => JSON.stringify([value, id])).filter((key) => keys.includes(key))).toEqual(
          keys,
        );
        expect(new Set(met.map(({ id }) => id)).size).toBe(met.length);
        expect(met.map(({ key }) => key.id)).toEqual(expect.arrayContaining(lived.map(({ id }) => id)));
        expect(met.filter(({ theme }) => one.theme !== undefined && theme !== one.theme)).toEqual([]);
      }),
      LIMITS,
    );
  }, 120_000);
});
