import { createStatistics, figureNow, ofKind, type Statistics } from './counts.ts';
import type { Figure } from './figure.ts';
import { type FigureOptions, figuresOn, type StatisticsSources } from './figure-on.ts';
import { type Measure, RATIO_DEFINITIONS } from './measure.ts';
import { type Share, shareOf } from './share.ts';

/** A measure as it is now, or at the end of the day that the statistics are of. Throws as `figuresOn` does. */
export async function measured(
  sources: StatisticsSources,
  of: Statistics,
  measure: Measure,
  options: FigureOptions = {},
): Promise<Figure> {
  if (of.day === undefined) return figureNow(sources.store, of, measure);
  const [figure] = await figuresOn(sources, measure, of.filter, [of.day], options);
  if (figure === undefined) throw new Error(`no figure of ${of.day}`);
  return figure;
}

/** The same of one kind of organisation. */
export function measuredOfKind(
  sources: StatisticsSources,
  { filter, day }: Statistics,
  kind: 'MUNICIPALITY' | 'REGION',
  measure: Measure,
): Promise<Figure> {
  return measured(sources, createStatistics(sources.store, ofKind(filter, kind), day), measure);
}

const SHARES = { openLicence: 'OPEN_LICENCE_DATASETS', machineReadable: 'MACHINE_READABLE_DATASETS' } as const;

/** A share of the datasets; both are counted by us, for shares of two people's counts mean nothing. */
export async function datasetShare(
  sources: StatisticsSources,
  of: Statistics,
  name: keyof typeof SHARES,
): Promise<Share> {
  const numerator = await measured(sources, of, SHARES[name], { ownOnly: true });
  return shareOf(numerator, await measured(sources, of, 'DATASETS', { ownOnly: true }), RATIO_DEFINITIONS[name]);
}
