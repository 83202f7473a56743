import { afterEach, describe, expect, it } from 'vitest';
import type { Cache } from '../../cache/cache.ts';
import { createMemoryCache } from '../../cache/memory.ts';
import { InputError, UpstreamError } from '../../errors.ts';
import type { StatisticsRef } from '../../model/key-figure.ts';
import { createLocalUpstream, never } from '../../upstream/local-upstream.ts';
import { openSources } from './configured-sources.ts';
import { createKeyFigures } from './loaders.ts';
import type { KeyFigures } from './loaders.ts';
import type { StatisticsSource, ValuesRead } from './statistics-source.ts';

const HOUR = 3_600_000;
const REF: StatisticsRef = {
  id: 'stat',
  platform: 'p',
  url: 'https://stat.example',
  names: [],
  keyFigures: [],
  options: {},
};
const WANTED = { area: '1480', ids: ['stat:A'], years: [2020] };
const NOTHING: ValuesRead = { values: [], failed: [], skipped: [] };
const read = (value: number): ValuesRead => ({
  ...NOTHING,
  values: [{ keyFigure: 'A', area: '1480', year: 2020, gender: 'ALL', status: 'PRESENT', value }],
});

const opened: { close(): Promise<unknown> }[] = [];
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

interface Setting {
  readonly source: Partial<StatisticsSource>;
  readonly ref?: StatisticsRef;
  readonly cache?: Cache;
  readonly now?: () => number;
  readonly patienceMs?: number;
}

/** Key figures of one source that is written here, asked by nobody yet. */
function open({ source, ref = REF, cache, now = () => 0, patienceMs = 5000 }: Setting): KeyFigures {
  const local = createLocalUpstream();
  const platform = {
    knows: () => true,
    check: () => undefined,
    open: (): StatisticsSource => ({
      describe: () => Promise.resolve({ keyFigures: [], failed: [] }),
      values: () => Promise.resolve(NOTHING),
      requests: () => 1,
      ...source,
    }),
  };
  const keyFigures = createKeyFigures({
    sources: openSources({ refs: [ref], platforms: { p: platform }, upstream: local.upstream() }),
    cache: cache ?? createMemoryCache({ maxBytes: 100_000 }),
    now,
    freshMs: 24 * HOUR,
    patienceMs,
  });
  opened.push(keyFigures, local);
  return keyFigures;
}

const load = (keyFigures: KeyFigures, wanted = WANTED) => keyFigures.loaders(never()).values.load(wanted);

describe('key figures', () => {
  it('are read again after a day, and given as they were, with their age, when that fails', async () => {
    let time = 0;
    const answers: (ValuesRead | Error)[] = [read(1), new UpstreamError('UNREACHABLE', 'It is down'), read(2)];
    const values = (): Promise<ValuesRead> => {
      const next = answers.shift();
      return next instanceof Error || next === undefined
        ? Promise.reject(next ?? new Error('Too often'))
        : Promise.resolve(next);
    };
    const keyFigures = open({ source: { values }, now: () => time });

    const told = [];
    for (const hours of [0, 23, 24, 25]) {
      time = hours * HOUR;
      const { cells, trouble } = await load(keyFigures);
      const kinds = trouble.flatMap(({ problems }) => problems.map(({ kind }) => kind));
      told.push([hours, cells[0]?.values[0]?.value, cells[0]?.readAt, cells[0]?.isStale, kinds]);
    }

    expect(told).toEqual([
      [0, 1, '1970-01-01T00:00:00.000Z', false, []],
      [23, 1, '1970-01-01T00:00:00.000Z', false, []],
      [24, 1, '1970-01-01T00:00:00.000Z', true, ['UNREACHABLE']],
      [25, 2, '1970-01-02T01:00:00.000Z', false, []],
    ]);
  });

  it('that take longer than a request waits are TIMED_OUT, and there for the next', async () => {
    let land: (values: ValuesRead) => void = () => undefined;
    let calls = 0;
    const values = (): Promise<ValuesRead> => {
      calls += 1;
      return new Promise((resolve) => (land = resolve));
    };
    const keyFigures = open({ source: { values }, patienceMs: 0 });

    const first = await load(keyFigures);
    const joined = await load(keyFigures);
    land(read(1));
    await expect.poll(async () => (await load(keyFigures)).cells).toHaveLength(1);

    expect([first.cells, joined.cells, calls]).toEqual([[], [], 1]);
    expect(first.trouble.flatMap(({ problems }) => problems.map(({ kind }) => kind))).toEqual(['TIMED_OUT']);
  });

  it('let the caller see the end of the request, and a bug, as the errors they are', async () => {
    const reason = new Error('Nobody waits any more');
    const hanging = open({
      source: { values: () => new Promise((_, reject) => setTimeout(reject, 50, new Error('late'))) },
    });
    const broken = open({ source: { values: () => Promise.reject(new TypeError('x is undefined')) } });
    const leaving = new AbortController();

    const left = hanging.loaders(leaving.signal).values.load(WANTED);
    leaving.abort(reason);

    await expect(left).rejects.toBe(reason);
    await expect(load(broken)).rejects.toThrow('x is undefined');
  });

  it('that could not be read in part are not taken for absent', async () => {
    const keyFigures = open({
      source: {
        values: () => Promise.resolve({ ...NOTHING, failed: [{ keyFigures: ['A'], kind: 'REFUSED', message: 'No' }] }),
      },
    });

    const { cells, trouble } = await load(keyFigures, { ...WANTED, ids: ['stat:A', 'stat:B'] });

    expect(cells.map(({ id, values }) => [id, values])).toEqual([['stat:B', []]]);
    expect(trouble.flatMap(({ problems }) => problems)).toEqual([
      { keyFigures: ['A'], kind: 'REFUSED', message: 'No' },
    ]);
  });

  it('are not taken for absent beside something that could not be read', async () => {
    let calls = 0;
    const values = (): Promise<ValuesRead> => {
      calls += 1;
      return Promise.resolve({ ...NOTHING, skipped: [{ id: 'somewhere', reason: 'It is noise.' }] });
    };
    const keyFigures = open({ source: { values } });

    const first = await load(keyFigures);
    await load(keyFigures);

    expect([first.cells, first.trouble[0]?.skipped.length, calls]).toEqual([[], 1, 2]);
  });

  it('of another address, or another definition, are others', async () => {
    const cache = createMemoryCache({ maxBytes: 100_000 });
    const definition = { id: 'A', line: 1, fields: { table: 'T1' } };
    const before = open({ source: { values: () => Promise.resolve(read(1)) }, cache });
    const moved = open({
      source: { values: () => Promise.resolve(read(2)) },
      cache,
      ref: { ...REF, url: 'https://b.example' },
    });
    const defined = open({
      source: { values: () => Promise.resolve(read(3)) },
      cache,
      ref: { ...REF, keyFigures: [definition] },
    });
    const same = open({ source: {}, cache });

    const found = [];
    for (const one of [before, moved, defined, same]) found.push((await load(one)).cells[0]?.values[0]?.value);

    expect(found).toEqual([1, 2, 3, 1]);
  });

  it('are refused, with what to do, when they take more requests than one query may', async () => {
    const keyFigures = open({ source: { requests: ({ areas }) => areas * 51 } });

    const refused = load(keyFigures);

    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow('51 requests');
  });

  it('are read anew when the cache holds them in a form that is not known', async () => {
    const kept = createMemoryCache({ maxBytes: 100_000 });
    const odd: Cache = {
      ...kept,
      get: (keys) => Promise.resolve(keys.map(() => Buffer.from('{"2020":{"readAt":5}}'))),
    };
    const keyFigures = open({ source: { values: () => Promise.resolve(read(1)) }, cache: odd });

    const { cells } = await load(keyFigures);

    expect(cells[0]?.values[0]?.value).toBe(1);
  });

  it('keep their descriptions when those cannot be read again', async () => {
    let time = 0;
    let isDown = false;
    const describe_ = (): ReturnType<StatisticsSource['describe']> =>
      isDown
        ? Promise.reject(new UpstreamError('UNREACHABLE', 'It is down'))
        : Promise.resolve({
            keyFigures: [{ id: 'A', titles: [{ value: 'Ett' }], descriptions: [], otherProperties: [] }],
            failed: [],
          });
    const keyFigures = open({ source: { describe: describe_ }, now: () => time });
    const described = () => keyFigures.loaders(never()).descriptions.loadMany(['stat:A', 'stat:B']);

    const first = await described();
    [time, isDown] = [25 * HOUR, true];
    const later = await described();

    expect(first).toMatchObject([{ id: 'stat:A', keyFigure: { titles: [{ value: 'Ett' }] } }, undefined]);
    expect(later).toMatchObject([
      { readAt: '1970-01-01T00:00:00.000Z', keyFigure: { id: 'A' }, problem: { kind: 'UNREACHABLE' } },
      { problem: { kind: 'UNREACHABLE' } },
    ]);
  });
});
