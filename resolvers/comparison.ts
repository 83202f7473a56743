import { comparisonOf } from '../src/statistics/comparison.ts';
import type { ComparedMeasureResolvers, ComparisonResolvers, OrganisationResolvers } from './__generated__/types.ts';
import { readLastDay } from './statistics-day.ts';
import { languageOf } from './text.ts';

export const organisationComparison: Pick<OrganisationResolvers, 'comparison'> = {
  comparison: (one, { asOf }, context) => comparisonOf(context, one, readLastDay('asOf', asOf)),
};

export const comparison: ComparisonResolvers = {
  group: ({ group }) => group.kind,
  definition: ({ group }, asked) => group.definition[languageOf(asked)],
};

export const comparedMeasure: ComparedMeasureResolvers = {
  metric: ({ measure }) => measure,
  definition: ({ definition }, asked) => definition[languageOf(asked)],
};
