import { describe, expect, it } from 'vitest';
import type { Dataset } from './dataset.ts';
import { newDataService, newDataset } from './new-record.ts';
import { recordJson } from './record-json.ts';

const ID = { id: 'd0000000000000001', catalogueId: 'ale' };
const read = (json: string): Dataset => JSON.parse(json) as Dataset;

describe('a record as JSON', () => {
  it('is what it was where nothing is wrong with it', () => {
    const keywords = Array.from({ length: 9_000 }, (_, number) => ({ value: `Sökord ${number}\t\n`, language: 'sv' }));
    const dataset = newDataset({ ...ID, titles: [{ value: 'C:\\bad\\fil\r\n' }], keywords });

    const json = recordJson(dataset);

    expect(json).toBe(JSON.stringify(dataset));
  });

  it('keeps 10,000 of 100,000 keywords, and says so', () => {
    const keywords = Array.from({ length: 100_000 }, (_, number) => ({ value: `k${number}` }));

    const record = read(recordJson(newDataset({ ...ID, keywords })));

    expect(record.keywords).toHaveLength(10_000);
    expect(record.keywords.at(-1)).toEqual({ value: 'k9999' });
    expect(record.problems).toEqual([
      { property: 'keywords', reason: 'had 100,000 values, of which the first 10,000 are kept' },
    ]);
  });

  it('keeps the beginning of a text of 5 MB, and says so beside what it said before', () => {
    const problems = [{ property: 'issued', said: 'okänt', reason: 'is not a date' }];
    const descriptions = [{ value: `${'x'.repeat(262_143)}😀${'y'.repeat(5_000_000)}` }];

    const record = read(recordJson(newDataset({ ...ID, descriptions, problems })));

    expect(record.descriptions[0]?.value).toBe('x'.repeat(262_143));
    expect(record.problems).toEqual([
      ...problems,
      {
        property: 'descriptions',
        reason: 'held a text of 5,262,145 characters, of which the first 262,144 are kept',
      },
    ]);
  });

  it('has no control characters in its texts, however deep they are, and says so once for each field', () => {
    const control = 'A\u0000B\u0008\u000c\u001fC\tD\n';
    const dataset = newDataset({
      ...ID,
      titles: [{ value: control }, { value: control }],
      otherProperties: [
        { property: 'p', isUri: false, properties: [{ property: 'q', value: control, isUri: false, properties: [] }] },
      ],
    });

    const record = read(recordJson(dataset));

    expect(record.titles.map(({ value }) => value)).toEqual(['ABC\tD\n', 'ABC\tD\n']);
    expect(record.otherProperties[0]?.properties[0]?.value).toBe('ABC\tD\n');
    expect(record.problems.map(({ property }) => property).sort()).toEqual(['otherProperties', 'titles']);
  });

  it('keeps all ids of the datasets that a service serves', () => {
    const servesDatasets = Array.from({ length: 25_000 }, (_, number) => `d${number}`);
    const service = newDataService({ ...ID, servesDatasets });

    const json = recordJson(service);

    expect(json).toBe(JSON.stringify(service));
  });
});
