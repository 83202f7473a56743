import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph();
});

afterAll(async () => {
  await graph.close();
});

interface PageOf {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/** Each list with an order whose values are unlike, alike, and absent. */
const LISTS = [
  { field: 'datasets', orderBy: '{ field: TITLE }' },
  { field: 'datasets', orderBy: '{ field: MODIFIED, direction: DESCENDING }' },
  { field: 'datasets', orderBy: '{ field: MODIFIED, direction: ASCENDING }' },
  { field: 'datasets', orderBy: '{ field: ISSUED }' },
  { field: 'datasets', orderBy: '{ field: ID, direction: DESCENDING }' },
  { field: 'organisations', orderBy: '{ field: POPULATION, direction: DESCENDING }' },
  { field: 'organisations', orderBy: '{ field: DATASETS }' },
  { field: 'organisations', orderBy: '{ field: NAME, direction: DESCENDING }' },
  { field: 'dataServices', orderBy: '{ field: TITLE, direction: DESCENDING }' },
  { field: 'catalogues', orderBy: undefined },
] as const;

async function page(
  { field, orderBy }: (typeof LISTS)[number],
  args: Readonly<Record<string, unknown>>,
): Promise<PageOf> {
  const order = orderBy === undefined ? '' : `orderBy: ${orderBy}, `;
  const answer = await graph.ask(
    `query ($first: Int, $after: String, $last: Int, $before: String) {
      ${field}(${order}first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        totalCount
      }
    }`,
    args,
  );
  return answer[field] as PageOf;
}

/** The list's ids, asked for page by page. */
async function walk(list: (typeof LISTS)[number], size: number, backward: boolean): Promise<readonly string[]> {
  const ids: string[][] = [];
  let args: Record<string, unknown> = backward ? { last: size } : { first: size };
  for (let pages = 0; pages < 400; pages += 1) {
    const { edges, pageInfo } = await page(list, args);
    ids.push(edges.map(({ node }) => node.id));
    if (backward ? !pageInfo.hasPreviousPage : !pageInfo.hasNextPage) break;
    args = backward ? { last: size, before: pageInfo.startCursor } : { first: size, after: pageInfo.endCursor };
  }
  return (backward ? ids.reverse() : ids).flat();
}

describe.each(LISTS)('$field ordered by $orderBy', (list) => {
  it('gives each of them once, page by page, forwards and backwards', async () => {
    const { totalCount } = await page(list, { first: 0 });
    const size = totalCount > 20 ? 50 : 2;

    const forwards = await walk(list, size, false);
    const backwards = await walk(list, size, true);

    expect(forwards).toHaveLength(totalCount);
    expect(new Set(forwards).size).toBe(totalCount);
    expect(backwards).toEqual(forwards);
  });

  it('says whether there are pages on either side', async () => {
    const start = await page(list, { first: 1 });
    const second = await page(list, { first: 1, after: start.pageInfo.endCursor });
    const back = await page(list, { last: 1, before: second.pageInfo.startCursor });
    const end = await page(list, { last: 1 });

    expect(start.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(second.pageInfo.hasPreviousPage).toBe(true);
    expect(back.edges).toEqual(start.edges);
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });
});

describe('a page', () => {
  it('of size 0 is empty, and still says how many there are', async () => {
    const empty = await page(LISTS[0], { first: 0 });

    expect(empty).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 8,
    });
  });

  it('after the last one is empty, with pages before it', async () => {
    const end = await page(LISTS[0], { last: 1 });

    const beyond = await page(LISTS[0], { first: 5, after: end.pageInfo.endCursor });

    expect(beyond.edges).toEqual([]);
    expect(beyond.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('has 20 at most when no size is asked for', async () => {
    const { edges } = await page(LISTS[5], {});

    expect(edges).toHaveLength(20);
  });

  it('has the same in nodes as in edges', async () => {
    const { datasets } = await graph.ask('{ datasets(first: 3) { nodes { id } edges { node { id } } } }');
    const { nodes, edges } = datasets as { nodes: readonly unknown[]; edges: readonly { node: unknown }[] };

    expect(edges.map((edge) => edge.node)).toEqual(nodes);
  });
});

describe('an order', () => {
  it('of titles is Swedish', async () => {
    const { datasets } = await graph.ask('{ datasets { nodes { title } } }');

    expect((datasets as { nodes: readonly { title: string }[] }).nodes.map(({ title }) => title)).toEqual([
      'Broar',
      'Ekar',
      'Konst',
      'Luftkvalitet',
      'Maskiner',
      'Parkering',
      'Vårdenheter',
      'Åkermark',
    ]);
  });

  it('of dates has those without a date last, in both directions', async () => {
    const answer = await graph.ask(`{
      newest: datasets(first: 2, orderBy: { field: MODIFIED, direction: DESCENDING }) { nodes { title } }
      oldest: datasets(first: 2, orderBy: { field: MODIFIED }) { nodes { title } }
    }`);

    expect(answer).toEqual({
      newest: { nodes: [{ title: 'Parkering' }, { title: 'Konst' }] },
      oldest: { nodes: [{ title: 'Konst' }, { title: 'Parkering' }] },
    });
  });
});
