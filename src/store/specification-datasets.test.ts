import { describe, expect, it } from 'vitest';
import type { Specification } from '../model/specification.ts';
import { aCatalogue, aDataset, aSnapshot, datasetId, fresh } from './fixtures/records.ts';
import { temporaryFile, temporaryStore } from './fixtures/temporary-store.ts';
import type { Store } from './store.ts';

const specification = (slug: string, ...words: readonly string[]): Specification => ({
  slug,
  names: [],
  descriptions: [],
  aliases: [],
  addresses: [{ address: `dataportal.se/specifications/${slug}`, status: 'guessed' }],
  stewards: [],
  expected: { sv: words, en: [], not: [] },
});
const BATHING = specification('badplatser', 'badplats');
const DECLARING = { conformsTo: [{ uri: 'https://dataportal.se/specifications/badplatser', labels: [] }] };
const title = (value: string) => ({ titles: [{ value }] });

const likelyOf = (store: Store, slug: string): readonly string[] => store.likelyDatasets(slug, 0).map(({ id }) => id);
const ids = (...names: readonly string[]): readonly string[] => names.map(datasetId);

describe('datasets of a specification', () => {
  it('are those that declare it, and those that have its words and declare none', async () => {
    const { store, writer } = await temporaryStore({ specifications: [BATHING] });
    const datasets = [
      aDataset('a', { ...title('Badplatser i Ale'), ...DECLARING }),
      aDataset('b', title('Badplatser i Borås')),
      aDataset('c', title('Bygglov')),
    ];

    await writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));

    expect(store.declaringDatasets('badplatser', 0).map(({ id }) => id)).toEqual(ids('a'));
    expect(store.likelyDatasets('badplatser', 0)).toMatchObject([
      {
        id: datasetId('b'),
        likeness: { slug: 'badplatser', place: 'TITLE', said: 'Badplatser i Borås', word: 'badplatser' },
      },
    ]);
  });

  it('come in pages, each behind the last one of the page before', async () => {
    const { store, writer } = await temporaryStore({ specifications: [BATHING] });
    const names = Array.from({ length: 2_100 }, (_, n) => `n${n}`);
    const datasets = names.map((name, n) =>
      aDataset(name, n % 2 === 0 ? title('Badplats') : { ...title('Bad'), ...DECLARING }),
    );
    await writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));

    const pagesOf = (list: 'likelyDatasets' | 'declaringDatasets') => {
      const first = store[list]('badplatser', 0);
      const second = store[list]('badplatser', first.at(-1)?.n ?? 0);
      return [first.length, second.length, new Set([...first, ...second].map(({ id }) => id)).size];
    };

    expect(pagesOf('likelyDatasets')).toEqual([1_000, 50, 1_050]);
    expect(pagesOf('declaringDatasets')).toEqual([1_000, 50, 1_050]);
  });

  it('change with what is said of them, under another record number', async () => {
    const { store, writer } = await temporaryStore({ specifications: [BATHING] });
    const write = (...datasets: ReturnType<typeof aDataset>[]) =>
      writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));
    await write(aDataset('a', title('Badplatser')), aDataset('b', title('Badplatser')), aDataset('c', title('Buller')));
    const before = store.likelyDatasets('badplatser', 0);

    await write(aDataset('b', title('Badplatser i norr')), aDataset('c', title('Badplatser')));

    const after = store.likelyDatasets('badplatser', 0);
    expect(before.map(({ id }) => id)).toEqual(ids('a', 'b'));
    expect(after.map(({ id }) => id)).toEqual(ids('b', 'c'));
    expect(before.map(({ record }) => record)).not.toContain(after[0]?.record);
  });

  it('go with their catalogue, and are those of the first catalogue that has them', async () => {
    const file = temporaryFile();
    const catalogues = [aCatalogue('one'), aCatalogue('two')];
    const before = await temporaryStore({ file, catalogues, specifications: [BATHING] });
    const shared = (said: string) => aDataset('shared', { uri: 'http://example.se/shared', ...title(said) });
    const second = [shared('Badplatser'), aDataset('own', title('Badplatser'))];
    await before.writer.writeSnapshot(aSnapshot('one', { datasets: [shared('Bad')] }), fresh('one'));
    await before.writer.writeSnapshot(aSnapshot('two', { datasets: second }), fresh('two'));
    const both = likelyOf(before.store, 'badplatser');
    await before.writer.close();

    const withoutFirst = await temporaryStore({ file, catalogues: [aCatalogue('two')], specifications: [BATHING] });
    const onlySecond = likelyOf(withoutFirst.store, 'badplatser');
    await withoutFirst.writer.close();
    const withoutSecond = await temporaryStore({ file, catalogues: [aCatalogue('one')], specifications: [BATHING] });

    expect(both).toEqual(ids('own'));
    expect(onlySecond.toSorted()).toEqual(ids('own', 'shared').toSorted());
    expect(likelyOf(withoutSecond.store, 'badplatser')).toEqual([]);
  });

  it('are judged anew when the words are other ones', async () => {
    const file = temporaryFile();
    const datasets = [
      aDataset('a', title('Badplatser i Ale')),
      aDataset('b', title('Utegym')),
      aDataset('c', { ...title('Utegym och bad'), ...DECLARING }),
      aDataset('d', { ...title('Träning'), keywords: [{ value: 'utegym' }] }),
    ];
    const before = await temporaryStore({ file, specifications: [BATHING] });
    await before.writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'));
    const revision = before.store.revision();
    await before.writer.close();

    const other = [{ ...BATHING, expected: { sv: [], en: [], not: ['ale'] } }, specification('utegym', 'utegym')];
    const after = await temporaryStore({ file, specifications: other });

    expect(likelyOf(after.store, 'utegym')).toEqual(ids('b', 'd'));
    expect(likelyOf(after.store, 'badplatser')).toEqual([]);
    expect(after.store.revision()).toBeGreaterThan(revision);
  });
});
