import { createHash } from 'node:crypto';
import { UpstreamError } from '../errors.ts';
import type { KeptLink } from '../history/check-record.ts';
import { isUnknownName } from '../upstream/failure.ts';
import type { Probed } from '../upstream/upstream.ts';
import type { LinkOutcome } from './check.ts';

/** What came of asking an address. */
export type LinkAnswer = Probed | UpstreamError;

const HOUR_MS = 3_600_000;
/** From the first time that something is not there to the check that confirms it, in milliseconds. */
const CONFIRM_MS = 24 * HOUR_MS;
/** How soon what gave no answer is asked again: after a day, and the longer it lasts, the later. */
const AGAIN_MS = 24 * HOUR_MS;

interface Finding {
  readonly outcome: LinkOutcome;
  /** It was said that it is not there: GONE when that is confirmed, until then `outcome`. */
  readonly isMissing: boolean;
  /** Nothing was learnt of the address itself: what was known of its being gone stays. */
  readonly isSilent: boolean;
}

const found = (outcome: LinkOutcome): Finding => ({ outcome, isMissing: false, isSilent: outcome === 'NO_ANSWER' });

/** `trustsNames`: other hosts answer, so that a name that is not known is no fault of our own name server. */
const findingOf = (answer: LinkAnswer, trustsNames: boolean): Finding => {
  if (!(answer instanceof UpstreamError)) {
    const { status } = answer;
    if (status < 400) return found('OK');
    return status === 404 || status === 410 ? { ...found('REFUSED'), isMissing: true } : found('REFUSED');
  }
  if (answer.kind === 'FORBIDDEN_ADDRESS') return found('FORBIDDEN_ADDRESS');
  return trustsNames && isUnknownName(answer) ? { ...found('NO_ANSWER'), isMissing: true } : found('NO_ANSWER');
};

/** From 0 to 1, always the same for the same text. */
const shareOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/** The media type of a Content-Type: without parameters, in lower case. */
const mediaTypeOf = (contentType: string | undefined): string | undefined =>
  /^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType ?? '')?.[1]?.toLowerCase();

interface LinkQuestion {
  readonly url: string;
  readonly answer: LinkAnswer;
  /** What was found the last time. */
  readonly before: KeptLink | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From one check to the next, in milliseconds, and up to a seventh more, by the address: so they spread. */
  readonly everyMs: number;
  readonly trustsNames: boolean;
}

/** What is known of an address after it was asked. */
export function linkFrom({ url, answer, before, now, everyMs, trustsNames }: LinkQuestion): KeptLink {
  const { outcome: first, isMissing, isSilent } = findingOf(answer, trustsNames);
  const checkedAt = new Date(now).toISOString();
  const missingSince = isMissing ? (before?.missingSince ?? checkedAt) : isSilent ? before?.missingSince : undefined;
  const isConfirmed = isMissing && missingSince !== undefined && now - Date.parse(missingSince) >= CONFIRM_MS;
  const outcome = isConfirmed ? 'GONE' : first;
  const failingSince = outcome === 'OK' ? undefined : (before?.failingSince ?? checkedAt);
  const regularMs = everyMs * (1 + shareOf(url) / 7);
  const waitMs =
    isMissing && !isConfirmed
      ? CONFIRM_MS
      : outcome === 'NO_ANSWER'
        ? Math.min(Math.max(AGAIN_MS, now - Date.parse(failingSince ?? checkedAt)), regularMs)
        : regularMs;
  const mediaType = answer instanceof UpstreamError ? undefined : mediaTypeOf(answer.contentType);
  return {
    url,
    outcome,
    checkedAt,
    dueAt: new Date(now + waitMs).toISOString(),
    ...(answer.status === undefined ? {} : { status: answer.status }),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(failingSince === undefined ? {} : { failingSince }),
    ...(missingSince === undefined ? {} : { missingSince }),
  };
}
