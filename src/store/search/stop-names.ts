/**
 * Stop words that are names of municipalities too: in a question about municipal data they are the name (Vara, which is
 * `to be` as well).
 */
export const STOP_NAMES: ReadonlySet<string> = new Set(['vara']);
