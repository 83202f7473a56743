import type { ReadingProblem, TimeValue } from '../../model/value.ts';
import { readTime } from '../../model/vocabulary/date.ts';

/** What could not be read of one record, gathered while it is. */
export interface Notes {
  readonly problems: readonly ReadingProblem[];
  add(problem: ReadingProblem): void;
  /** A point in time; one that cannot be read is noted under the model's property. */
  time(property: string, said: string): TimeValue;
}

export function createNotes(): Notes {
  const problems: ReadingProblem[] = [];
  const add = (problem: ReadingProblem): void => {
    problems.push(problem);
  };
  return {
    problems,
    add,
    time(property, said) {
      const value = readTime(said);
      if (value !== undefined) return { said, value };
      add({ property, said, reason: 'is not a date; write it as 2026-11-23 or as 2026-11-23T08:00:00+01:00' });
      return { said };
    },
  };
}
