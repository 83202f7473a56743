import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetId, fresh } from '../fixtures/records.ts';
import { sharedStore, temporaryStore } from '../fixtures/temporary-store.ts';
import type { SuggestRequest } from '../store.ts';
import { DATASETS, keyword, searchedOptions, searchedSnapshot } from './fixtures/searched-store.ts';

const store = sharedStore(searchedOptions, async ({ writer }) => {
  await writer.writeSnapshot(searchedSnapshot, fresh('one'));
});

async function suggested(prefix: string, request: Partial<SuggestRequest> = {}): Promise<readonly string[]> {
  const found = await store().suggest(prefix, { language: 'sv', first: 10, ...request });
  return found.map(({ kind, text, datasets }) => `${kind} ${text} ${datasets}`);
}

describe('suggestions', () => {
  it('give what begins so, each once, those of most datasets first', async () => {
    const found = await suggested('bad');

    expect(found).toEqual([
      'KEYWORD bad 3',
      'SPECIFICATION Badplatser 2',
      'TITLE Badplatser 2',
      'KEYWORD öppna bad 1',
      'TITLE Vattenprover vid badplatser 1',
    ]);
  });

  it.each(['gote', 'GÖTE', 'göte', 'Göteborg'])('find Göteborg by "%s"', async (prefix) => {
    const found = await suggested(prefix);

    expect(found.slice(0, 2).toSorted()).toEqual(['ORGANISATION Göteborgs Stad 3', 'PLACE Göteborg 3']);
  });

  it('find a county, a keyword with å, ä, ö and a title by words inside them', async () => {
    const found = await Promise.all(
      ['skåne', 'oppna', 'elbilar', 'vid bad'].map(async (prefix) => (await suggested(prefix))[0]),
    );

    expect(found).toEqual([
      'PLACE Skåne län 2',
      'KEYWORD öppna bad 1',
      'TITLE Laddstationer för elbilar 1',
      'TITLE Vattenprover vid badplatser 1',
    ]);
  });

  it('are in the caller’s language', async () => {
    const found = await suggested('bath', { language: 'en' });

    expect(found).toEqual(['SPECIFICATION Bathing places 2', 'TITLE Bathing places 2']);
  });

  it('forgive typing errors from five letters on', async () => {
    const found = [(await suggested('götebr'))[0], (await suggested('bdaplatser'))[0], (await suggested('lodd'))[0]];

    expect(found).toEqual(['PLACE Göteborg 3', 'TITLE Badplatser 2', undefined]);
  });

  it('give only the kinds that are asked for, and no more than are', async () => {
    const titles = await suggested('ladd', { kinds: ['TITLE'] });
    const one = await suggested('b', { first: 1 });

    expect(titles).toEqual(['TITLE Laddstationer 1', 'TITLE Laddstationer för elbilar 1']);
    expect(one).toHaveLength(1);
  });

  it('give for a blank prefix the organisations and specifications of most datasets', async () => {
    const found = await suggested('  ', { first: 3 });

    expect(found).toEqual([
      'ORGANISATION Göteborgs Stad 3',
      'SPECIFICATION Badplatser 2',
      'ORGANISATION Lunds kommun 2',
    ]);
  });

  it('name nothing that has no datasets, and follow what is written', async () => {
    const { store: own, writer } = await temporaryStore(searchedOptions);
    await writer.writeSnapshot(searchedSnapshot, fresh('one'));
    const keywords = async (typed: string) => {
      const found = await own.suggest(typed, { language: 'sv', first: 10, kinds: ['KEYWORD'] });
      return found.map(({ text, datasets }) => [text, datasets]);
    };
    const before = await keywords('e');

    const datasets = DATASETS.map((one) =>
      one.id === datasetId('budget') ? { ...one, keywords: [keyword('elbil')] } : one,
    );
    await writer.writeSnapshot({ ...searchedSnapshot, datasets }, fresh('one'));

    expect(before).toEqual([['elbil', 2], ['ekonomi', 1]]); // prettier-ignore
    expect(await keywords('e')).toEqual([['elbil', 3]]);
  });

  it('never fail, whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (prefix) => {
        expect((await suggested(prefix)).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 200 },
    );
  });
});
