import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../model/dataset.ts';
import { startThread } from '../../start-thread.ts';
import { agentId, aDataset, aDistribution, anAgent, aSnapshot, concept, fresh } from '../fixtures/records.ts';
import { sharedStore, temporaryStore } from '../fixtures/temporary-store.ts';
import type { OpenedStore } from '../open.ts';
import type { DatasetFilter, Dimension, Store } from '../store.ts';
import type { DatasetQuestion, FacetName, HitPage, SearchOrder } from './search.ts';

const GOTEBORG = 'http://dataportal.se/organisation/SE2120001355';
const ALE = 'http://dataportal.se/organisation/SE2120001439';
const AGENTS = [anAgent(GOTEBORG, 'Göteborgs Stad'), anAgent(ALE, 'Ale kommun')];
const THEMES = ['ENVI', 'TRAN', 'GOVE'] as const;
const FORMATS = ['CSV', 'JSON', 'XLSX', 'csv'] as const;
const SUBJECTS = ['badplatser', 'lekplatser', 'cykelvägar', 'budget', 'parker'] as const;

const at = <T>(values: readonly T[], i: number): readonly T[] =>
  values.slice(i % values.length, (i % values.length) + 1);

/** Dataset `i` of many, which differ in everything that is counted; some have none of it. */
function made(i: number): Dataset {
  const subject = SUBJECTS[i % SUBJECTS.length] ?? '';
  const publisher = i % 4 === 0 ? {} : { publisher: agentId(i % 3 === 0 ? ALE : GOTEBORG) };
  return aDataset(`d${i}`, {
    titles: [{ value: `${subject} nummer ${i}`, language: 'sv' }],
    descriptions: [{ value: `Öppna data om ${SUBJECTS[(i * 7) % 5] ?? ''} i kommunen`, language: 'sv' }],
    keywords: i % 5 === 0 ? [] : [{ value: i % 2 === 0 ? 'Miljö' : 'miljö', language: 'sv' }],
    themes: i % 7 === 0 ? [] : [...at(THEMES, i), ...at(THEMES, i >> 2)].map(concept),
    distributions:
      i % 6 === 0
        ? []
        : [aDistribution(`f${i}`, { formats: [...at(FORMATS, i), ...at(FORMATS, i >> 1)].map(concept) })],
    ...(i % 3 === 0 ? { licences: [concept('CC0-1.0')] } : {}),
    ...publisher,
  });
}
const DATASETS = Array.from({ length: 120 }, (_, i) => made(i));

async function fill({ writer }: OpenedStore, datasets: readonly Dataset[] = DATASETS): Promise<void> {
  await writer.writeSnapshot(aSnapshot('one', { datasets, agents: AGENTS }), fresh('one'));
}

const question = (parts: Partial<DatasetQuestion> = {}): DatasetQuestion => ({ language: 'sv', filter: {}, ...parts });
const request = { order: 'RELEVANCE', descending: false, limit: 20, backward: false } as const;

/** All pages of a list, one after the other, each asked for as of the revision that the first one names. */
async function walk(
  store: Store,
  asked: DatasetQuestion,
  order: SearchOrder,
  limit: number,
  backward = false,
  between: (page: number) => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const ids: string[] = [];
  let page: HitPage<Dataset> | undefined;
  for (let n = 0; page?.hasMore !== false; n += 1) {
    const edge: HitPage<Dataset>['items'][number] | undefined = backward ? page?.items[0] : page?.items.at(-1);
    const from = edge === undefined ? {} : { from: edge.key };
    const asOf = page?.asOf === undefined ? {} : { asOf: page.asOf };
    page = await store.search(asked).page({ order, descending: false, limit, backward, ...from, ...asOf });
    const found = page.items.map(({ node }) => node.id);
    ids.push(...(backward ? found.toReversed() : found));
    await between(n);
  }
  return ids;
}

describe('a search among datasets', () => {
  const store = sharedStore({}, fill);

  it.each<readonly [FacetName, Dimension]>([
    ['organisation', 'ORGANISATION'],
    ['theme', 'THEME'],
    ['format', 'FORMAT'],
    ['licence', 'LICENCE'],
    ['catalogue', 'CATALOGUE'],
    ['county', 'COUNTY'],
  ])('counts by %s what the store counts under the same conditions', async (facet, dimension) => {
    const filters: readonly DatasetFilter[] = [
      {},
      { keywords: ['miljö'] },
      { hasDistributions: true, listedBy: ['one'] },
    ];

    for (const filter of filters) {
      const counts = await store().search(question({ filter })).facet(facet, 100);

      expect(counts.map(({ key, datasets }) => ({ key, datasets }))).toEqual(
        store().countDatasetsBy(dimension, filter),
      );
    }
  });

  it('counts a facet without the condition that is its own, and lists what is chosen even with none', async () => {
    const values = {
      themes: fc.subarray(['ENVI', 'tran', 'NONE'], { minLength: 1 }),
      formats: fc.subarray(['CSV', 'XLSX'], { minLength: 1 }),
      organisations: fc.constant([agentId(ALE)]),
      keywords: fc.constantFrom(['miljö'], ['vatten']),
      hasDistributions: fc.boolean(),
    };
    const facets = { theme: ['THEME', 'themes'], format: ['FORMAT', 'formats'] } as const;

    await fc.assert(
      fc.asyncProperty(fc.record(values, { requiredKeys: [] }), async (filter) => {
        for (const [facet, [dimension, field]] of Object.entries(facets)) {
          const { [field]: own = [], ...others } = filter;
          const expected = new Map(
            store()
              .countDatasetsBy(dimension, others)
              .map(({ key, datasets }) => [key, datasets]),
          );

          const counts = await store()
            .search(question({ filter }))
            .facet(facet === 'theme' ? 'theme' : 'format', 100);

          const chosen = new Set(own.map((value) => value.toLowerCase()));
          for (const { key, datasets, selected } of counts) {
            expect([key, datasets]).toEqual([key, expected.get(key) ?? 0]);
            expect(selected).toBe(chosen.has((key ?? '').toLowerCase()));
          }
          expect(counts.filter(({ datasets }) => datasets > 0)).toHaveLength(expected.size);
          expect(counts.filter(({ selected }) => selected)).toHaveLength(chosen.size);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the most common values first, at most as many as are wanted, and the chosen one besides', async () => {
    const filter = { themes: ['GOVE'] };

    const counts = await store().search(question({ filter })).facet('theme', 1);

    expect(counts.filter(({ selected }) => !selected).length).toBeLessThanOrEqual(1);
    expect(counts.filter(({ selected }) => selected).map(({ key }) => key)).toEqual(['GOVE']);
  });

  it('finds what meets both the words and the filter, and says how many', async () => {
    const filter: DatasetFilter = { themes: ['ENVI'], hasDistributions: true };
    const expected = DATASETS.filter(
      ({ titles, themes, distributions }) =>
        titles[0]?.value.startsWith('badplatser') === true &&
        themes.some(({ code }) => code === 'ENVI') &&
        distributions.length > 0,
    );

    const found = store().search(question({ text: 'titel:badplatser', filter }));

    expect(await found.total()).toBe(expected.length);
    expect(new Set(await walk(store(), question({ text: 'titel:badplatser', filter }), 'RELEVANCE', 3))).toEqual(
      new Set(expected.map(({ id }) => id)),
    );
  });

  it.each(['RELEVANCE', 'TITLE', 'MODIFIED', 'ISSUED', 'ID'] as const)(
    'lists each dataset once by %s, in pages of any size, in both directions',
    async (order) => {
      for (const asked of [question({ text: 'badplatser' }), question({ filter: { themes: ['TRAN'] } })]) {
        const whole = await walk(store(), asked, order, 200);

        expect(new Set(whole).size).toBe(await store().search(asked).total());
        expect(await walk(store(), asked, order, 7)).toEqual(whole);
        expect(await walk(store(), asked, order, 7, true)).toEqual(whole.toReversed());
      }
    },
  );

  it('finds a phrase only where its words stand side by side', async () => {
    const apart = await store()
      .search(question({ text: 'data öppna' }))
      .total();
    const phrase = await store()
      .search(question({ text: '"öppna data"' }))
      .total();
    const turned = await store()
      .search(question({ text: '"data öppna"' }))
      .total();

    expect([apart, phrase, turned]).toEqual([120, 120, 0]);
  });
});

describe('the thread that searches', () => {
  it('refuses a key of another list', async () => {
    const { store } = await temporaryStore();

    const page = async (): Promise<unknown> =>
      store.search(question({ text: 'bad' })).page({ ...request, from: { value: 'x', id: 'd1' } });

    await expect(page()).rejects.toMatchObject({ name: 'InputError', argument: 'after' });
  });

  it('is asked in one message what is asked in one turn, and answers each question by itself', async () => {
    const sent: number[] = [];
    const opened = await temporaryStore({
      startSearch: (data) => {
        const worker = startThread(new URL('./search-worker.ts', import.meta.url), data);
        const post = worker.postMessage.bind(worker);
        worker.postMessage = (batch: readonly unknown[]) => {
          sent.push(batch.length);
          post(batch);
        };
        return worker;
      },
    });
    await fill(opened);
    const found = opened.store.search(question({ text: 'parker' }));

    const [total, refused, themes, later] = await Promise.allSettled([
      found.total(),
      found.page({ ...request, from: { value: 'x', id: 'd1' } }),
      found.facet('theme', 5),
      Promise.resolve().then(() => found.page(request)),
    ]);

    expect(total).toEqual({ status: 'fulfilled', value: 96 });
    expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'InputError', argument: 'after' } });
    expect(themes).toMatchObject({ status: 'fulfilled', value: [{}, {}, {}, {}] });
    expect(later).toMatchObject({ status: 'fulfilled', value: { hasMore: true } });
    expect(sent).toEqual([4]);
  });

  it('is replaced when it has died: only what it was asked then fails', async () => {
    let started = 0;
    const opened = await temporaryStore({
      startSearch: (data) => {
        started += 1;
        const worker = startThread(new URL('./search-worker.ts', import.meta.url), data);
        if (started === 1) void worker.terminate();
        return worker;
      },
    });
    await fill(opened);

    const first = opened.store.search(question());
    const asked = Promise.allSettled([first.total(), first.facet('theme', 5)]);
    await nextTurn();
    const second = opened.store.search(question()).total();

    expect(await asked).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(await second).toBe(120);
    expect(started).toBe(2);
  });
});

describe('closing the store', () => {
  it('lets the thread answer the question under way, and refuses those behind it', async () => {
    const opened = await temporaryStore();
    await fill(opened);
    const underWay = opened.store.search(question()).total();
    await nextTurn(); // The question is sent at the end of the turn.

    const behind = opened.store.search(question({ text: 'parker' })).total();
    const refused = expect(behind).rejects.toThrow('The search has been closed.');
    await opened.writer.close();

    expect(await underWay).toBe(120);
    await refused;
  });
});

describe('a walk through what was found', () => {
  it('meets each dataset that lives through it once, in the order of its beginning, while the catalogue is swapped', async () => {
    const opened = await temporaryStore();
    await fill(opened);
    const asked = question({ text: 'parker' });
    const before = await walk(opened.store, asked, 'RELEVANCE', 100);
    const gone = new Set(before.filter((_, i) => i % 4 === 3));
    const others = [...Array.from({ length: 40 }, (_, i) => made(200 + i))];
    const swapped = DATASETS.filter(({ id }) => !gone.has(id)).map((dataset) => ({
      ...dataset,
      keywords: [{ value: 'park parker lekpark', language: 'sv' }],
    }));

    const walked = await walk(opened.store, asked, 'RELEVANCE', 6, false, (n) =>
      n === 0 ? fill(opened, [...swapped, ...others]) : Promise.resolve(),
    );

    expect(walked.slice(0, 6)).toEqual(before.slice(0, 6));
    expect(walked.slice(6)).toEqual(before.slice(6).filter((id) => !gone.has(id)));
  });

  it('goes on from its key when what it began with is forgotten', async () => {
    const opened = await temporaryStore({ searchBytes: 1 });
    await fill(opened);
    const asked = question({ text: 'parker' });
    const before = await walk(opened.store, asked, 'RELEVANCE', 100);

    const walked = await walk(opened.store, asked, 'RELEVANCE', 5);

    expect(walked).toEqual(before);
  });
});
