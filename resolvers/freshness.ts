import type { Context, Standing } from '../src/context.ts';
import { InputError, StaleDataError } from '../src/errors.ts';
import type { FreshnessWish, TooOld } from '../src/model/freshness.ts';
import { DEFAULT_TIMEOUT_MS, LEAST_MAX_AGE, MOST_TIMEOUT_MS } from '../src/model/freshness.ts';
import type { Freshness, TooOldCatalogueResolvers } from './__generated__/types.ts';
import { catalogueOf } from './resource.ts';

/** The argument of each list. */
interface FreshnessArgument {
  readonly freshness?: Freshness | null | undefined;
}

const SHOWN = 5;

/** The caller's wish, read. Throws InputError. */
export function readFreshness({ maxAge, timeoutMs, onMissing }: Freshness): FreshnessWish {
  if (maxAge != null && maxAge < LEAST_MAX_AGE) {
    throw new InputError(
      'freshness.maxAge',
      `freshness.maxAge is ${maxAge}; a catalogue is read at most once a minute: send ${LEAST_MAX_AGE} (seconds) or more`,
    );
  }
  if (timeoutMs != null && (timeoutMs < 0 || timeoutMs > MOST_TIMEOUT_MS)) {
    throw new InputError(
      'freshness.timeoutMs',
      `freshness.timeoutMs is ${timeoutMs}; send a number of milliseconds from 0 (do not wait) to ${MOST_TIMEOUT_MS}`,
    );
  }
  if (timeoutMs != null && maxAge == null) {
    throw new InputError(
      'freshness.timeoutMs',
      'freshness.timeoutMs is how long to wait for what freshness.maxAge asks for; send maxAge as well, or leave timeoutMs out',
    );
  }
  return {
    ...(maxAge == null ? {} : { maxAgeMs: maxAge * 1000 }),
    timeoutMs: timeoutMs ?? DEFAULT_TIMEOUT_MS,
    onMissing: onMissing ?? 'STALE',
  };
}

function refusal(tooOld: readonly TooOld[], { maxAgeMs }: FreshnessWish): StaleDataError {
  const named = tooOld
    .slice(0, SHOWN)
    .map(({ catalogueId, lastSuccess }) => `${catalogueId} (${lastSuccess ?? 'never'})`)
    .join(', ');
  const others = tooOld.length > SHOWN ? ` and ${tooOld.length - SHOWN} more` : '';
  const bound = maxAgeMs === undefined ? 'within its time to live' : `in the last ${maxAgeMs / 1000} seconds`;
  const isUnderWay = tooOld.some(({ refresh }) => refresh === 'UNDER_WAY' || refresh === 'OVER_LIMIT');
  const advice = isUnderWay
    ? 'They are being read: ask again in a while, send a longer timeoutMs'
    : 'Send a larger maxAge';
  return new StaleDataError(
    tooOld,
    `This list stands on catalogues that were not read ${bound}: ${named}${others}. ${advice}, or take what there is with onMissing: STALE, or without them with onMissing: OMIT.`,
  );
}

/**
 * A list as fresh as its caller wishes. `build` makes it, with how its catalogues stand where the caller has said how
 * fresh they should be; it is called before anybody is asked too, so that arguments that cannot be are refused first.
 * Throws InputError, and StaleDataError where the caller would rather have nothing.
 */
export function withFreshness<T>(
  context: Context,
  { freshness }: FreshnessArgument,
  behind: () => readonly string[],
  build: (standing: Standing | undefined, listedBy: readonly string[] | undefined) => T,
): T | Promise<T> {
  const list = build(undefined, undefined);
  if (freshness == null) return list;
  const wish = readFreshness(freshness);
  return context.loaders.freshness.load(behind(), wish).then((standing) => {
    const isWhole = standing.tooOld.length === 0;
    if (!isWhole && wish.onMissing === 'ERROR') throw refusal(standing.tooOld, wish);
    return build(standing, isWhole || wish.onMissing !== 'OMIT' ? undefined : standing.fresh);
  });
}

export const tooOldCatalogue: TooOldCatalogueResolvers = {
  catalogue: (old, _args, context) => catalogueOf(context, old),
};
