import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clientOf } from './client-address.ts';
import { sendError } from './http-errors.ts';
import { WINDOW_SECONDS } from './rate-limit.ts';
import type { Quota, RateLimit } from './rate-limit.ts';

/** A refusal in words, with `extensions.limit`. */
export interface RateRefusal {
  readonly message: string;
  readonly limit: { readonly name: 'pointsPerMinute'; readonly value: number; readonly found: number };
}

/** Takes points from the client behind a request; a refusal when they are too many, with the headers that say so set. */
export type Charge = (request: FastifyRequest, reply: FastifyReply, points: number) => Promise<RateRefusal | undefined>;

/** What was taken from a client before its request came here. */
export type Prepaid = WeakMap<IncomingMessage, Quota>;

/** Paths that a load balancer and a monitor ask, often from one address. */
const FREE = /^\/(?:health\/|metrics(?:$|\?))/;

/**
 * Counts each request as one point when it comes, before its body is read, and says in each answer how the client
 * stands, in the fields `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10). Gives back the
 * function that takes the points above the first, once they are known.
 */
export function registerRateLimit(
  app: FastifyInstance,
  rateLimit: RateLimit,
  prepaid: Prepaid = new WeakMap(),
): Charge {
  const last = new WeakMap<FastifyRequest, Quota>();

  const charge: Charge = async (request, reply, points) => {
    if (points <= 0) return undefined;
    const known = last.get(request);
    // What cannot be paid is not taken, so that smaller questions are still answered in this window.
    if (known !== undefined && points > known.remaining) {
      void reply.header('retry-after', seconds(known));
      return refusal(known, points);
    }
    const paid = known === undefined ? prepaid.get(request.raw) : undefined;
    const quota = paid ?? (await rateLimit.take(clientOf(request.ip), points));
    last.set(request, quota);
    for (const [name, value] of quotaFields(quota)) void reply.header(name, value);
    if (quota.isWithin) return undefined;
    void reply.header('retry-after', seconds(quota));
    return refusal(quota, points);
  };

  app.addHook('onRequest', async (request, reply) => {
    if (FREE.test(request.url)) return undefined;
    const refused = await charge(request, reply, 1);
    if (refused === undefined) return undefined;
    return sendError(request, reply, 429, 'RATE_LIMITED', refused.message, refused.limit);
  });
  return charge;
}

/** The fields that say how a client stands. */
export function quotaFields(quota: Quota): readonly (readonly [string, string])[] {
  return [
    ['ratelimit-policy', `"default";q=${quota.limit};w=${WINDOW_SECONDS}`],
    ['ratelimit', `"default";r=${quota.remaining};t=${seconds(quota)}`],
  ];
}

const seconds = ({ resetMs }: Quota): number => Math.max(1, Math.ceil(resetMs / 1000));

function refusal(quota: Quota, points: number): RateRefusal {
  const advice =
    'A request costs a point for each 100 objects it asks for and ten for each request to a catalogue that it may cause; with the header `graphql-cost: only` it says what it costs and is not run.';
  const wait =
    points >= quota.limit
      ? `It costs ${points + 1}: ask for less at a time.`
      : `Wait ${seconds(quota)} seconds, or ask for less at a time.`;
  const says = `Your address has ${quota.limit} points a minute, of which ${quota.remaining} are left: too few for this request.`;
  return {
    message: `${says} ${wait} ${advice}`,
    limit: { name: 'pointsPerMinute', value: quota.limit, found: points },
  };
}
