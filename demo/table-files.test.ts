import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSpecifications } from '../src/model/specification.ts';
import { checkFile } from '../src/records/check-file.ts';
import { readSpecificationFiles } from '../src/records/specification-files.ts';
import type { TableVerdict } from '../src/records/table-check.ts';
import { demoContents } from './content/contents.ts';
import { startTableFiles } from './table-files.ts';
import type { TableFiles } from './table-files.ts';

const { specifications } = readSpecificationFiles(fileURLToPath(new URL('../specifications', import.meta.url)));
const known = createSpecifications(specifications);

let files: TableFiles;
beforeAll(async () => {
  files = await startTableFiles(demoContents());
});
afterAll(async () => {
  await files.close();
});

/** The first CSV file of a catalogue's first dataset of a kind. */
function addressOf(id: string, kind: string): string {
  const content = demoContents().find((one) => one.id === id);
  if (content === undefined) throw new Error(`No ${id} in the demo`);
  const dataset = files.withFiles(content).datasets.find((one) => one.kind === kind && one.conformsTo.length > 0);
  const csv = dataset?.distributions.find(({ format }) => /csv$/i.test(format ?? ''));
  return csv?.downloadUrls[0] ?? csv?.accessUrls[0] ?? '';
}

async function verdictOf(id: string, kind: string, slug = kind): Promise<TableVerdict> {
  const response = await fetch(addressOf(id, kind));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const contentType = response.headers.get('content-type') ?? undefined;
  return checkFile({ bytes, contentType, isCut: false }, known.get(slug)?.columns ?? []);
}

describe('the demo’s files of datasets that follow a specification', () => {
  it('are good where nobody made a mistake', async () => {
    const toilets = await verdictOf('goteborg', 'offentliga-toaletter', 'public-toilets');
    const ledger = await verdictOf('skovde', 'leverantorsreskontra');

    expect(toilets).toMatchObject({ state: 'VALID', rows: 12, faults: [] });
    expect(ledger).toMatchObject({ state: 'VALID', rows: 60, faults: [] });
  });

  it('show what municipalities get wrong', async () => {
    const toilets = await verdictOf('tjorn', 'offentliga-toaletter', 'public-toilets');
    const ledger = await verdictOf('boras', 'leverantorsreskontra');

    expect(toilets.faults.map(({ kind, column, rows }) => [kind, column, rows])).toEqual([
      ['NO_SUCH_COLUMN', 'email', undefined],
      ['BAD_VALUE', 'latitude', 12],
      ['BAD_VALUE', 'longitude', 12],
    ]);
    expect(ledger.faults.map(({ kind, column, row, rows }) => [kind, column, row, rows])).toEqual([
      ['BAD_VALUE', 'belopp', 4, 6],
    ]);
  });

  it('are counted where nothing is known that could be held against them', async () => {
    const verdict = await verdictOf('ale', 'badplatser');

    expect(verdict).toMatchObject({ state: 'UNKNOWN', rows: 12, faults: [] });
  });

  it('have an address for each month, and none where the platform makes its own', () => {
    const contents = demoContents();

    const ledger = addressOf('region-vastra-gotaland', 'leverantorsreskontra');
    const ckan = contents.filter(({ platform }) => platform !== undefined);

    expect(new URL(ledger).pathname).toBe('/region-vastra-gotaland/leverantorsreskontra/2022-01.csv');
    expect(ckan.map(files.withFiles)).toEqual(ckan);
  });
});
