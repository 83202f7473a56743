import { seriesOf } from '../src/statistics/series.ts';
import type {
  SeriesPartResolvers,
  SeriesPointResolvers,
  StatisticsResolvers,
  StatisticsSeriesResolvers,
} from './__generated__/types.ts';
import { labelOf } from './statistics.ts';
import { readFirstDay, readLastDay } from './statistics-day.ts';
import { languageOf } from './text.ts';

export const statisticsSeries: Pick<StatisticsResolvers, 'series'> = {
  series: ({ filter }, { metric, interval, from, to, by, parts }, context) => {
    const first = readFirstDay('from', from);
    const last = readLastDay('to', to);
    return seriesOf(context, filter, {
      measure: metric,
      interval,
      parts,
      ...(first === undefined ? {} : { from: first }),
      ...(last === undefined ? {} : { to: last }),
      ...(by == null ? {} : { by }),
    });
  },
};

export const series: StatisticsSeriesResolvers = {
  metric: ({ measure }) => measure,
  definition: ({ definition }, asked) => definition[languageOf(asked)],
};

export const seriesPart: SeriesPartResolvers = {
  label: labelOf,
};

export const seriesPoint: SeriesPointResolvers = {
  isLowerBound: ({ isLowerBound }) => isLowerBound === true,
  unobserved: ({ unobserved }) => unobserved ?? [],
  isGap: ({ gaps = [] }) => gaps.length > 0,
  gaps: ({ gaps }) => gaps ?? [],
};
