import { afterEach, describe, expect, it } from 'vitest';
import { startPxweb } from '../../../../demo/pxweb.ts';
import type { DefinitionValue, StatisticsRef } from '../../../model/key-figure.ts';
import { createLocalUpstream, errorFrom, never } from '../../../upstream/local-upstream.ts';
import type { StatisticsSource } from '../statistics-source.ts';
import { platform } from './index.ts';

const local = createLocalUpstream();
const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await local.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

type Fields = Readonly<Record<string, DefinitionValue>>;
const VERSIONS = [1, 2] as const;
type Version = (typeof VERSIONS)[number];

const POPULATION = { 1: 'BE/BE0101/BefolkningNy', 2: 'TAB638' } as const;
const INCOME = { 1: 'HE/Inkomst, hushåll/Median.px', 2: 'TAB4242' } as const;

const population = (version: Version): Fields => ({
  table: POPULATION[version],
  contents: 'BE0101N1',
  gender: { variable: 'Kon', women: '2', men: '1' },
});
const people = (version: Version): Fields => ({ ...population(version), region: 'Region' });
const growth = (version: Version): Fields => ({ ...people(version), contents: 'BE0101N2' });
const income = (version: Version): Fields => ({
  table: INCOME[version],
  contents: 'HE1',
  region: 'Region',
  time: 'Tid',
  gender: { variable: 'Kon', women: '2', men: '1', total: '1+2' },
  fixed: { Alder: '65+' },
});

const ref = (url: string, figures: Readonly<Record<string, Fields>>): StatisticsRef => ({
  id: 'scb',
  platform: 'pxweb',
  url,
  names: [],
  keyFigures: Object.entries(figures).map(([id, fields], at) => ({ id, line: at + 1, fields })),
  options: url.includes('/v1/') ? { languages: 'sv, en' } : {},
});

const open = (url: string, figures: Readonly<Record<string, Fields>>): StatisticsSource =>
  platform.open({ source: ref(url, figures), upstream: local.upstream({ retries: 0 }) });

const pxweb = async (options: Parameters<typeof startPxweb>[0]): ReturnType<typeof startPxweb> => {
  const server = await startPxweb(options);
  servers.push(server);
  return server;
};

const AREAS = ['1480', '1481', '1482', '1484', '1485', '1486', '1487', '1488', '1489', '1490'];
const YEARS = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];
const ROOMY = { cells: 10_000, calls: 100, seconds: 1 };

describe.each(VERSIONS)('PxWeb v%i', (version) => {
  it('reads women and men apart, and everybody as the table says it', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { people: people(version) });

    const { values, failed, skipped } = await source.values(
      { keyFigures: ['people'], areas: ['1480', '14', '00'], years: [2024] },
      never(),
    );

    const of = (area: string, gender: string) =>
      values.find((each) => each.area === area && each.gender === gender)?.value ?? NaN;
    expect(values).toHaveLength(9);
    expect(
      values.every(({ status, keyFigure, year }) => status === 'PRESENT' && keyFigure === 'people' && year === 2024),
    ).toBe(true);
    expect(of('1480', 'WOMEN') + of('1480', 'MEN')).toBe(of('1480', 'ALL'));
    expect(of('1480', 'ALL')).toBeGreaterThan(500_000);
    expect(of('00', 'ALL')).toBeGreaterThan(of('14', 'ALL'));
    expect(failed).toEqual([]);
    expect(skipped).toEqual([]);
  });

  it('asks for the configuration and the table once, and for figures of one table together', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { people: people(version), growth: growth(version) });
    const wanted = { keyFigures: ['people', 'growth'], areas: AREAS, years: YEARS };

    const { values } = await source.values(wanted, never());
    const afterFirst = server.requests.total;
    await source.values(wanted, never());

    expect(values).toHaveLength(2 * AREAS.length * YEARS.length * 3);
    // Configuration, metadata, women and men, everybody.
    expect(afterFirst).toBe(4);
    expect(server.requests.total).toBe(6);
  });

  it('splits what has more cells than the installation allows, and stays within its window', async () => {
    const server = await pxweb({ version, limits: { cells: 30, calls: 6, seconds: 1 } });
    const source = open(server.url, { income: income(version) });

    const { values, failed } = await source.values({ keyFigures: ['income'], areas: AREAS, years: YEARS }, never());

    expect(new Set(values.map(({ area, year, gender }) => `${area} ${year} ${gender}`)).size).toBe(300);
    expect(values).toHaveLength(300);
    expect(failed).toEqual([]);
    expect(server.refusals).toEqual({ cells: 0, calls: 0 });
    expect(server.requests.total).toBe(2 + 300 / 30);
    expect(source.requests({ keyFigures: 1, areas: AREAS.length, years: YEARS.length })).toBeGreaterThanOrEqual(12);
  });

  it('keeps what stands in the place of a number beside what it means', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { income: income(version), growth: growth(version) });

    const { values } = await source.values(
      { keyFigures: ['income', 'growth'], areas: ['00', '1480'], years: [2015] },
      never(),
    );

    expect(values).toContainEqual({
      keyFigure: 'income',
      area: '00',
      year: 2015,
      gender: 'ALL',
      status: 'NOT_APPLICABLE',
      said: '.',
    });
    expect(values).toContainEqual({
      keyFigure: 'growth',
      area: '1480',
      year: 2015,
      gender: 'WOMEN',
      status: 'MISSING',
      said: '..',
    });
  });

  it('does not ask for areas and years that the table does not have', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { people: people(version) });

    const none = await source.values({ keyFigures: ['people'], areas: ['1480'], years: [1700] }, never());
    const asked = server.requests.total;
    const some = await source.values({ keyFigures: ['people'], areas: ['1480', '9999'], years: [1700, 2020] }, never());

    expect(none).toEqual({ values: [], failed: [], skipped: [] });
    expect(asked).toBe(2);
    expect(some.failed).toEqual([]);
    expect(some.values.map(({ area, year }) => [area, year])).toEqual([
      ['1480', 2020],
      ['1480', 2020],
      ['1480', 2020],
    ]);
  });

  it('reads names, units and dates in Swedish and English', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { people: people(version), income: income(version) });

    const { keyFigures, failed } = await source.describe(['people', 'income'], never());

    expect(failed).toEqual([]);
    expect(keyFigures[0]).toMatchObject({
      id: 'people',
      titles: [
        { value: 'Folkmängd', language: 'sv' },
        { value: 'Population', language: 'en' },
      ],
      unit: {
        texts: [
          { value: 'antal', language: 'sv' },
          { value: 'number', language: 'en' },
        ],
        decimals: 0,
        basis: 'SAID',
      },
      byGender: true,
      producer: 'Demots statistikbyrå',
      latestPeriod: '2024',
      updated: '2025-02-21T07:00:00Z',
    });
    expect(keyFigures[0]?.descriptions[1]?.value).toContain('The figures are invented.');
    expect(keyFigures[0]?.otherProperties).toContainEqual({
      property: 'extension.px.tableid',
      value: 'TAB638',
      isUri: false,
      properties: [],
    });
    expect(keyFigures[1]?.unit?.decimals).toBe(1);
  });

  it('splits again when the installation has lowered its limit meanwhile', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { income: income(version) });
    const wanted = { keyFigures: ['income'], areas: AREAS, years: YEARS };
    await source.values(wanted, never());

    server.setLimits({ ...ROOMY, cells: 100 });
    const { values, failed } = await source.values(wanted, never());

    expect(values).toHaveLength(300);
    expect(failed).toEqual([]);
    expect(server.refusals.cells).toBe(1);
  });

  it('halves what is refused although the configuration allows it', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    server.setLimits({ ...ROOMY, cells: 80 }, false);
    const source = open(server.url, { income: income(version) });

    const { values, failed } = await source.values({ keyFigures: ['income'], areas: AREAS, years: YEARS }, never());

    expect(values).toHaveLength(300);
    expect(failed).toEqual([]);
    expect(server.refusals.cells).toBe(2);
  });

  it('gives the figures of other tables where one is unknown, and says which failed', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { people: people(version), lost: { ...people(version), table: 'TAB0' } });

    const { values, failed } = await source.values(
      { keyFigures: ['people', 'lost'], areas: ['1480'], years: [2020] },
      never(),
    );

    expect(values).toHaveLength(3);
    expect(failed).toMatchObject([{ keyFigures: ['lost'], kind: 'REFUSED' }]);
    expect(failed[0]?.message).toContain('404');
  });

  it.each([
    ['a variable that the table does not have', { region: 'Kommun' }, 'no variable Kommun, only Region, Kon'],
    ['contents that the table does not have', { contents: 'X' }, 'ContentsCode has no value X, only BE0101N1'],
    ['a gender that the table does not have', { gender: { variable: 'Kon', women: 'K', men: '1' } }, 'no value K'],
    ['a variable with two uses', { time: 'Region' }, 'Region is given two uses'],
  ])('says what to write instead of %s', async (_what, fields, sentence) => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { people: people(version), wrong: { ...people(version), ...fields } });

    const { failed } = await source.values(
      { keyFigures: ['people', 'wrong'], areas: ['1480'], years: [2020] },
      never(),
    );

    expect(failed).toMatchObject([{ keyFigures: ['wrong'], kind: 'MALFORMED' }]);
    expect(failed[0]?.message).toContain(sentence);
  });

  it('says which variable has to be chosen where the table gives no total over it', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, { income: { ...income(version), fixed: {} } });

    const error = await errorFrom(source.values({ keyFigures: ['income'], areas: ['1480'], years: [2020] }, never()));

    expect(error.kind).toBe('MALFORMED');
    expect(error.message).toContain('no total over Alder; choose one of its values in fixed (20-64, 65+');
  });

  it('throws where nothing at all could be read', async () => {
    const server = await pxweb({ version, quirks: { down: 'unavailable' } });
    const source = open(server.url, { people: people(version) });
    const wanted = { keyFigures: ['people'], areas: ['1480'], years: [2020] };

    const down = await errorFrom(source.values(wanted, never()));
    await server.setQuirks({ html: true });
    const html = await errorFrom(source.values(wanted, never()));

    expect(down.kind).toBe('UNREACHABLE');
    expect(html.kind).toBe('MALFORMED');
  });

  it('throws the reason of a signal that is aborted', async () => {
    const server = await pxweb({ version, quirks: { slow: 5_000 } });
    const source = open(server.url, { people: people(version) });
    const controller = new AbortController();

    const reading = source.values({ keyFigures: ['people'], areas: ['1480'], years: [2020] }, controller.signal);
    controller.abort(new Error('enough'));

    await expect(reading).rejects.toThrow('enough');
  });

  it('reads a table that is about one area only', async () => {
    const server = await pxweb({ version, limits: ROOMY });
    const source = open(server.url, {
      own: { ...population(version), area: '1480', fixed: { Region: '1480' } },
    });

    const { values } = await source.values({ keyFigures: ['own'], areas: ['1480', '1481'], years: [2020] }, never());

    expect(values.map(({ area, gender }) => [area, gender])).toEqual([
      ['1480', 'WOMEN'],
      ['1480', 'MEN'],
      ['1480', 'ALL'],
    ]);
  });
});
