import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCell } from './cell-status.ts';
import { readCube } from './json-stat.ts';
import { readTable1, readTable2 } from './table.ts';

const plain = {
  version: '2.0',
  class: 'dataset',
  label: 'Folkmängd',
  id: ['Region', 'Tid'],
  size: [2, 3],
  role: { time: ['Tid'] },
  dimension: {
    Region: { label: 'region', category: { index: { '0182': 1, '0180': 0 }, label: { '0180': 'Stockholm' } } },
    Tid: { label: 'år', category: { index: ['2021', '2022', '2023'] } },
  },
  value: [1, 2, 3, 4, 5, 6],
};
const REAL = fileURLToPath(new URL('../../../../../shared/real/pxweb/', import.meta.url));

describe('readCube', () => {
  it('finds cells by position, the last dimension running fastest', () => {
    const cube = readCube(plain);

    expect(cube.cell([0, 2])).toEqual({ value: 3 });
    expect(cube.cell([1, 0])).toEqual({ value: 4 });
    expect(cube.dimensions[0]?.categories.get('0182')).toMatchObject({ position: 1, label: '0182' });
    expect(cube.dimensions[1]?.role).toBe('time');
    expect(() => cube.cell([2, 0])).toThrow(RangeError);
  });

  it.each([
    ['a list', [null, 'p', null, '..', null, null]],
    ['an object', { '1': 'p', '3': '..' }],
  ])('reads a status that is %s, beside a number or in its place', (_what, status) => {
    const cube = readCube({ ...plain, value: [1, 2, 3, null, 5, 6], status });

    expect(readCell(cube.cell([0, 0]))).toEqual({ status: 'PRESENT', value: 1 });
    expect(readCell(cube.cell([0, 1]))).toEqual({ status: 'PRESENT', value: 2, said: 'p' });
    expect(readCell(cube.cell([1, 0]))).toEqual({ status: 'MISSING', said: '..' });
  });

  it('reads values that are an object, and one status for all of them', () => {
    const cube = readCube({ ...plain, value: { '0': 0, '5': 6 }, status: 'e' });

    expect(readCell(cube.cell([0, 0]))).toEqual({ status: 'PRESENT', value: 0, said: 'e' });
    expect(readCell(cube.cell([0, 1]))).toEqual({ status: 'MISSING', said: 'e' });
    expect(readCell(cube.cell([1, 2]))).toEqual({ status: 'PRESENT', value: 6, said: 'e' });
  });

  it.each([
    [null, undefined, { status: 'MISSING' }],
    [null, '..', { status: 'MISSING', said: '..' }],
    [null, '.', { status: 'NOT_APPLICABLE', said: '.' }],
    [null, '-', { status: 'MISSING', said: '-' }],
    ['..', undefined, { status: 'MISSING', said: '..' }],
    [0, '-', { status: 'PRESENT', value: 0, said: '-' }],
    ['12', undefined, '"12" is no number'],
    [true, undefined, 'true is no number'],
  ])('reads the cell %j with the status %j, and never makes it 0', (value, said, read) => {
    const cube = readCube({
      ...plain,
      value: [value, 2, 3, 4, 5, 6],
      ...(said === undefined ? {} : { status: { 0: said } }),
    });

    expect(readCell(cube.cell([0, 0]))).toEqual(read);
  });

  it('takes a single category without an index', () => {
    const Tid = { category: { label: { '2021': '2021' } } };

    const cube = readCube({ ...plain, size: [2, 1], dimension: { ...plain.dimension, Tid }, value: [1, 2] });

    expect(cube.cell([1, 0])).toEqual({ value: 2 });
  });

  it.each([
    ['is of JSON-stat 1', { dataset: plain }, 'no json-stat2'],
    ['has too few values', { ...plain, value: [1, 2] }, 'value has 2 cells, and size says 6'],
    ['has a size for each dimension but one', { ...plain, size: [2] }, 'size has 1'],
    ['names a dimension that is not there', { ...plain, id: ['Region', 'Kon'] }, 'dimension Kon is named in id'],
    ['has fewer categories than it says', { ...plain, size: [3, 2] }, 'dimension Region has 2 categories'],
    [
      'has two categories at one place',
      { ...plain, dimension: { ...plain.dimension, Region: { category: { index: { a: 1, b: 1 } } } } },
      'no place 1 for category b',
    ],
  ])('says what is wrong with a document that %s', (_what, document, sentence) => {
    expect(() => readCube(document)).toThrow(sentence);
  });

  it.skipIf(!existsSync(REAL))('reads the metadata of real tables, with their units and codes', () => {
    const files = readdirSync(REAL).filter((name) => name.startsWith('MetadataById'));

    const cubes = files.map((name) => readCube(JSON.parse(readFileSync(`${REAL}${name}`, 'utf8'))));
    const air = cubes.find(({ label }) => label.startsWith('Total air emissions'));
    const table = air === undefined ? undefined : readTable2('TAB004', air);

    expect(cubes.length).toBeGreaterThan(0);
    expect(cubes.every(({ hasValues }) => !hasValues)).toBe(true);
    expect(air?.dimensions[2]?.categories.get('Emission')).toMatchObject({
      unit: 'Device varies with the subject',
      decimals: 0,
    });
    expect(air?.dimensions[1]?.categories.get('SF6_CO2-ekv.')?.notes).toEqual(['Footnote text']);
    expect(table?.variables.map(({ code, isTime, isMetric, codes }) => [code, isTime, isMetric, codes?.size])).toEqual([
      ['SECTOR', false, false, 14],
      ['GREENHOUSEGAS', false, false, 11],
      ['ContentsCode', false, true, 1],
      ['TIME', true, false, 28],
    ]);
  });

  it.skipIf(!existsSync(REAL))('reads the metadata of a real table of v1', () => {
    const document: unknown = JSON.parse(readFileSync(`${REAL}px_px_meta_example__px_meta.json`, 'utf8'));

    const { variables } = readTable1('BefolkningNy', document);

    const region = variables.find(({ code }) => code === 'Region');
    expect(region?.codes?.has('1480')).toBe(true);
    expect(variables.filter(({ isTime }) => isTime).map(({ code }) => code)).toEqual(['Tid']);
    expect(variables.filter(({ isMetric }) => isMetric)).toHaveLength(1);
    expect(variables.find(({ code }) => code === 'Kon')?.isEliminable).toBe(true);
  });
});
