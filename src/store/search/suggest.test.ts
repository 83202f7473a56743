import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetId, fresh } from '../fixtures/records.ts';
import { sharedStore, temporaryStore } from '../fixtures/temporary-store.ts';
import type { SuggestRequest } from '../store.ts';
import { DATASETS, keyword, searchedOptions, searchedSnapshot } from './fixtures/searched-store.ts';

const store = sharedStore(searchedOptions, async ({ writer }) => {
  await writer.writeSnapshot(searchedSnapshot, fresh('one'));
});

function suggested(prefix: string, request: Partial<SuggestRequest> = {}): readonly string[] {
  const found = store().suggest(prefix, { language: 'sv', first: 10, ...request });
  return found.map(({ kind, text, datasets }) => `${kind} ${text} ${datasets}`);
}

describe('suggestions', () => {
  it('give what begins so, each once, those of most datasets first', () => {
    const found = suggested('bad');

    expect(found).toEqual([
      'KEYWORD bad 3',
      'SPECIFICATION Badplatser 2',
      'TITLE Badplatser 2',
      'KEYWORD öppna bad 1',
      'TITLE Vattenprover vid badplatser 1',
    ]);
  });

  it.each(['gote', 'GÖTE', 'göte', 'Göteborg'])('find Göteborg by "%s"', (prefix) => {
    const found = suggested(prefix);

    expect(found.slice(0, 2).toSorted()).toEqual(['ORGANISATION Göteborgs Stad 3', 'PLACE Göteborg 3']);
  });

  it('find a county, a keyword with å, ä, ö and a title by words inside them', () => {
    const found = ['skåne', 'oppna', 'elbilar', 'vid bad'].map((prefix) => suggested(prefix)[0]);

    expect(found).toEqual([
      'PLACE Skåne län 2',
      'KEYWORD öppna bad 1',
      'TITLE Laddstationer för elbilar 1',
      'TITLE Vattenprover vid badplatser 1',
    ]);
  });

  it('are in the caller’s language', () => {
    const found = suggested('bath', { language: 'en' });

    expect(found).toEqual(['SPECIFICATION Bathing places 2', 'TITLE Bathing places 2']);
  });

  it('forgive typing errors from five letters on', () => {
    const found = [suggested('götebr')[0], suggested('bdaplatser')[0], suggested('lodd')[0]];

    expect(found).toEqual(['PLACE Göteborg 3', 'TITLE Badplatser 2', undefined]);
  });

  it('give only the kinds that are asked for, and no more than are', () => {
    const titles = suggested('ladd', { kinds: ['TITLE'] });
    const one = suggested('b', { first: 1 });

    expect(titles).toEqual(['TITLE Laddstationer 1', 'TITLE Laddstationer för elbilar 1']);
    expect(one).toHaveLength(1);
  });

  it('give for a blank prefix the organisations and specifications of most datasets', () => {
    const found = suggested('  ', { first: 3 });

    expect(found).toEqual([
      'ORGANISATION Göteborgs Stad 3',
      'SPECIFICATION Badplatser 2',
      'ORGANISATION Lunds kommun 2',
    ]);
  });

  it('name nothing that has no datasets, and follow what is written', async () => {
    const { store: own, writer } = await temporaryStore(searchedOptions);
    await writer.writeSnapshot(searchedSnapshot, fresh('one'));
    const keywords = (typed: string) =>
      own
        .suggest(typed, { language: 'sv', first: 10, kinds: ['KEYWORD'] })
        .map(({ text, datasets }) => [text, datasets]);
    const before = keywords('e');

    const datasets = DATASETS.map((one) =>
      one.id === datasetId('budget') ? { ...one, keywords: [keyword('elbil')] } : one,
    );
    await writer.writeSnapshot({ ...searchedSnapshot, datasets }, fresh('one'));

    expect(before).toEqual([['elbil', 2], ['ekonomi', 1]]); // prettier-ignore
    expect(keywords('e')).toEqual([['elbil', 3]]);
  });

  it('never fail, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (prefix) => {
        expect(suggested(prefix).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 200 },
    );
  });
});
