import { afterEach, describe, expect, it } from 'vitest';
import { errorFrom, never } from '../../../upstream/local-upstream.ts';
import { createLocalKolada, refOf } from './fixtures/local-kolada.ts';
import { platform } from './index.ts';

const kolada = createLocalKolada();
afterEach(() => kolada.close());

const { answering, open, startDemo } = kolada;

const value = (gender: string, number: unknown, more: object = {}): object => ({
  gender,
  count: 1,
  status: '',
  value: number,
  isdeleted: false,
  ...more,
});

const WANTED = { keyFigures: ['N00945'], areas: ['1480'], years: [2020] };
const item = (...values: readonly unknown[]): object => ({ kpi: 'N00945', municipality: '1480', period: 2020, values });

describe('key figures of kolada', () => {
  it('come in batches of 25 ids to a segment', async () => {
    const { server, source } = await startDemo();
    const areas = Array.from({ length: 30 }, (_, index) => String(1401 + index));
    const years = Array.from({ length: 10 }, (_, index) => 2010 + index);
    const wanted = { keyFigures: ['N00945', 'N01951', 'N03702', 'N07403', 'N15030'], areas, years };

    await source.values(wanted, never());

    expect(server.requests.total).toBe(2);
    expect(source.requests({ keyFigures: 5, areas: 30, years: 10 })).toBe(2);
  });

  it('are the same whether they come in one page or in many', async () => {
    const one = await startDemo();
    const many = await startDemo({ pageSize: 7 });
    const wanted = { keyFigures: ['N00945', 'N01951'], areas: ['1480', '1440'], years: [2014, 2015, 2016, 2017, 2018] };

    const whole = await one.source.values(wanted, never());
    const inPages = await many.source.values(wanted, never());

    expect(inPages).toEqual(whole);
    expect(whole.values).toHaveLength(2 * 2 * 5 * 3);
    expect(many.server.requests.total).toBe(3);
  });

  it('are asked for by the code that the platform itself gives a region, and the country', async () => {
    const { server, source } = await startDemo();

    const { values } = await source.values(
      { keyFigures: ['N01951'], areas: ['00', '14', '1480'], years: [2023] },
      never(),
    );

    const all = values.filter(({ gender }) => gender === 'ALL');
    expect(all.map(({ area }) => area).toSorted()).toEqual(['00', '14', '1480']);
    expect(server.requests.paths.map((path) => path.replace(/^\/v3\//, ''))).toEqual([
      'municipality?region_type=L',
      expect.stringMatching(/^data\/kpi\/N01951\/municipality\/[\d,]*0014[\d,]*\/year\/2023$/),
    ]);
  });

  it('say of each value what stands in the place of a number', async () => {
    const source = await answering(() => ({
      values: [
        item(value('T', 31.5), value('K', null, { status: 'Missing' }), value('M', 3, { isdeleted: true })),
        { ...item(value('T', null, { status: 'Private' }), value('K', 'trettio'), value('M', null)), period: 2021 },
      ],
    }));

    const { values, skipped } = await source.values({ ...WANTED, years: [2020, 2021] }, never());

    const said = values.map(({ year, gender, status, value: number, said: word }) => [
      year,
      gender,
      status,
      number,
      word,
    ]);
    expect(said).toEqual([
      [2020, 'ALL', 'PRESENT', 31.5, undefined],
      [2020, 'WOMEN', 'MISSING', undefined, 'Missing'],
      [2020, 'MEN', 'DELETED', undefined, undefined],
      [2021, 'ALL', 'PRIVATE', undefined, 'Private'],
      [2021, 'WOMEN', 'UNREADABLE', undefined, '"trettio"'],
      [2021, 'MEN', 'MISSING', undefined, undefined],
    ]);
    expect(skipped).toEqual([]);
  });

  it('take the number that was given anew over the one that was taken back, in either order', async () => {
    const gone = value('T', 1, { isdeleted: true });
    const first = await answering(() => ({ values: [item(gone, value('T', 2))] }));
    const last = await answering(() => ({ values: [item(value('T', 2), gone)] }));

    const answers = [await first.values(WANTED, never()), await last.values(WANTED, never())];

    expect(answers.map(({ values }) => values.map(({ value: number }) => number))).toEqual([[2], [2]]);
    expect(answers.flatMap(({ skipped }) => skipped)).toEqual([]);
  });

  it('tell what could not be read, and keep the rest', async () => {
    const source = await answering(() => ({
      values: [
        item(value('T', 1), value('F', 2), value('T', 3)),
        'nothing',
        { ...item(value('T', 4)), municipality: '0114' },
        { ...item(value('T', 4)), period: '2020-05' },
      ],
    }));

    const { values, skipped } = await source.values(WANTED, never());

    expect(values.map(({ value: number }) => number)).toEqual([1]);
    expect(skipped.map(({ id, keyFigure }) => [id, keyFigure])).toEqual([
      ['N00945 1480 2020', 'N00945'],
      ['N00945 1480 2020 T', 'N00945'],
      ['nothing', undefined],
      ['N00945 0114 2020', 'N00945'],
      ['N00945 1480 2020-05', 'N00945'],
    ]);
  });

  it('follow a next page that names another protocol, on the host that was asked', async () => {
    const source = await answering((path, origin) =>
      path.includes('page=2')
        ? { values: [item(value('T', 2))], next_url: null }
        : { values: [], next_url: `${origin.replace('http:', 'https:')}${path}?page=2` },
    );

    const { values } = await source.values(WANTED, never());

    expect(values).toHaveLength(1);
  });

  it.each([
    ['another host', (path: string) => `http://elsewhere.example${path}?page=2`, 'elsewhere'],
    ['itself', (path: string) => path, 'lead back'],
  ])('are MALFORMED when the next page is at %s', async (_name, next, says) => {
    const source = await answering((path) => ({ values: [], next_url: next(path) }));

    const error = await errorFrom(source.values(WANTED, never()));

    expect([error.kind, error.message]).toEqual(['MALFORMED', expect.stringContaining(says)]);
  });

  it('are MALFORMED when an error comes with the status of success', async () => {
    const source = await answering(() => ({ error: 'Database is away' }));

    const error = await errorFrom(source.values(WANTED, never()));

    expect([error.kind, error.message]).toEqual(['MALFORMED', expect.stringContaining('Database is away')]);
  });

  it('are told to be missing in part when one batch of several fails', async () => {
    const server = await kolada.server((response, request) => {
      const isFirst = request.url?.includes('N00001') === true;
      response.writeHead(isFirst ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ values: [] }));
    });
    const keyFigures = Array.from({ length: 26 }, (_, index) => `N${String(index + 1).padStart(5, '0')}`);

    const { failed } = await open(`${server.url.origin}/v3`).values({ ...WANTED, keyFigures }, never());

    expect(failed).toEqual([
      { keyFigures: keyFigures.slice(0, 25), kind: 'REFUSED', message: expect.any(String) as string },
    ]);
  });

  it('are described with unit, producer and what has no place, and not at all when they are unknown', async () => {
    const { server, source } = await startDemo();

    const { keyFigures, failed } = await source.describe(['N00945', 'N03702', 'N99999'], never());

    expect(server.requests.total).toBe(1);
    expect(failed).toEqual([]);
    expect(keyFigures.map(({ id }) => id)).toEqual(['N00945', 'N03702']);
    expect(keyFigures[1]).toMatchObject({
      titles: [{ value: 'Bruttoregionprodukt, kommun (BRP), 1000 kr/invånare', language: 'sv' }],
      unit: { texts: [{ value: '1000 kr/invånare', language: 'sv' }], basis: 'TITLE' },
      byGender: false,
      area: { value: 'Kommunen, övergripande', language: 'sv' },
      producer: 'SCB',
      latestPeriod: '2024',
      publication: '2027-01-08',
    });
    expect(keyFigures[1]?.otherProperties.map(({ property }) => property)).toEqual([
      'municipality_type',
      'auspice',
      'perspective',
      'has_ou_data',
    ]);
  });

  it('are described one by one where an unknown one is answered with 404 for all', async () => {
    const server = await kolada.server((response, request) => {
      const isUnknown = request.url?.includes('N99999') === true;
      response.writeHead(isUnknown ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ values: [{ id: 'N00945', title: 'Ett' }] }));
    });

    const { keyFigures } = await open(`${server.url.origin}/v3`).describe(['N00945', 'N99999'], never());

    expect(keyFigures.map(({ id }) => id)).toEqual(['N00945']);
  });

  it('are said to be unread, not unknown, when the description cannot be read', async () => {
    const source = await answering(() => ({ values: [{ title: 'No id' }] }));

    const { keyFigures, failed } = await source.describe(['N00945'], never());

    expect(keyFigures).toEqual([]);
    expect(failed).toEqual([expect.objectContaining({ keyFigures: ['N00945'], kind: 'MALFORMED' })]);
  });
});

describe('an entry of kolada in a sources file', () => {
  const good = refOf('https://api.kolada.se/v3');

  it.each([
    ['a url of another version', { ...good, url: 'https://api.kolada.se/v2' }, 'https://api.kolada.se/v3'],
    ['a population that is no key figure', { ...good, population: 'befolkning' }, 'N01951'],
    ['an option', { ...good, options: { lang: 'sv' } }, 'lang'],
    ['definitions', { ...good, keyFigures: [{ id: 'a', line: 7, fields: {} }] }, 'remove'],
  ])('is told about %s', (_name, entry, says) => {
    expect(platform.check(entry)?.message).toContain(says);
  });

  it('is good as the sources file of the project has it', () => {
    expect(platform.check({ ...good, population: 'N01951' })).toBeUndefined();
    expect(['N00945', 'U00401', '', 'n00945', 'N00945,N00946'].map((id) => platform.knows(good, id))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
