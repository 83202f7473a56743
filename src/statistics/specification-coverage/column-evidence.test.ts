import { describe, expect, it } from 'vitest';
import type { ContentCheck } from '../../checks/check.ts';
import type { Specification, SpecificationColumn } from '../../model/specification.ts';
import { columnEvidence } from './column-evidence.ts';

const column = (name: string, parts: Partial<SpecificationColumn> = {}): SpecificationColumn => ({
  name,
  type: 'text',
  mandatory: true,
  aliases: [],
  status: 'attested',
  ...parts,
});
const withColumns = (...columns: readonly SpecificationColumn[]): Specification => ({
  slug: 'toilets',
  names: [],
  descriptions: [],
  aliases: [],
  addresses: [],
  stewards: [],
  columns,
});
const TOILETS = withColumns(
  column('id'),
  column('latitude', { aliases: ['lat'] }),
  column('wheelchair', { mandatory: false }),
  column('guess', { status: 'guessed' }),
);
const evidenceOf = (specification: Specification, columns: readonly string[], state: ContentCheck['state'] = 'VALID') =>
  columnEvidence(specification, {
    datasetId: 'd',
    check: {
      url: 'https://x.example/a.csv',
      specification: 'toilets',
      state,
      whole: true,
      columns,
      faults: [],
      checkedAt: '2026-03-01T00:00:00.000Z',
    },
  });

describe('the header of a file', () => {
  it('is evidence where it has the mandatory columns, in any case and by other names', () => {
    const found = evidenceOf(TOILETS, ['ID', 'Lat', 'colour']);

    expect(found).toEqual({ datasetId: 'd', place: 'COLUMNS', said: 'https://x.example/a.csv', matched: 'ID, Lat' });
  });

  it('is evidence whatever stands in the rows', () => {
    expect(evidenceOf(TOILETS, ['id', 'latitude', 'wheelchair'], 'INVALID')).toMatchObject({
      matched: 'id, latitude, wheelchair',
    });
  });

  it('is none where a mandatory column is missing, or the file was not read', () => {
    expect(evidenceOf(TOILETS, ['id', 'guess'])).toBeUndefined();
    expect(evidenceOf(TOILETS, ['id', 'latitude'], 'UNKNOWN')).toBeUndefined();
    expect(evidenceOf(TOILETS, [], 'INVALID')).toBeUndefined();
  });

  it('must have all attested columns where none is mandatory', () => {
    const meals = withColumns(column('dish', { mandatory: false }), column('day', { mandatory: false }));

    expect(evidenceOf(meals, ['day'])).toBeUndefined();
    expect(evidenceOf(meals, ['day', 'dish'])).toMatchObject({ matched: 'day, dish' });
  });
});
