import { z } from 'zod';

/** What a PxWeb says that it takes. */
export interface Limits {
  /** Cells in one answer. */
  readonly cells: number;
  /** Requests within `windowMs`. */
  readonly calls: number;
  readonly windowMs: number;
  /** Languages that it says that it has; empty where it does not say (v1). */
  readonly languages: readonly string[];
  /** IRI of the licence, where it says one (v2). */
  readonly licence?: string;
}

/** PxWeb's own, for an installation that does not tell: 100,000 cells, 5 calls in 10 s. */
export const SOFTWARE_LIMITS: Limits = { cells: 100_000, calls: 5, windowMs: 10_000, languages: [] };

const count = z.number().int().positive();
const optional = count.optional().catch(undefined);
const version1 = z
  .object({ maxValues: optional, maxCells: optional, maxCalls: optional, timeWindow: optional })
  .refine(({ maxValues, maxCells }) => maxValues !== undefined || maxCells !== undefined, 'has no maxCells');
const version2 = z.object({
  maxDataCells: count,
  maxCallsPerTimeWindow: optional,
  timeWindow: optional,
  languages: z
    .array(z.object({ id: z.string() }))
    .catch([])
    .default([]),
  license: z.string().optional().catch(undefined),
});

const windowOf = (calls: number | undefined, seconds: number | undefined): Pick<Limits, 'calls' | 'windowMs'> =>
  // A number of calls without the time in which they may be made says nothing.
  calls === undefined || seconds === undefined
    ? { calls: SOFTWARE_LIMITS.calls, windowMs: SOFTWARE_LIMITS.windowMs }
    : { calls, windowMs: seconds * 1_000 };

/**
 * `?config` of v1; throws an Error that says where it is wrong. `maxValues` bounds the values that metadata list, and
 * counts for cells only where nothing else does.
 */
export function readConfig1(value: unknown): Limits {
  const { maxCells, maxValues, maxCalls, timeWindow } = version1.parse(value);
  return { cells: maxCells ?? maxValues ?? SOFTWARE_LIMITS.cells, ...windowOf(maxCalls, timeWindow), languages: [] };
}

/** `/config` of v2; throws an Error that says where it is wrong. */
export function readConfig2(value: unknown): Limits {
  const { maxDataCells, maxCallsPerTimeWindow, timeWindow, languages, license } = version2.parse(value);
  return {
    cells: maxDataCells,
    ...windowOf(maxCallsPerTimeWindow, timeWindow),
    languages: languages.map(({ id }) => id),
    ...(license === undefined ? {} : { licence: license }),
  };
}
