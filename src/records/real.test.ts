import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SpecificationColumn } from '../model/specification.ts';
import { checkFile } from './check-file.ts';
import { readSpecificationFiles } from './specification-files.ts';

const REAL = fileURLToPath(new URL('../../../shared/real/', import.meta.url));

describe.skipIf(!existsSync(REAL))('real files (../shared/real)', () => {
  const { specifications } = readSpecificationFiles(fileURLToPath(new URL('../../specifications', import.meta.url)));
  const columnsOf = (slug: string): readonly SpecificationColumn[] =>
    specifications.find((one) => one.slug === slug)?.columns ?? [];

  it.each([
    ['tabular/sambruk/exempel.csv', 'livsmedelskontroll', 'VALID', 1, true],
    ['rowstore/vasteras_leverantorsreskontra.rowstore.json', 'leverantorsreskontra', 'VALID', 2, false],
    ['rowstore/vgr_leverantorsfakturor_sample.csv', 'leverantorsreskontra', 'VALID', 4, true],
    ['tabular/alessandria/segnalazioni-municipium.csv', 'public-toilets', 'INVALID', 4651, true],
    ['tabular/rowstore-tests/dataset1_utf8.csv', 'badplatser', 'UNKNOWN', 5, true],
    ['tabular/rowstore-tests/dataset2_utf8_semicolon.csv', 'badplatser', 'UNKNOWN', 5, true],
    ['tabular/rowstore-tests/dataset3_windows1252.csv', 'badplatser', 'UNKNOWN', 5, true],
    ['tabular/rowstore-tests/dataset4_corrupt.csv', 'badplatser', 'INVALID', 5, true],
    ['tabular/rowstore-tests/dataset5_utf8_emptycolumn.csv', 'badplatser', 'UNKNOWN', 5, true],
    ['opendatasoft/samples/test-a.json', 'badplatser', 'UNKNOWN', undefined, false],
    ['tabular/nobil-probe.json', 'laddstationer', 'UNKNOWN', undefined, false],
  ] as const)('%s against %s: %s', async (file, slug, state, rows, whole) => {
    const verdict = await checkFile(
      { bytes: readFileSync(join(REAL, file)), contentType: undefined, isCut: false },
      columnsOf(slug),
    );

    expect([verdict.state, verdict.rows, verdict.whole]).toEqual([state, rows, whole]);
  });
});
