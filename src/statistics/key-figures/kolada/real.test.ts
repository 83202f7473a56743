import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { never } from '../../../upstream/local-upstream.ts';
import { createLocalKolada } from './fixtures/local-kolada.ts';

const kolada = createLocalKolada();
afterEach(() => kolada.close());

const { answering } = kolada;

const REAL = new URL('../../../../../shared/real/kolada/', import.meta.url);

describe.skipIf(!existsSync(REAL))('answers that kolada itself has given (shared/real/kolada)', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, REAL), 'utf8'));

  it('are read whole', async () => {
    const source = await answering((path) =>
      read(path.includes('/data/') ? 'data_n00945.json' : 'kpi_filter_N03702_N03703.json'),
    );
    const years = Array.from({ length: 21 }, (_, index) => 2000 + index);

    const { values, skipped } = await source.values(
      { keyFigures: ['N00945'], areas: ['0180', '1280', '1480'], years },
      never(),
    );
    const { keyFigures } = await source.describe(['N03702', 'N03703'], never());

    expect([values.length, skipped]).toEqual([63, []]);
    expect(values.every(({ status }) => status === 'PRESENT')).toBe(true);
    expect(values.find(({ area, year }) => area === '1480' && year === 2020)?.value).toBe(39.5);
    expect(keyFigures.map(({ unit }) => unit?.texts[0]?.value)).toEqual(['1000 kr/invånare', '1000 kr/sysselsatt']);
  });

  it('give every region a code', async () => {
    let asked = '';
    const source = await answering((path) => {
      if (path.includes('/municipality?')) return read('municipality.json');
      asked = path;
      return { values: [] };
    });

    await source.values({ keyFigures: ['N01951'], areas: ['00', '01', '14', '25'], years: [2020] }, never());

    expect(asked).toBe('/v3/data/kpi/N01951/municipality/0000,0001,0014,0025/year/2020');
  });
});
