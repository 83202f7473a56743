import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetId, fresh } from '../fixtures/records.ts';
import { sharedStore, temporaryStore } from '../fixtures/temporary-store.ts';
import type { Store } from '../store.ts';
import {
  COMPANY,
  DATASETS,
  GOTEBORG,
  LUND,
  register,
  searchedOptions,
  searchedSnapshot,
} from './fixtures/searched-store.ts';

const store = sharedStore(searchedOptions, async ({ writer }) => {
  await writer.writeSnapshot(searchedSnapshot, fresh('one'));
});

async function names(text: string, filter = {}): Promise<readonly string[]> {
  const result = store().searchOrganisations({ text, language: 'sv', filter });
  const page = await result.page({ order: 'RELEVANCE', descending: false, limit: 5, backward: false });
  return page.items.map(({ node }) => node.names[0]?.value ?? '');
}
async function services(text: string, filter = {}): Promise<readonly string[]> {
  const result = store().searchDataServices({ text, language: 'sv', filter });
  const page = await result.page({ order: 'RELEVANCE', descending: false, limit: 5, backward: false });
  return page.items.map(({ node }) => node.titles[0]?.value ?? '');
}
describe('searching organisations', () => {
  it.each([
    ['göteborg', 'Göteborgs Stad'],
    ['goteborg', 'Göteborgs Stad'],
    ['gothenburg', 'Göteborgs Stad'],
    ['götebrog', 'Göteborgs Stad'],
    ['göteborgs', 'Göteborgs Stad'],
    ['1480', 'Göteborgs Stad'],
    ['212000-1355', 'Göteborgs Stad'],
    ['2120001355', 'Göteborgs Stad'],
    ['lund', 'Lunds kommun'],
    ['lunds kommun', 'Lunds kommun'],
    ['laddbolaget', 'Laddbolaget i Lund AB'],
    ['VGR', 'Västra Götalandsregionen'],
    ['region skåne', 'Region Skåne'],
    ['falun', 'Falu kommun'],
  ])('finds by "%s" first %s', async (text, expected) => {
    const [first] = await names(text);

    expect(first).toBe(expected);
  });

  it('finds by a county the municipalities in it', async () => {
    const result = store().searchOrganisations({
      text: 'blekinge',
      language: 'sv',
      filter: { kinds: ['MUNICIPALITY'] },
    });

    const found = await result.page({ order: 'NAME', descending: false, limit: 10, backward: false });

    expect(found.items.map(({ node }) => node.municipalityCode)).toEqual(['1082', '1080', '1060', '1081', '1083'].toSorted((a, b) => {
      const nameOf = (code: string) => register.find((entry) => entry.code === code)?.name ?? '';
      return nameOf(a).localeCompare(nameOf(b), 'sv');
    })); // prettier-ignore
    expect(await result.total()).toBe(5);
  });

  it('finds only what meets the filter', async () => {
    const found = await names('lund', { publishes: true });

    expect(found).toEqual(['Lunds kommun', 'Laddbolaget i Lund AB']);
  });

  it('finds all without words', async () => {
    const result = store().searchOrganisations({ language: 'sv', filter: {} });

    const total = await result.total();

    expect(total).toBe(store().countOrganisations({}));
  });

  it('gives each organisation once, in pages of any size, forward and backward', async () => {
    const result = store().searchOrganisations({
      text: 'kommun',
      language: 'sv',
      filter: { countyCodes: ['12', '14'] },
    });
    const all = await result.page({ order: 'RELEVANCE', descending: false, limit: 1000, backward: false });
    const ids = all.items.map(({ node }) => node.id);

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.boolean(), async (limit, backward) => {
        const walked: string[] = [];
        let from: (typeof all.items)[number]['key'] | undefined;
        for (;;) {
          const rest = from === undefined ? {} : { from };
          const page = await result.page({ order: 'RELEVANCE', descending: false, limit, backward, ...rest });
          const found = page.items.map(({ node }) => node.id);
          if (backward) walked.unshift(...found);
          else walked.push(...found);
          from = (backward ? page.items[0] : page.items.at(-1))?.key;
          if (!page.hasMore) break;
        }

        expect(walked).toEqual(ids);
      }),
      { numRuns: 30 },
    );
    expect(ids.length).toBe(await result.total());
  });

  it('finds an organisation by its new name once it has been renamed', async () => {
    const { store: own, writer } = await temporaryStore(searchedOptions);
    await writer.writeSnapshot(searchedSnapshot, fresh('one'));
    const search = (text: string) => own.searchOrganisations({ text, language: 'sv', filter: {} }).total();
    const before = await search('elkraft');

    const renamed = { ...COMPANY, names: [{ value: 'Elkraft i Skåne AB', language: 'sv' }] };
    await writer.writeSnapshot({ ...searchedSnapshot, agents: [GOTEBORG, LUND, renamed] }, fresh('one'));

    expect([before, await search('elkraft'), await search('laddbolaget')]).toEqual([0, 1, 0]);
  });
});

describe('searching data services', () => {
  it.each([
    ['badplats', ['Kartor över badplatser']],
    ['laddstation', ['Laddstationer i realtid']],
    ['göteborg', ['Trafikläget']],
    ['finnsinte', []],
  ])('finds by "%s" %j', async (text, expected) => {
    const found = await services(text);

    expect(found).toEqual(expected);
  });

  it('gives them in order of their titles, and counts them', async () => {
    const result = store().searchDataServices({ text: 'lund', language: 'sv', filter: {} });

    const page = await result.page({ order: 'TITLE', descending: true, limit: 10, backward: false });

    expect(page.items.map(({ node }) => node.titles[0]?.value)).toEqual([
      'Laddstationer i realtid',
      'Kartor över badplatser',
    ]);
    expect(await result.total()).toBe(2);
  });

  it('finds only what meets the filter', async () => {
    const lund = store().organisationByAlias('1281')?.id ?? '';

    const found = await services('kartor', { organisations: [lund] });
    const none = await services('trafikläget', { organisations: [lund] });

    expect([found, none]).toEqual([['Kartor över badplatser'], []]);
  });
});

describe('searching specifications', () => {
  it.each([
    ['badplats', ['badplatser']],
    ['swimming places', ['badplatser']],
    ['kommunens', ['badplatser', 'lekplatser']],
    [' ', ['badplatser', 'lekplatser']],
    ['skatt', []],
  ])('finds by "%s" %j', async (text, expected) => {
    const found = await store().searchSpecifications(text, 'sv');

    expect(found.map(({ slug }) => slug)).toEqual(expected);
  });
});

describe('similar datasets', () => {
  const similar = async (name: string, first = 5, own: Store = store()): Promise<readonly (string | undefined)[]> => {
    const found = await own.similar(datasetId(name), first);
    return found.map(({ uri }) => uri?.replace('http://example.se/dataset/', ''));
  };

  it('are those that share rare words and the specification, without the dataset itself', async () => {
    const found = await similar('bad1');

    expect(found).toEqual(['bad2', 'vatten']);
  });

  it('are at most as many as are asked for, and the same each time', async () => {
    const found = [await similar('vatten', 1), await similar('vatten', 1)];

    expect(found[0]).toHaveLength(1);
    expect(found[1]).toEqual(found[0]);
  });

  it('are none where nothing is shared, or nothing is known', async () => {
    const found = [await similar('budget'), await similar('nothing of that name')];

    expect(found).toEqual([[], []]);
  });
});

describe('highlights of a dataset', () => {
  it('mark the found words in its texts, synonyms in the other language too', async () => {
    const [dataset] = DATASETS;
    if (dataset === undefined) throw new Error('There are datasets.');

    const found = await store().search({ text: 'badplats', language: 'sv', filter: {} }).highlights(dataset);

    expect(found[0]).toEqual({ field: 'title', language: 'sv', value: 'Badplatser', ranges: [{ start: 0, end: 10 }] });
    expect(found.map(({ value }) => value)).toEqual(['Badplatser', 'Bathing places']);
  });
});
