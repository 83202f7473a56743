import { describe, expect, it, type TestContext } from 'vitest';
import { harvest } from '../../src/catalogue/harvest.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { jsonsOf } from '../../src/model/record-batch.ts';
import { loadPlatforms, openPlatform, type Platform } from '../platforms/open-platform.ts';

const platforms = await loadPlatforms();

/** The datasets of a harvest, as they are stored, whose titles are all this one. */
const harvested = async (
  platform: Platform,
  title: string,
  { onTestFinished }: TestContext,
): Promise<readonly Dataset[]> => {
  const opened = await openPlatform(platform, { datasets: 2, title: (number) => `${title}${number}` });
  onTestFinished(() => opened.close());
  const outcome = await harvest({
    source: opened.source,
    catalogue: opened.catalogue,
    signal: AbortSignal.timeout(15_000),
    now: () => '2026-01-01T00:00:00.000Z',
  });
  if (outcome.type !== 'whole') throw new Error(`not whole: ${JSON.stringify(outcome)}`);
  return outcome.snapshot.records
    .filter(({ kind }) => kind === 'dataset')
    .flatMap(jsonsOf)
    .map((json) => JSON.parse(json) as Dataset);
};

describe.each(platforms)('what platform $name gives', (platform) => {
  it('is stored without control characters', async (context) => {
    const datasets = await harvested(platform, 'A\u0001B\u0008C', context);

    expect(datasets.map(({ titles }) => titles[0]?.value)).toEqual(['ABC0', 'ABC1']);
  });

  it('is cut where a text has 5 MB, with a note', async (context) => {
    const datasets = await harvested(platform, 'å'.repeat(2_500_000), context);

    expect(datasets.map(({ titles }) => titles[0]?.value.length)).toEqual([262_144, 262_144]);
    expect(datasets.flatMap(({ problems }) => problems)).toContainEqual({
      property: 'titles',
      reason: 'held a text of 2,500,001 characters, of which the first 262,144 are kept',
    });
  });
});
