import { readdirSync, readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../resolvers/schema.ts';
import { workOf } from '../../src/field-work.ts';

const schema = createSchema();

test('the fields that are said to ask catalogues are in the schema', () => {
  const found = fieldsThatCall({});

  expect(found.toSorted()).toEqual(['Dataset.live', 'Organisation.keyFigures', 'Query.keyFigure']);
});

test('every list that takes a wish for freshness is counted, and only with an age', () => {
  const lists = fields().filter(({ takes }) => takes.includes('freshness'));

  const found = fieldsThatCall({ freshness: { maxAge: 60 } });

  expect(lists.length).toBeGreaterThan(0);
  expect(found).toEqual(expect.arrayContaining(lists.map(({ coordinate }) => coordinate)));
  expect(workOf('Query.datasets', { freshness: { onMissing: 'OMIT' } })).toEqual({
    each: 0,
    once: 0,
    searches: 0,
  });
});

test('every list that takes words, and what else searches, is counted', () => {
  const lists = fields().filter(({ takes }) => takes.includes('search'));

  const found = lists.filter(({ coordinate }) => workOf(coordinate, { search: 'bad' }).searches === 1);

  expect(lists.length).toBeGreaterThan(8);
  expect(found).toEqual(lists);
  expect(lists.filter(({ coordinate }) => workOf(coordinate, {}).searches > 0)).toEqual([]);
  for (const coordinate of ['Query.suggest', 'Dataset.similar', 'DatasetConnection.facets']) {
    expect(fields().map((field) => field.coordinate)).toContain(coordinate);
    expect(workOf(coordinate, {}).searches).toBe(1);
  }
});

test('the loaders that resolvers use are those whose calls are counted', () => {
  const folder = new URL('../../resolvers/', import.meta.url);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));

  const used = new Set(texts.flatMap((text) => [...text.matchAll(/[^/]\bloaders\.(\w+)/g)].map(([, name]) => name)));

  // A new loader asks catalogues from a field that src/field-work.ts has to know. Coverage is read from what we have.
  expect([...used].sort()).toEqual(['coverage', 'freshness', 'keyFigures', 'liveDataset']);
});

function fields(): { readonly coordinate: string; readonly takes: readonly string[] }[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map(({ name, args }) => ({
        coordinate: `${type.name}.${name}`,
        takes: args.map((arg) => arg.name),
      })),
    );
}

function fieldsThatCall(given: Readonly<Record<string, unknown>>): string[] {
  return fields()
    .filter(({ takes }) => Object.keys(given).every((name) => takes.includes(name)))
    .map(({ coordinate }) => coordinate)
    .filter((coordinate) => {
      const { each, once } = workOf(coordinate, given);
      return each + once > 0;
    });
}
