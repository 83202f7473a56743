import type { RedisConnection } from '../cache/redis-connection.ts';
import { PROBLEM_KINDS } from '../model/problem.ts';
import type { Booking, SharedHold } from '../upstream/coordination.ts';

/** A hold that is read is no longer than this, whoever wrote it: an hour, in milliseconds. */
const MAX_HOLD_MS = 3_600_000;

// Milliseconds until the host's next moment, which is then taken; or its hold, and how long that is still.
const BOOK = `
local hold = redis.call('GET', KEYS[2])
if hold then return {redis.call('PTTL', KEYS[2]), hold} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local moment = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
local interval = tonumber(ARGV[1])
if interval > 0 then
  redis.call('SET', KEYS[1], string.format('%.0f', moment + interval), 'PX', moment + interval - now)
end
return {moment - now}`;

const HOLD = `
if redis.call('PTTL', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[1])
return 1`;

/** What was written as a hold: "<kind>" or "<kind> <status>"; undefined for what somebody else wrote. */
const holdOf = (remaining: unknown, text: string): SharedHold | undefined => {
  const [name, status, ...more] = text.split(' ');
  const kind = PROBLEM_KINDS.find((each) => each === name);
  if (kind === undefined || more.length > 0 || typeof remaining !== 'number' || remaining <= 0) return undefined;
  const remainingMs = Math.min(remaining, MAX_HOLD_MS);
  return { kind, remainingMs, ...(/^[1-5]\d\d$/.test(status ?? '') ? { status: Number(status) } : {}) };
};

const FREE: Booking = { waitMs: 0 };

const bookingOf = (reply: unknown): Booking => {
  if (!Array.isArray(reply)) return FREE;
  const pieces: readonly unknown[] = reply;
  const [number, text] = pieces;
  if (typeof text === 'string') {
    const hold = holdOf(number, text);
    return hold === undefined ? FREE : { hold };
  }
  return typeof number === 'number' && number > 0 ? { waitMs: number } : FREE;
};

/** The moments at which one host may be asked, as all replicas have agreed on them; keys are the host's own. */
export const bookMoment = async (
  connection: RedisConnection,
  keys: { readonly next: string; readonly hold: string },
  intervalMs: number,
): Promise<Booking> =>
  bookingOf(await connection.attempt((redis) => redis.eval(BOOK, 2, keys.next, keys.hold, intervalMs)));

/** Lets all replicas know of a hold; a longer one stays. */
export const tellHold = async (connection: RedisConnection, key: string, hold: SharedHold): Promise<void> => {
  const ms = Math.ceil(Math.min(hold.remainingMs, MAX_HOLD_MS));
  if (!(ms > 0)) return;
  const text = hold.status === undefined ? hold.kind : `${hold.kind} ${hold.status}`;
  await connection.attempt((redis) => redis.eval(HOLD, 1, key, ms, text));
};
