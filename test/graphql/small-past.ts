import type { ImportedFigure } from '../../src/history/imported-figure.ts';
import { idFromUri } from '../../src/model/id.ts';
import type { PastCount, PastQuestion, PublishingHistory } from '../../src/statistics/past/publishing-history.ts';

const FIRST = '2024-03-04T10:00:00.000Z';
const GOTEBORG = idFromUri('organisation', 'municipality:1480');
const BORAS = idFromUri('organisation', 'municipality:1490');

/** On which day which catalogue's datasets came, and of whom: what the past below is counted from. */
const ISSUED = [
  { day: '2024-01-10', publisher: GOTEBORG, theme: 'ENVI', distributions: 2 },
  { day: '2024-03-04', publisher: GOTEBORG, theme: 'TRAN', distributions: 1 },
  { day: '2024-03-04', publisher: BORAS, theme: 'TRAN', distributions: 0 },
  { day: '2024-04-20', publisher: BORAS, theme: undefined, distributions: 1 },
];
/** Of the two catalogues one was read from March on, the other a month later; in May that one could not be read. */
const LATE = '2024-04-02';

function counted(
  { measure, filter: { organisations, themes }, by }: PastQuestion,
  day: string,
): Map<string | undefined, number> {
  const there = ISSUED.filter(
    (one) =>
      one.day <= day &&
      (organisations?.includes(one.publisher) ?? true) &&
      (themes === undefined || (one.theme !== undefined && themes.includes(one.theme))),
  );
  const keyOf = (one: (typeof ISSUED)[number]) =>
    by === 'THEME' ? one.theme : by === 'ORGANISATION' ? one.publisher : undefined;
  const keys = new Set(by === undefined ? [undefined] : ISSUED.map(keyOf));
  return new Map(
    [...keys].map((key) => {
      const its = there.filter((one) => by === undefined || keyOf(one) === key);
      if (measure === 'DISTRIBUTIONS') return [key, its.reduce((sum, one) => sum + one.distributions, 0)];
      if (measure === 'PUBLISHING_ORGANISATIONS') return [key, new Set(its.map((one) => one.publisher)).size];
      if (measure === 'OPEN_LICENCE_DATASETS') return [key, its.filter((one) => one.theme === 'TRAN').length];
      return [key, its.length];
    }),
  );
}

function stateOn(day: string): Omit<PastCount, 'day' | 'value'> {
  if (day < FIRST.slice(0, 10)) return { basis: 'DERIVED', unobserved: ['goteborg', 'boras'], gaps: [] };
  if (day < LATE) return { basis: 'DERIVED', unobserved: ['boras'], gaps: [], asOf: `${day}T10:00:00.000Z` };
  const gaps = day.startsWith('2024-05') ? ['boras'] : [];
  return { basis: 'OBSERVED', unobserved: [], gaps, asOf: `${day}T10:00:00.000Z` };
}

/** All questions that it was asked. */
export const asked: PastQuestion[] = [];
export const past: PublishingHistory = {
  count: (question) => {
    asked.push(question);
    const { days } = question;
    const keys = [...counted(question, '2100-01-01').keys()];
    return Promise.resolve(
      keys.map((key) => ({
        ...(key === undefined ? {} : { key }),
        counts: days.map((day) => ({ day, value: counted(question, day).get(key) ?? 0, ...stateOn(day) })),
      })),
    );
  },
  firstReading: () => Promise.resolve(FIRST),
};

const figure = (date: string, value: number, more: Partial<ImportedFigure> = {}): ImportedFigure => ({
  date,
  metric: 'DATASETS',
  value,
  sourceUrl: 'https://example.org/report',
  ...more,
});
export const FIGURES = [
  figure('2023-12-31', 70),
  figure('2024-02-01', 75, { note: 'Counted by hand.' }),
  figure('2024-02-01', 9, { organisation: '1480' }),
  figure('2024-02-01', 5, { metric: 'DATA_SERVICES' }),
  // Not older than what was observed, which is believed more.
  figure('2024-05-01', 999),
];
