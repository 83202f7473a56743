import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataService, Dataset } from '../../model/dataset.ts';
import { openConnection } from '../connection.ts';
import { aCatalogue, aDataService, aDataset, aDistribution, agentId, aSnapshot, concept, fresh } from '../fixtures/records.ts'; // prettier-ignore
import { temporaryFile, temporaryStore } from '../fixtures/temporary-store.ts';
import { checkedIndex } from './fixtures/expected-index.ts';
import { createIndexReader } from './index-reader.ts';

function expectAgreement(file: string): void {
  const connection = openConnection(file, { readOnly: true });
  try {
    for (const space of ['dataset', 'dataService'] as const) {
      const { actual, expected, mistakes } = checkedIndex(connection, space);
      expect(mistakes).toEqual([]);
      expect(actual).toEqual(expected);
    }
  } finally {
    connection.close();
  }
}

const texts = fc.array(
  fc.record({
    value: fc.constantFrom('Badplatser', 'Badplats i Ale', 'Playgrounds', 'Öppna data', 'avfall 2024', ''),
    language: fc.constantFrom('sv', 'en', 'de'),
  }),
  { maxLength: 2 },
);
const shared = {
  titles: texts,
  keywords: texts,
  descriptions: texts,
  themes: fc.array(fc.constantFrom(concept('ENVI'), concept('TRAN')), { maxLength: 2 }),
  licences: fc.array(fc.constantFrom(concept('CC0-1.0')), { maxLength: 1 }),
};
const datasets = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
    fc.record({
      ...shared,
      publisher: fc.constantFrom(agentId('http://a.example/1'), agentId('http://a.example/2')),
      distributions: texts.map((titles) => [aDistribution('f', { titles, formats: [concept('CSV')] })]),
    }),
  ),
  { selector: ([name]) => name, maxLength: 6 },
);
const services = fc.uniqueArray(fc.tuple(fc.constantFrom('X', 'Y'), fc.record(shared)), {
  selector: ([name]) => name,
  maxLength: 2,
});
const harvests = fc.array(
  fc.record({ catalogue: fc.constantFrom('one', 'two'), datasets, services }),
  { minLength: 1, maxLength: 5 }, // prettier-ignore
);

describe('createNodeIndex', () => {
  it('agrees with the records after any harvests of catalogues that share datasets, and without one of them', async () => {
    const agrees = async (
      sequence: readonly {
        readonly catalogue: string;
        readonly datasets: readonly (readonly [string, Partial<Dataset>])[];
        readonly services: readonly (readonly [string, Partial<DataService>])[];
      }[],
    ): Promise<void> => {
      const file = temporaryFile();
      const { writer } = await temporaryStore({ file });
      for (const { catalogue, datasets: some, services: others } of sequence) {
        const its = {
          datasets: some.map(([name, parts]) => aDataset(name, { ...parts, catalogueId: catalogue })),
          dataServices: others.map(([name, parts]) => aDataService(name, { ...parts, catalogueId: catalogue })),
        };
        await writer.writeSnapshot(aSnapshot(catalogue, its), fresh(catalogue));
        expectAgreement(file);
      }
      await writer.close();
      const reopened = await temporaryStore({ file, catalogues: [aCatalogue('two')] });
      expectAgreement(file);
      await reopened.writer.close();
    };

    await fc.assert(fc.asyncProperty(harvests, agrees), { numRuns: 5 });
  }, 60_000);

  it('shows a reader that stays the words of the last harvest', async () => {
    const file = temporaryFile();
    const { writer } = await temporaryStore({ file });
    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('Badplatser')] }), fresh('one'));
    const connection = openConnection(file, { readOnly: true });
    const reader = createIndexReader(connection, 'dataset');
    const before = reader.wordsNear('badplatsar', 1, 5).map(({ term }) => term);

    await writer.writeSnapshot(aSnapshot('one', { datasets: [aDataset('Lekplatser')] }), fresh('one'));

    expect(before).toEqual(['badplatser']);
    expect(reader.wordsNear('badplatsar', 1, 5)).toEqual([]);
    expect(reader.wordsNear('lekplatsar', 1, 5)).toMatchObject([{ term: 'lekplatser', edits: 1, rows: 1 }]);
    expect(reader.rows()).toBe(1);
    connection.close();
  });
});
