import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createLocalUpstream, errorFrom, never } from '../../../upstream/local-upstream.ts';
import type { StatisticsSource } from '../statistics-source.ts';
import { platform } from './index.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const WANTED = { keyFigures: ['people'], areas: ['0180', '1480'], years: [2022, 2023] };
const METADATA = {
  title: 'Folkmängd',
  variables: [
    { code: 'Region', text: 'region', values: ['0180', '1480'], valueTexts: ['Stockholm', 'Göteborg'] },
    { code: 'Tid', text: 'år', values: ['0', '1'], valueTexts: ['2022', '2023'], time: true },
  ],
};
const DATA = {
  version: '2.0',
  class: 'dataset',
  id: ['Region', 'Tid'],
  size: [2, 2],
  dimension: {
    Region: { category: { index: ['0180', '1480'] } },
    Tid: { category: { index: ['0', '1'] } },
  },
  value: [1, 2, 3, 4],
};

/** An installation of v1 whose configuration and answers are as given. */
async function open(answers: {
  readonly config?: object;
  readonly metadata?: object;
  readonly data?: object;
}): Promise<{ source: StatisticsSource; queries: unknown[] }> {
  const { config, metadata = METADATA, data = DATA } = answers;
  const queries: unknown[] = [];
  const server = await local.server((response, request) => {
    const reply = (body: object | undefined): void => {
      response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    };
    if (request.url?.endsWith('?config') === true) reply(config);
    else if (request.method === 'GET') reply(metadata);
    else {
      void text(request).then((body) => {
        queries.push(JSON.parse(body));
        reply(data);
      });
    }
  });
  const source = platform.open({
    source: {
      id: 'own',
      platform: 'pxweb',
      url: new URL('/api/v1/sv', server.url).href,
      names: [],
      keyFigures: [{ id: 'people', line: 1, fields: { table: 'people.px', region: 'Region' } }],
      options: {},
    },
    upstream: local.upstream({ retries: 0 }),
  });
  return { source, queries };
}

describe('PxWeb with faults', () => {
  it('takes the limits of the software where an installation tells none', async () => {
    const { source } = await open({});

    const { values } = await source.values(WANTED, never());

    expect(values).toHaveLength(4);
  });

  it('finds years by their labels where a table has numbered its periods', async () => {
    const { source, queries } = await open({});

    const { values } = await source.values({ ...WANTED, years: [2023] }, never());

    expect(queries).toEqual([
      {
        query: [
          { code: 'Region', selection: { filter: 'item', values: ['0180', '1480'] } },
          { code: 'Tid', selection: { filter: 'item', values: ['1'] } },
        ],
        response: { format: 'json-stat2' },
      },
    ]);
    expect(values.map(({ area, year, value }) => [area, year, value])).toEqual([
      ['0180', 2023, 2],
      ['1480', 2023, 4],
    ]);
  });

  it('asks for the areas that are wanted where a table has too many to list', async () => {
    const [, time] = METADATA.variables;
    const { source, queries } = await open({
      metadata: { title: '', variables: [{ code: 'Region', text: 'region', values: null }, time] },
    });

    const { values } = await source.values(WANTED, never());

    expect(values).toHaveLength(4);
    expect(queries).toHaveLength(1);
  });

  it('tells which cells an answer has no place for, and which cannot be read', async () => {
    const Region = { category: { index: ['0180'] } };
    const { source } = await open({
      data: { ...DATA, size: [1, 2], dimension: { ...DATA.dimension, Region }, value: [1, 'många'] },
    });

    const { values, skipped, failed } = await source.values(WANTED, never());

    expect(values).toMatchObject([{ area: '0180', year: 2022, value: 1 }]);
    expect(skipped).toEqual([
      { id: 'people.px 0180 1', keyFigure: 'people', reason: '"många" is no number' },
      { id: 'people.px 1480 0', keyFigure: 'people', reason: 'the answer has no place for Region 1480' },
      { id: 'people.px 1480 1', keyFigure: 'people', reason: 'the answer has no place for Region 1480' },
    ]);
    expect(failed).toEqual([]);
  });

  it.each([
    ['lacks a dimension', { ...DATA, id: ['Region'], size: [2], value: [1, 2] }, 'the answer lacks Tid'],
    ['has too few cells', { ...DATA, value: [1] }, 'value has 1 cells'],
    ['has no values', { ...DATA, value: [] }, 'there are no values'],
    [
      'is spread over something that was not asked for',
      {
        ...DATA,
        id: ['Region', 'Tid', 'Kon'],
        size: [2, 2, 2],
        dimension: { ...DATA.dimension, Kon: { category: { index: ['1', '2'] } } },
        value: [1, 2, 3, 4, 5, 6, 7, 8],
      },
      'the answer is spread over Kon',
    ],
  ])('does not guess what the cells of an answer are that %s', async (_what, data, sentence) => {
    const { source } = await open({ data });

    const error = await errorFrom(source.values(WANTED, never()));

    expect(error.kind).toBe('MALFORMED');
    expect(error.message).toContain(sentence);
  });

  it('says where metadata are wrong', async () => {
    const { source } = await open({ metadata: { title: 'x', variables: 'none' } });

    const error = await errorFrom(source.values(WANTED, never()));

    expect(error.kind).toBe('MALFORMED');
    expect(error.message).toContain('variables');
  });
});
