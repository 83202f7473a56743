import { beforeEach, describe, expect, it } from 'vitest';
import type { Dataset } from '../model/dataset.ts';
import { openConnection } from './connection.ts';
import { aDataService, aDataset, agentId, anAgent, aSnapshot, datasetId, fresh } from './fixtures/records.ts';
import { temporaryFile, temporaryStore } from './fixtures/temporary-store.ts';
import type { OpenedStore } from './open.ts';
import type { DatasetOrder, Key, OrganisationOrder, PageRequest } from './store.ts';

const titled = (name: string, title: string, parts: Partial<Dataset> = {}): Dataset =>
  aDataset(name, { titles: [{ value: title, language: 'sv' }], ...parts });

const write = async ({ writer }: OpenedStore, ...datasets: readonly Dataset[]): Promise<number> =>
  (await writer.writeSnapshot(aSnapshot('one', { datasets }), fresh('one'))).revision;

/** The titles that there are now, in the order of then. */
function titles({ store }: OpenedStore, asOf: number | undefined, parts: Partial<PageRequest<DatasetOrder>> = {}) {
  const request = { order: 'TITLE', descending: false, limit: 100, backward: false, ...parts } as const;
  const { items } = store.datasets({}, { ...request, ...(asOf === undefined ? {} : { asOf }) });
  return items.map(({ node }) => node.titles[0]?.value);
}

describe('a list as it stood at an earlier revision', () => {
  let opened: OpenedStore;

  beforeEach(async () => {
    opened = await temporaryStore();
  });

  it('has each row at the place of then, through any number of changes', async () => {
    const first = await write(opened, titled('A', 'a'), titled('B', 'b'), titled('C', 'c'));
    const second = await write(opened, titled('A', 'x'), titled('B', 'b'), titled('C', 'c'));
    await write(opened, titled('A', 'aa'), titled('B', 'z'), titled('C', 'c'));

    expect(titles(opened, first)).toEqual(['aa', 'z', 'c']);
    expect(titles(opened, second)).toEqual(['z', 'c', 'aa']);
    expect(titles(opened, undefined)).toEqual(['aa', 'c', 'z']);
  });

  it('gives the keys of then, by which the walk goes on', async () => {
    const first = await write(opened, titled('A', 'a'), titled('B', 'b'));
    await write(opened, titled('A', 'x'), titled('B', 'b'));

    const page = opened.store.datasets(
      {},
      { order: 'TITLE', descending: false, limit: 1, backward: false, asOf: first },
    );
    const from: Key | undefined = page.items[0]?.key;

    expect(from).toEqual({ value: 'a', id: datasetId('A') });
    expect(from && titles(opened, first, { from })).toEqual(['b']);
  });

  it('has a row that lost its value, or got one, where it stood', async () => {
    const first = await write(opened, titled('A', 'a'), aDataset('B', { titles: [] }), titled('C', 'c'));
    await write(opened, aDataset('A', { titles: [] }), titled('B', 'b'), titled('C', 'c'));

    expect(titles(opened, first)).toEqual([undefined, 'c', 'b']);
    expect(titles(opened, first, { descending: true })).toEqual(['c', undefined, 'b']);
    expect(titles(opened, first, { descending: true, backward: true, limit: 2 })).toEqual([undefined, 'b']);
  });

  it('has neither what came later, nor what has gone', async () => {
    const first = await write(opened, titled('A', 'a'), titled('B', 'b'));
    await write(opened, titled('A', 'a'), titled('N', 'new'));
    await write(opened, titled('A', 'a'), titled('N', 'newer'));

    expect(titles(opened, first)).toEqual(['a']);
  });

  it('has a row that went and came back where it stood, but not at a revision at which it was away', async () => {
    const first = await write(opened, titled('A', 'a'), titled('B', 'b'), titled('C', 'c'));
    const away = await write(opened, titled('B', 'b'), titled('C', 'c'));
    await write(opened, titled('A', 'x'), titled('B', 'b'), titled('C', 'c'));
    await write(opened, titled('A', 'y'), titled('B', 'b'), titled('C', 'c'));

    expect(titles(opened, first)).toEqual(['y', 'b', 'c']);
    expect(titles(opened, away)).toEqual(['b', 'c']);
  });

  it('does not take a new row for one that has gone', async () => {
    const first = await write(opened, titled('A', 'a'), titled('B', 'b'));
    await write(opened, titled('A', 'a'), titled('B', 'q'));
    await write(opened, titled('A', 'a'));
    await write(opened, titled('A', 'a'), titled('N', 'takes the number of B'));

    expect(titles(opened, first)).toEqual(['a']);
  });

  it('crosses a gap of rows that have all moved away', async () => {
    const many = Array.from({ length: 300 }, (_none, index) => String(index + 100));
    const first = await write(
      opened,
      titled('A', 'a'),
      titled('Z', 'zz'),
      ...many.map((name) => titled(name, `z ${name}`)),
    );
    await write(opened, titled('A', 'a'), titled('Z', 'zz'), ...many.map((name) => titled(name, `b ${name}`)));

    expect(titles(opened, first, { limit: 2 })).toEqual(['a', 'b 100']);
    expect(titles(opened, first, { limit: 3, backward: true })).toEqual(['b 398', 'b 399', 'zz']);
    expect(titles(opened, first, { limit: 2, from: { value: 'z 398', id: '' } })).toEqual(['b 398', 'b 399']);
  });

  it('lives through a restart: the epoch is the file’s', async () => {
    const file = temporaryFile();
    const before = await temporaryStore({ file });
    const first = await write(before, titled('A', 'a'), titled('B', 'b'));
    const epoch = before.store.epoch();
    await before.writer.close();
    const after = await temporaryStore({ file });
    await write(after, titled('A', 'x'), titled('B', 'b'));

    expect(after.store.epoch()).toBe(epoch);
    expect(epoch).toMatch(/^[0-9a-f]{12}$/);
    expect(opened.store.epoch()).not.toBe(epoch);
    expect(titles(after, first)).toEqual(['x', 'b']);
  });

  it('is forgotten when more places are noted than are kept, the oldest revision first; then it is the list of now', async () => {
    const file = temporaryFile();
    const small = await temporaryStore({ file });
    const connection = openConnection(file, { readOnly: false });
    connection.exec("UPDATE meta SET value = 3 WHERE key = 'formerKept'");
    connection.close();
    const revisions: number[] = [];
    for (const title of ['a', 'c', 'e', 'g', 'i', 'k']) {
      revisions.push(await write(small, titled('A', title), titled('B', 'd')));
    }

    const remembered = revisions.map((revision) => small.store.remembers(revision));

    expect(remembered).toEqual([false, true, true, true, true, true]);
    expect(titles(small, revisions[1])).toEqual(['k', 'd']);
    expect(titles(small, revisions[0])).toEqual(['d', 'k']);
    expect(small.store.remembers(small.store.revision() + 1)).toBe(false);
  });
});

describe('other lists', () => {
  const ORGANISATIONS = ['http://a.example/a', 'http://a.example/b', 'http://a.example/c'] as const;

  it('of organisations stand as they stood, though their numbers of datasets change', async () => {
    const opened = await temporaryStore({ register: [] });
    const agents = ORGANISATIONS.map((uri) => anAgent(uri, uri.at(-1)));
    const publishing = (...counts: readonly number[]): readonly Dataset[] =>
      counts.flatMap((count, index) =>
        Array.from({ length: count }, (_none, n) =>
          aDataset(`${index} ${n}`, { publisher: agentId(ORGANISATIONS[index] ?? '') }),
        ),
      );
    const names = (order: OrganisationOrder, asOf?: number): string =>
      opened.store
        .organisations(
          {},
          { order, descending: true, limit: 10, backward: false, ...(asOf === undefined ? {} : { asOf }) },
        )
        .items.map(({ node }) => node.names[0]?.value)
        .join('');
    const { revision } = await opened.writer.writeSnapshot(
      aSnapshot('one', { agents, datasets: publishing(3, 2, 1) }),
      fresh('one'),
    );
    const renamed = [...agents.slice(0, 2), anAgent(ORGANISATIONS[2], 'ö')];
    await opened.writer.writeSnapshot(
      aSnapshot('one', { agents: renamed, datasets: publishing(1, 3, 6) }),
      fresh('one'),
    );

    expect(names('DATASETS', revision)).toBe('abö');
    expect(names('DATASETS')).toBe('öba');
    expect(names('NAME', revision)).toBe('öba');
    expect(names('ID', revision)).toBe(names('ID'));
    expect(names('POPULATION', revision)).toBe(names('ID'));
  });

  it('of data services stand as they stood', async () => {
    const opened = await temporaryStore();
    const named = (name: string, title: string) => aDataService(name, { titles: [{ value: title, language: 'sv' }] });
    const put = async (...dataServices: ReturnType<typeof named>[]) =>
      (await opened.writer.writeSnapshot(aSnapshot('one', { dataServices }), fresh('one'))).revision;
    const first = await put(named('A', 'a'), named('B', 'b'));
    await put(named('A', 'x'), named('B', 'b'));

    const { items } = opened.store.dataServices(
      {},
      { order: 'TITLE', descending: false, limit: 10, backward: false, asOf: first },
    );

    expect(items.map(({ key }) => key.value)).toEqual(['a', 'b']);
    expect(items.map(({ node }) => node.titles[0]?.value)).toEqual(['x', 'b']);
  });
});
