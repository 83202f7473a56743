import { afterEach as afterEachOfVitest } from 'vitest';

export { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi as jest } from 'vitest';

/** As jest has it: a clean-up that takes an argument is over when it calls that. Vitest knows promises only. */
export function afterEach(run: (done: () => void) => unknown): void {
  afterEachOfVitest(async () => {
    if (run.length === 0) await run(() => undefined);
    else await new Promise<void>((resolve) => void run(resolve));
  });
}
