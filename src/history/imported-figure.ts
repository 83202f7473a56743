import { z } from 'zod';

/** What an imported figure counts: the names of the statistics' own measures. */
export const FIGURE_METRICS = [
  'MEMBERS',
  'PUBLISHING_ORGANISATIONS',
  'DATASETS',
  'DISTRIBUTIONS',
  'DATA_SERVICES',
  'ROWS',
  'HIGH_VALUE_DATASETS',
  'DATASETS_WITH_SPECIFICATION',
] as const;
export type FigureMetric = (typeof FIGURE_METRICS)[number];

/** Kinds of organisation that a figure may be of. */
export const FIGURE_KINDS = ['MUNICIPALITY', 'REGION'] as const;

/** A count that somebody else made, from before our own observation. */
export interface ImportedFigure {
  /** The day for which it holds: `2022-12-31`. */
  readonly date: string;
  readonly metric: FigureMetric;
  readonly value: number;
  /** Id of the collaboration whose members it counts; absent: it is not of one. */
  readonly collaboration?: string;
  /** Code of the organisation that it is of. */
  readonly organisation?: string;
  /** Where it counts organisations of one kind only. */
  readonly organisationKind?: (typeof FIGURE_KINDS)[number];
  /** Where it was published: http or https. */
  readonly sourceUrl: string;
  /** What one must know to judge it. */
  readonly note?: string;
}

const isDay = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
};

/** A figure as a file gives it. */
export const FIGURE = z.object({
  date: z.string().refine(isDay, 'is no day: write for example 2022-12-31'),
  metric: z.enum(FIGURE_METRICS, { error: `is not known: write one of ${FIGURE_METRICS.join(', ')}` }),
  value: z.number({ error: 'is no number' }).int('is no whole number').nonnegative('is below 0').max(1e12),
  collaboration: z.string().min(1).max(200).optional(),
  organisation: z.string().min(1).max(200).optional(),
  organisationKind: z.enum(FIGURE_KINDS, { error: `is not known: write ${FIGURE_KINDS.join(' or ')}` }).optional(),
  sourceUrl: z
    .url({ protocol: /^https?$/, error: 'is no http address: a figure without a source cannot be checked' })
    .max(2000),
  note: z.string().max(2000).optional(),
});
