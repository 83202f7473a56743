import { retryAfterMs } from './retry-after.ts';

const SECONDS = /^\d{1,10}(?:\.\d{1,6})?$/;
const EPOCH_MS = /^\d{13}$/;
/** Opendatasoft writes a blank for the T. */
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})$/;
/** As seconds since 1970 this is the year 2001: who counts from now does not wait so long. */
const EPOCH_FROM = 1_000_000_000;

/** Milliseconds until a reset: a date of HTTP or of ISO 8601, seconds or milliseconds since 1970, or seconds from now. */
const resetMs = (value: string | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? '';
  const until = (time: number): number | undefined => (Number.isNaN(time) ? undefined : Math.max(0, time - now));
  if (EPOCH_MS.test(text)) return until(Number(text));
  if (MOMENT.test(text)) return until(Date.parse(text.replace(' ', 'T')));
  if (!SECONDS.test(text)) return retryAfterMs(text, now);
  const seconds = Number(text);
  return seconds >= EPOCH_FROM ? until(seconds * 1_000) : seconds * 1_000;
};

interface Quota {
  readonly remaining: number | undefined;
  readonly resetMs: number | undefined;
}

const count = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,10}$/.test(value.trim()) ? Number(value) : undefined;

/** The parameters of one policy: `limit=100, remaining=0, reset=50` (draft 7), `"default";r=0;t=50` (since draft 8). */
const policyOf = (text: string): Quota => {
  const read = (names: string): string | undefined =>
    new RegExp(`(?:^|[;,\\s])(?:${names})\\s*=\\s*"?(\\d+)"?\\s*(?=[;,]|$)`).exec(text)?.[1];
  return { remaining: count(read('remaining|r')), resetMs: secondsMs(read('reset|t')) };
};

const secondsMs = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text) * 1_000;

/** `RateLimit` with its policies: one list of parameters, or one for each quoted name. */
const policiesOf = (value: string | undefined): readonly Quota[] => {
  if (value === undefined) return [];
  return value.includes('"') ? value.split(/,(?=\s*")/).map(policyOf) : [policyOf(value)];
};

/**
 * Milliseconds until the server takes requests again, when an answer says that it takes no more now: `X-RateLimit-*`
 * and the IETF drafts' `RateLimit-*` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). An answer that is `limited`
 * already (429) need not say that nothing remains. Of several quotas that are used up the longest counts. Undefined
 * when none is, or when nothing readable says until when.
 */
export const rateLimitMs = (
  header: (name: string) => string | undefined,
  now: number,
  limited: boolean,
): number | undefined => {
  const quotas: readonly Quota[] = [
    ...['x-ratelimit', 'ratelimit'].map((prefix) => ({
      remaining: count(header(`${prefix}-remaining`)),
      resetMs: resetMs(header(`${prefix}-reset`), now),
    })),
    ...policiesOf(header('ratelimit')),
  ];
  const waits = quotas.flatMap(({ remaining, resetMs: wait }) =>
    wait !== undefined && (remaining === 0 || (limited && remaining === undefined)) ? [wait] : [],
  );
  return waits.length === 0 ? undefined : Math.max(...waits);
};
