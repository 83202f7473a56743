import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config.ts';
import { createSpecifications } from '../../src/model/specification.ts';
import { readSpecificationFiles } from '../../src/records/specification-files.ts';
import { corpus } from './corpus.ts';
import { HELD_OUT, JUDGED, QUERY_CLASSES, readJudged } from './judged.ts';

const found = corpus();
const { entries } = found;
const keys = entries.map(({ key }) => key);
const judged = readJudged(JUDGED, keys);
const heldOut = readJudged(HELD_OUT, keys);

const asked = ({ query, language }: { readonly query: string; readonly language: string }): string =>
  `${language} ${query.toLowerCase()}`;

describe('The corpus', () => {
  it('has at least 600 datasets, each with an id and a key of its own', () => {
    const ids = new Set(entries.map(({ dataset }) => dataset.id));

    expect(entries.length).toBeGreaterThanOrEqual(600);
    expect(ids.size).toBe(entries.length);
    expect(new Set(keys).size).toBe(entries.length);
  });

  it('has no two datasets of one publisher with the same words', () => {
    const texts = entries.map(({ dataset }) =>
      JSON.stringify([dataset.publisher, dataset.titles, dataset.descriptions]),
    );

    expect(new Set(texts).size).toBe(texts.length);
  });

  it('names themes, licences and specifications that are known', () => {
    const { specifications } = readSpecificationFiles(join(ROOT, 'specifications'));
    const known = createSpecifications(specifications);
    const written = entries.filter(({ dataset }) => dataset.uri?.includes('/datamangd/') === true);

    const unknown = written.flatMap(({ key, dataset }) => [
      ...dataset.themes.filter(({ code }) => code === undefined).map(({ said }) => `${key} ${said}`),
      ...dataset.distributions
        .flatMap(({ licences }) => licences)
        .filter(({ code }) => code === undefined)
        .map(({ said }) => `${key} ${said}`),
      ...dataset.conformsTo
        .filter(({ uri }) => known.specificationSlug(uri) === undefined)
        .map(({ uri }) => `${key} ${uri}`),
    ]);

    expect(written.length).toBeGreaterThan(250);
    expect(unknown).toEqual([]);
  });

  it('refuses an id of another dataset', () => {
    expect(() => found.keyOf('d000000000')).toThrow('No dataset d000000000 in the corpus');
  });
});

describe('The judged set', () => {
  it('has at least 120 queries, and at least 10 of each class', () => {
    const classes = QUERY_CLASSES.map((name) => [name, judged.filter((one) => one.class === name).length] as const);

    expect(judged.length).toBeGreaterThanOrEqual(120);
    expect(classes.filter(([, count]) => count < 10)).toEqual([]);
  });

  it('has a held-out set of at least 80 queries, and at least 5 of each class', () => {
    const classes = QUERY_CLASSES.map((name) => [name, heldOut.filter((one) => one.class === name).length] as const);

    expect(heldOut.length).toBeGreaterThanOrEqual(80);
    expect(classes.filter(([, count]) => count < 5)).toEqual([]);
  });

  it('asks nothing twice, nor in both sets', () => {
    const all = [...judged, ...heldOut].map(asked);

    const twice = all.filter((one, index) => all.indexOf(one) !== index);

    expect(twice).toEqual([]);
  });

  it('grades at least one dataset 2 or 3 for each query', () => {
    const without = [...judged, ...heldOut].filter(({ grades }) => [...grades.values()].every((grade) => grade < 2));

    expect(without.map(({ query }) => query)).toEqual([]);
  });
});
