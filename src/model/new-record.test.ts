import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newDataService, newDataset, newDatasetSeries, newDistribution } from './new-record.ts';

/** The fields of an interface, as its file declares them, its parents' included. */
function fieldsOf(file: string, name: string): readonly string[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const [, parent, body = ''] =
    new RegExp(`export interface ${name}(?: extends (\\w+))? \\{([^}]*)\\}`).exec(text) ?? [];
  const own = [...body.matchAll(/readonly (\w+)\??:/g)].map((match) => match[1] ?? '');
  return [...(parent === undefined ? [] : fieldsOf(file, parent)), ...own];
}

describe('making records from parts', () => {
  it.each([
    ['Dataset', './dataset.ts', newDataset],
    ['DataService', './dataset.ts', newDataService],
    ['DatasetSeries', './dataset.ts', newDatasetSeries],
    ['Distribution', './distribution.ts', newDistribution],
  ] as const)('takes over every field that a %s has', (name, file, make) => {
    const fields = fieldsOf(file, name);
    const given = Object.fromEntries(fields.map((field) => [field, field === 'kind' ? 'series' : `given ${field}`]));

    const made = make(given as never);

    expect(fields.length).toBeGreaterThan(20);
    expect(made).toEqual(given);
  });

  it('leaves out what is not given, and gives empty lists', () => {
    const made = newDataset({ id: 'd1', catalogueId: 'ale' });

    expect(made).not.toHaveProperty('publisher');
    expect(made.titles).toEqual([]);
  });
});
