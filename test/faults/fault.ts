import { it, type TestContext } from 'vitest';

/** What a fault's test leaves for the table of `npm run faults`. */
export interface FaultRecord {
  /** U (upstream), R (Redis), Q (queries) or P (process), with its number. */
  readonly row: string;
  readonly fault: string;
  readonly expected: string;
  /** What the test saw, in its own words; absent where it failed before it saw anything. */
  seen?: string;
}

declare module 'vitest' {
  interface TaskMeta {
    fault?: FaultRecord;
  }
}

/** Notes what was seen, for the table; a later note comes after the earlier ones. */
export type Saw = (what: string) => void;

export interface FaultOptions {
  /** Skip by name, where what the test needs is not on this machine. */
  readonly skip?: boolean;
  /** Milliseconds; 30,000. */
  readonly timeout?: number;
}

/** A named test for one row of the list of faults. `[fault, expected]` are both half a sentence. */
export function fault(
  row: string,
  [name, expected]: readonly [string, string],
  run: (saw: Saw, context: TestContext) => Promise<void>,
  { skip = false, timeout = 30_000 }: FaultOptions = {},
): void {
  it.skipIf(skip)(`${row} ${name}: ${expected}`, { timeout }, async (context) => {
    const record: FaultRecord = { row, fault: name, expected };
    context.task.meta.fault = record;
    await run((what) => {
      record.seen = record.seen === undefined ? what : `${record.seen}; ${what}`;
    }, context);
  });
}
