import { describe, expect, it } from 'vitest';
import type { Key, PageRequest } from '../src/context.ts';
import { aDataset, aSnapshot, fresh } from '../src/store/fixtures/records.ts';
import { temporaryFile, temporaryStore } from '../src/store/fixtures/temporary-store.ts';
import type { OpenedStore } from '../src/store/open.ts';
import { createConnection } from './connection.ts';

const titled = (name: string, title: string) => aDataset(name, { titles: [{ value: title, language: 'sv' }] });

const write = ({ writer }: OpenedStore, titles: Readonly<Record<string, string>>) =>
  writer.writeSnapshot(
    aSnapshot('one', { datasets: Object.entries(titles).map(([name, title]) => titled(name, title)) }),
    fresh('one'),
  );

function page({ store }: OpenedStore, first: number, after?: string | null) {
  return createConnection(
    { store },
    { first, after },
    {
      order: { field: 'TITLE' },
      read: (request) => store.datasets({}, request),
      count: () => store.countDatasets({}),
      behind: () => [],
      standing: undefined,
    },
  );
}

const titlesOf = async (one: ReturnType<typeof page>) => (await one.nodes()).map(({ titles }) => titles[0]?.value);

describe('a walk through a list', () => {
  it('keeps the revision that it began with, whatever its cursors are made from', async () => {
    const opened = await temporaryStore();
    await write(opened, { A: 'a', B: 'b', C: 'c' });
    const first = page(opened, 1);
    const end = await first.pageInfo.endCursor();
    await write(opened, { A: 'z', B: 'y', C: 'c' });
    const second = page(opened, 1, end);
    const on = await second.pageInfo.endCursor();
    await write(opened, { A: 'z', B: 'y', C: 'a' });

    expect(await titlesOf(first)).toEqual(['a']);
    expect(await titlesOf(second)).toEqual(['y']);
    expect(await second.pageInfo.hasPreviousPage()).toBe(true);
    expect(await titlesOf(page(opened, 5, on))).toEqual(['a']);
    expect(await page(opened, 5, on).totalCount()).toBe(3);
  });

  it('goes on from its key, and names the present revision, when the cursor is of a file that was replaced', async () => {
    const [old, now] = [await temporaryStore(), await temporaryStore()];
    await write(old, { A: 'a', B: 'b', C: 'c' });
    for (const title of ['b', 'bb']) await write(now, { A: 'z', B: title, C: 'c' });
    const cursor = await page(old, 1).pageInfo.endCursor();

    const second = page(now, 1, cursor);
    const third = page(now, 2, await second.pageInfo.endCursor());

    expect(await titlesOf(second)).toEqual(['bb']);
    expect(await titlesOf(third)).toEqual(['c', 'z']);
  });

  it('goes on from its key when the cursor is of the first version, or names a revision that is yet to come', async () => {
    const opened = await temporaryStore({ file: temporaryFile() });
    await write(opened, { A: 'a', B: 'b' });
    const encode = (...parts: readonly unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

    const cursors = [encode(1, 'TITLE', 'a', 'd~'), encode(2, 'TITLE', 'a', 'd~', opened.store.epoch(), 999)];

    for (const cursor of cursors) expect(await titlesOf(page(opened, 5, cursor))).toEqual(['b']);
  });
});

describe('a connection over a list that another thread reads', () => {
  const keys: readonly Key[] = ['a', 'b', 'c'].map((id) => ({ value: id, id }));

  it('gives promises of its page, its total and what else each place has, and reads the page once', async () => {
    const opened = await temporaryStore();
    const asked: PageRequest<'RELEVANCE'>[] = [];
    const connection = createConnection(
      { store: opened.store },
      { first: 2 },
      {
        order: { field: 'RELEVANCE' as const },
        read: (request: PageRequest<'RELEVANCE'>) => {
          asked.push(request);
          return Promise.resolve({
            items: keys.slice(0, 2).map((key) => ({ node: key.id, key, score: 1 })),
            hasMore: true,
          });
        },
        count: () => Promise.resolve(3),
        behind: () => [],
        standing: undefined,
      },
    );

    const edges = await connection.edges();

    expect(edges).toMatchObject([
      { node: 'a', score: 1 },
      { node: 'b', score: 1 },
    ]);
    expect(await connection.nodes()).toEqual(['a', 'b']);
    expect(await connection.pageInfo.hasNextPage()).toBe(true);
    expect(await connection.pageInfo.hasPreviousPage()).toBe(false);
    expect(await connection.pageInfo.endCursor()).toBe(edges[1]?.cursor);
    expect(await connection.totalCount()).toBe(3);
    expect(asked).toEqual([
      { order: 'RELEVANCE', descending: false, limit: 2, backward: false, asOf: opened.store.revision() },
    ]);
  });

  it('gives what is at hand at once', async () => {
    const opened = await temporaryStore();
    await write(opened, { A: 'a' });

    const connection = page(opened, 1);

    expect(connection.nodes()).toHaveLength(1);
    expect(connection.totalCount()).toBe(1);
    expect(connection.pageInfo.hasNextPage()).toBe(false);
  });
});
