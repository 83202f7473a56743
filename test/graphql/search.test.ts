import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus } from '../search/corpus.ts';
import { fresh } from './build-record.ts';
import type { Graph } from './graph.ts';
import { openGraph } from './graph.ts';

interface FacetEntry {
  readonly __typename: string;
  readonly value: string | null;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
}

interface Listed {
  readonly totalCount: number;
  readonly nodes: readonly { readonly title: string }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly score: number | null;
    readonly highlights: readonly {
      readonly field: string;
      readonly text: string;
      readonly ranges: readonly { readonly start: number; readonly end: number }[];
    }[];
    readonly node: { readonly title: string; readonly publisher: { readonly name: string } };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly facets: Readonly<Record<string, readonly FacetEntry[]>>;
}

const found = corpus();
let graph: Graph;

beforeAll(async () => {
  graph = await openGraph({ catalogues: found.catalogues });
  for (const snapshot of found.snapshots) {
    await graph.writer.writeSnapshot(snapshot, fresh(snapshot.catalogueId));
  }
});

afterAll(async () => {
  await graph.close();
});

const list = async (args: string, selection: string): Promise<Listed> => {
  const { datasets } = await graph.ask(`{ datasets(${args}) { ${selection} } }`);
  return datasets as Listed;
};
const titles = ({ edges }: Listed): readonly string[] => edges.map(({ node }) => node.title);
const VALUE = '__typename value label count selected';

describe('a search of datasets', () => {
  it('gives the best match first, with its score and the words where they stand', async () => {
    const { edges } = await list(
      'search: "badplatserna göteborg", first: 3',
      'edges { score node { title publisher { name } } highlights { field text ranges { start end } } }',
    );

    const [first] = edges;
    const marked = (first?.highlights ?? []).flatMap(({ text, ranges }) =>
      ranges.map(({ start, end }) => text.slice(start, end).toLowerCase()),
    );
    expect(first?.node.title).toMatch(/badplats/i);
    expect(first?.node.publisher.name).toMatch(/Göteborg/);
    expect(marked).toEqual(expect.arrayContaining([expect.stringMatching(/^badplats/)]));
    expect(edges.map(({ score }) => score)).toEqual(
      edges.map(({ score }) => score).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    );
  });

  it('counts exactly, and comes to its end page by page with each dataset once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    const { totalCount: total } = await list('search: "skola", first: 0', 'totalCount');
    do {
      const cursor: string = after === null ? '' : `, after: ${JSON.stringify(after)}`;
      const { edges, pageInfo } = await list(
        `search: "skola", first: 7${cursor}`,
        'pageInfo { hasNextPage endCursor } edges { node { title publisher { name } } }',
      );
      seen.push(...edges.map(({ node }) => `${node.title} · ${node.publisher.name}`));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);

    expect(total).toBeGreaterThan(14);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('can be ordered by title, and filtered by what has nothing to do with words', async () => {
    const listed = await list(
      'search: "badplatser", orderBy: { field: TITLE }, filter: { openLicence: true }, first: 50',
      'totalCount edges { score node { title publisher { name } } }',
    );

    const collator = new Intl.Collator('sv');
    expect(listed.edges).toHaveLength(Math.min(50, listed.totalCount));
    expect(titles(listed)).toEqual([...titles(listed)].sort(collator.compare));
  });

  it('looks first in the language of the caller', async () => {
    const english = await list('search: "public toilets", language: EN, first: 5', 'edges { node { title } }');
    const swedish = await list('search: "offentliga toaletter", first: 5', 'edges { node { title } }');

    expect(titles(english).length).toBeGreaterThan(0);
    expect(titles(swedish)[0]).toMatch(/toalett/i);
  });

  it('takes anything that is typed', async () => {
    for (const words of ['"', '-', 'titel:', 'http://x y', '-'.repeat(50), '😀 ( ) * OR AND NEAR', '\\"a\\" -\\"b']) {
      const { totalCount } = await list(`search: ${JSON.stringify(words)}, first: 1`, 'totalCount');
      expect(totalCount).toBeGreaterThanOrEqual(0);
    }
  });

  it('says what to send instead of an order or a length that cannot be', async () => {
    const withoutWords = await graph.refusal('{ datasets(orderBy: { field: RELEVANCE }) { totalCount } }');
    const backwards = await graph.refusal(
      '{ datasets(search: "bad", orderBy: { field: RELEVANCE, direction: DESCENDING }) { totalCount } }',
    );
    const long = await graph.refusal('query ($words: String) { datasets(search: $words) { totalCount } }', {
      words: 'a'.repeat(1001),
    });

    expect(withoutWords.message).toMatch(/send search too/);
    expect(backwards.message).toMatch(/leave it out/);
    expect(long.message).toMatch(/search has 1001 characters; send at most 1000/);
  });
});

describe('facets', () => {
  it('are typed, counted over the whole list and named in both languages', async () => {
    const { facets } = await list(
      'search: "badplatser", first: 1',
      `facets {
        organisations(first: 3) { ${VALUE} organisation { id } } organisationKinds { ${VALUE} kind }
        municipalities(first: 3) { ${VALUE} organisation { municipalityCode } } counties { ${VALUE} county { code } }
        themes { ${VALUE} } formats { ${VALUE} } licences { ${VALUE} } specifications { ${VALUE} specification { slug } }
        catalogues(first: 2) { ${VALUE} catalogue { slug } } keywords(first: 5) { ${VALUE} } collaborations { ${VALUE} }
        frequencies { ${VALUE} } languages { ${VALUE} } accessRights { ${VALUE} } highValueCategories { ${VALUE} }
      }`,
    );
    const english = await list('search: "badplatser"', `facets { themes { value label(language: EN) } }`);

    expect(Object.keys(facets)).toHaveLength(15);
    expect(facets['organisations']).toHaveLength(3);
    expect(facets['organisations']?.[0]).toMatchObject({ __typename: 'OrganisationFacetValue', selected: false });
    expect(facets['organisationKinds']?.[0]).toMatchObject({ value: 'MUNICIPALITY', label: 'Kommun' });
    expect(facets['specifications']?.[0]).toMatchObject({ value: 'badplatser' });
    expect(facets['themes']?.every(({ label }) => label !== '')).toBe(true);
    expect(english.facets['themes']?.map(({ label }) => label)).not.toEqual(
      facets['themes']?.map(({ label }) => label),
    );
  });

  it('stay countable where one of their values is chosen', async () => {
    const all = await list('search: "parkering"', `totalCount facets { formats { ${VALUE} } themes { ${VALUE} } }`);
    const [chosen] = all.facets['formats'] ?? [];
    const narrowed = await list(
      `search: "parkering", filter: { formats: [${JSON.stringify(chosen?.value)}] }`,
      `totalCount facets { formats { ${VALUE} } themes { ${VALUE} } }`,
    );

    const counted = narrowed.facets['formats']?.map(({ value, count }) => [value, count]);
    expect(counted).toEqual(all.facets['formats']?.map(({ value, count }) => [value, count]));
    expect(narrowed.facets['formats']?.find(({ value }) => value === chosen?.value)).toMatchObject({
      selected: true,
      count: narrowed.totalCount,
    });
    expect(narrowed.facets['themes']).not.toEqual(all.facets['themes']);
  });

  it('count lists without words as the statistics do', async () => {
    const { facets } = await list('first: 0', `facets { themes(first: 100) { value count } }`);
    const { statistics } = await graph.ask('{ statistics { byTheme { key count { value } } } }');

    const { byTheme } = statistics as {
      byTheme: readonly { readonly key: string | null; readonly count: { readonly value: number } }[];
    };
    expect(facets['themes']?.map(({ value, count }) => [value, count])).toEqual(
      byTheme.map(({ key, count }) => [key, count.value]),
    );
  });

  it('refuse a number of values that cannot be', async () => {
    const refused = await graph.refusal('{ datasets { facets { themes(first: 101) { value } } } }');

    expect(refused.message).toBe('first is 101; send a number from 1 to 100');
  });
});

describe('around a search', () => {
  it('completes what is being typed', async () => {
    const { suggest } = await graph.ask(
      '{ suggest(prefix: "götebo", first: 5) { kind text datasets organisation { municipalityCode } } }',
    );
    const { suggest: folded } = await graph.ask('{ suggest(prefix: "gotebo", kinds: [PLACE]) { text } }');

    const [first] = suggest as readonly { readonly kind: string; readonly text: string; readonly datasets: number }[];
    expect(first).toMatchObject({ kind: 'PLACE', text: expect.stringMatching(/^Göteborg/) as unknown });
    expect(first?.datasets).toBeGreaterThan(0);
    expect(folded).toEqual(expect.arrayContaining([expect.objectContaining({ text: first?.text })]));
  });

  it('gives neighbours of a dataset, and never itself', async () => {
    const { datasets } = await graph.ask(
      '{ datasets(search: "badplatser", first: 1) { nodes { id similar(first: 5) { id title } } } }',
    );

    const [node] = (datasets as { nodes: readonly { id: string; similar: readonly { id: string; title: string }[] }[] })
      .nodes;
    expect(node?.similar).toHaveLength(5);
    expect(node?.similar.map(({ id }) => id)).not.toContain(node?.id);
    expect(node?.similar[0]?.title).toMatch(/bad/i);
  });

  it('finds organisations, data services and specifications too', async () => {
    const { organisations, specifications, dataServices } = await graph.ask(`{
      organisations(search: "goteborg", first: 3) { totalCount edges { score node { name } } }
      specifications(search: "badplats") { slug }
      dataServices(search: "badplatser") { totalCount }
    }`);

    const [first] = (organisations as { edges: readonly { score: number; node: { name: string } }[] }).edges;
    expect(first?.node.name).toMatch(/^Göteborg/);
    expect(first?.score).toBeGreaterThan(0);
    expect((specifications as readonly unknown[])[0]).toEqual({ slug: 'badplatser' });
    expect(dataServices).toEqual({ totalCount: 0 });
  });

  it('refuses numbers that cannot be', async () => {
    const suggest = await graph.refusal('{ suggest(prefix: "a", first: 51) { text } }');
    const similar = await graph.refusal('{ datasets(first: 1) { nodes { similar(first: 0) { id } } } }');

    expect(suggest.message).toBe('first is 51; send a number from 1 to 50');
    expect(similar.message).toBe('first is 0; send a number from 1 to 20');
  });
});
