import type { ProblemKind } from '../../model/problem.ts';
import type { KeyFigure, KeyFigureValue, StatisticsRef } from '../../model/key-figure.ts';
import type { Upstream } from '../../upstream/upstream.ts';

/**
 * Values that are wanted: every key figure for every area and every year (a block, not a list of single cells). Each
 * list has at least one item and none twice.
 */
export interface WantedValues {
  /** `KeyFigure.id`s, without the source's id before them. */
  readonly keyFigures: readonly string[];
  /** SCB's codes: `1480` a municipality, `14` a county or its region, `00` the country. */
  readonly areas: readonly string[];
  readonly years: readonly number[];
}

/** A part of what was wanted that could not be read, where the rest could. */
export interface FailedPart {
  /** `KeyFigure.id`s that it concerns. */
  readonly keyFigures: readonly string[];
  readonly kind: ProblemKind;
  /** A sentence that says what went wrong, and where. */
  readonly message: string;
}

/**
 * Something in an answer that could not be read, and of which not even the place (key figure, area, year, gender) is
 * certain: it costs itself only, and is told. Where the place is known it is a value with the status UNREADABLE instead.
 */
export interface SkippedValue {
  /** Where it stood, as the source names it: `N00945 1480 2023 K`. */
  readonly id: string;
  /** `KeyFigure.id`, where that could be read. */
  readonly keyFigure?: string;
  readonly reason: string;
}

/**
 * The values of a block as read. In any order; at most one for each key figure, area, year and gender. What is neither in
 * `values` nor among the key figures of a failed part, the source does not have (`NOT_PUBLISHED`): it is then kept as
 * such, so whatever could not be asked for must be in `failed`.
 */
export interface ValuesRead {
  readonly values: readonly KeyFigureValue[];
  readonly failed: readonly FailedPart[];
  readonly skipped: readonly SkippedValue[];
}

/** Key figures described. Those that the source does not know are in neither list. */
export interface KeyFiguresRead {
  readonly keyFigures: readonly KeyFigure[];
  readonly failed: readonly FailedPart[];
}

/**
 * One source of key figures: HTTP on one side, numbers on the other, nothing else. It remembers nothing but what the
 * platform says of itself (limits, lists of codes); values and descriptions are cached by its caller, which asks for
 * each block once. All methods throw `UpstreamError` where nothing at all could be read, or the signal's reason.
 */
export interface StatisticsSource {
  /** What key figures mean, by id, in as few requests as the platform allows. At least one id, none twice. */
  describe(ids: readonly string[], signal: AbortSignal): Promise<KeyFiguresRead>;
  /**
   * A block of values, in as few requests as the platform allows: the adapter splits it, and reads on where answers come
   * in pages.
   */
  values(wanted: WantedValues, signal: AbortSignal): Promise<ValuesRead>;
  /**
   * The most requests that a block takes for its size, not counting further pages of an answer: what a query is
   * estimated with before it is run.
   */
  requests(size: { readonly keyFigures: number; readonly areas: number; readonly years: number }): number;
}

export interface StatisticsSourceDependencies {
  readonly source: StatisticsRef;
  readonly upstream: Upstream;
}

/** What is wrong with an entry, and where. */
export interface StatisticsObjection {
  /** A sentence that says what to write instead. */
  readonly message: string;
  /** 1-based line of the sources file, where it is in a definition (`KeyFigureDefinition.line`). */
  readonly line?: number;
}

/** What a platform's folder exports as `platform`. */
export interface StatisticsPlatform {
  /** Whether `id` may be a key figure of this source, told without asking: its form, or that the file defines it. */
  knows(source: StatisticsRef, id: string): boolean;
  /** What is wrong with an entry's url, options, population or definitions; undefined: nothing. */
  check(source: StatisticsRef): StatisticsObjection | undefined;
  /** Makes no request. */
  open(dependencies: StatisticsSourceDependencies): StatisticsSource;
}
