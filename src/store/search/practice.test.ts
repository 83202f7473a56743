import { describe, expect, it } from 'vitest';
import { aDataset, aSnapshot, fresh } from '../fixtures/records.ts';
import { temporaryStore } from '../fixtures/temporary-store.ts';
import type { OpenedStore } from '../open.ts';

const SUBJECTS = ['badplatser', 'lekplatser', 'parkering', 'bibliotek', 'skolor', 'äldreboenden'] as const;
const DATASETS = Array.from({ length: 60 }, (_, i) =>
  aDataset(`d${i}`, { titles: [{ value: `${SUBJECTS[i % 6] ?? ''} i område ${i}`, language: 'sv' }] }),
);

interface Answer {
  readonly total: number;
  readonly found: readonly (readonly [id: string, score: number])[];
}

/** What is found by some words, known and unknown, alone and together. */
async function answers({ store }: OpenedStore): Promise<readonly Answer[]> {
  const found = ['lekplatser', 'badplats', 'biblotek', 'skolor parkering'].map(async (text) => {
    const result = store.search({ text, language: 'sv', filter: {} });
    const { items } = await result.page({ order: 'RELEVANCE', descending: false, limit: 20, backward: false });
    return { total: await result.total(), found: items.map(({ node, score }) => [node.id, score] as const) };
  });
  return Promise.all(found);
}

describe('preparing the search', () => {
  it('changes no answer, and searches are answered meanwhile', async () => {
    const opened = await temporaryStore();
    await opened.writer.writeSnapshot(aSnapshot('one', { datasets: DATASETS }), fresh('one'));

    const preparing = opened.prepareSearch();
    let isPrepared = false;
    const meanwhile = answers(opened).then((found) => ({ found, isPrepared }));
    await preparing.then(() => (isPrepared = true));
    const afterwards = await answers(opened);

    expect(afterwards.map(({ total }) => total)).toEqual([10, 10, 10, 20]);
    expect(await meanwhile).toEqual({ found: afterwards, isPrepared: false });
  });

  it('ends where there is nothing to search yet', async () => {
    const opened = await temporaryStore();

    await opened.prepareSearch();

    expect(await opened.store.search({ text: 'lekplatser', language: 'sv', filter: {} }).total()).toBe(0);
  });

  it('fails when the store is closed meanwhile', async () => {
    const opened = await temporaryStore();
    const preparing = expect(opened.prepareSearch()).rejects.toThrow();

    await opened.writer.close();

    await preparing;
  });
});
