import type { PastQuestion, PublishingHistory } from '../../src/statistics/past/publishing-history.ts';

/** What the past was asked. */
export const asked: PastQuestion[] = [];
/** Two datasets, then three, of which the points of two are known in the end; nothing of the first day. */
export const PAST: PublishingHistory = {
  firstReading: () => Promise.resolve('2024-03-15T05:00:00.000Z'),
  count: (question) => {
    asked.push(question);
    const values = { DATASETS: [2, 2, 3], DATASETS_WITH_QUALITY: [0, 2, 2], QUALITY_POINTS: [0, 201, 260] };
    const found = values[question.measure as keyof typeof values];
    const counts = question.days.map((day, place) => ({
      day,
      value: found[place] ?? 0,
      basis: place === 0 ? ('DERIVED' as const) : ('OBSERVED' as const),
      unobserved: place === 0 ? ['goteborg'] : [],
      gaps: place === 2 ? ['goteborg'] : [],
      ...(place === 0 ? {} : { asOf: `${day}T05:00:00.000Z` }),
    }));
    return Promise.resolve([{ counts }]);
  },
};
