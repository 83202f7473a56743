import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startDemo, writeSourcesYaml } from '../demo/municipalities.ts';
import type { Demo } from '../demo/municipalities.ts';
import { startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

const file = z.object({ statistics: z.array(z.record(z.string(), z.unknown())) });

describe('key figures of the demo', () => {
  let demo: Demo;
  let gateway: TestGateway;
  beforeAll(async () => {
    demo = await startDemo({ slow: 50 });
    const { statistics } = file.parse(parse(writeSourcesYaml(demo)));
    const catalogues = [{ id: 'none', platform: 'dcat', url: 'http://127.0.0.1:9/', status: 'inactive' }];
    gateway = await startGateway({ catalogues, statistics, unread: true });
  }, 60_000);
  afterAll(async () => {
    await gateway.close();
    await demo.close();
  });

  it('come from each of its sources in one query', async () => {
    const { organisation, statisticsSources } = await gateway.query<{
      organisation: {
        keyFigures: { values: { keyFigureId: string; gender: string; status: string }[]; problems: unknown[] };
      };
      statisticsSources: unknown[];
    }>(`{
      organisation(municipalityCode: "1480") {
        keyFigures(ids: ["kolada:N01951", "scb:people"], years: [2020]) {
          values { keyFigureId gender status } problems { kind message }
        }
      }
      statisticsSources { slug platform }
    }`);

    expect(organisation.keyFigures.problems).toEqual([]);
    const said = organisation.keyFigures.values.map(
      ({ keyFigureId, gender, status }) => `${keyFigureId} ${gender} ${status}`,
    );
    expect(said.toSorted()).toEqual([
      'kolada:N01951 ALL PRESENT',
      'kolada:N01951 MEN PRESENT',
      'kolada:N01951 WOMEN PRESENT',
      'scb:people ALL PRESENT',
      'scb:people MEN PRESENT',
      'scb:people WOMEN PRESENT',
    ]);
    expect(statisticsSources).toEqual([
      { slug: 'kolada', platform: 'kolada' },
      { slug: 'scb', platform: 'pxweb' },
    ]);
  });
});
