/**
 * What went wrong between us and an upstream. Closed: what each means is part of the schema (`enum ProblemKind`).
 *
 * - `UNREACHABLE`: no connection, DNS, TLS, or 5xx after the retries
 * - `TIMED_OUT`: our deadline passed, whatever was hanging
 * - `REFUSED`: 4xx other than 429
 * - `RATE_LIMITED`: 429
 * - `MALFORMED`: an answer that is not what it claims: HTML with 200, unreadable or unfinished document, wrong envelope
 * - `TOO_LARGE`: over a cap, before or after decompression
 * - `FORBIDDEN_ADDRESS`: the address is not one we may call
 * - `SUSPICIOUS`: readable, but held back: too much vanished, or another catalogue's content
 */
export const PROBLEM_KINDS = [
  'UNREACHABLE',
  'TIMED_OUT',
  'REFUSED',
  'RATE_LIMITED',
  'MALFORMED',
  'TOO_LARGE',
  'FORBIDDEN_ADDRESS',
  'SUSPICIOUS',
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];
