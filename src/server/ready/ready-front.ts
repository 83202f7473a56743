import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { clientOf } from '../client-address.ts';
import type { ClientIp } from '../client-ip.ts';
import { browserHeaders, EXPOSED_HEADERS, givenRequestId, NO_PAGE_POLICY } from '../common-headers.ts';
import { quotaFields } from '../rate-limit-hook.ts';
import type { Prepaid } from '../rate-limit-hook.ts';
import type { Quota, RateLimit } from '../rate-limit.ts';
import { entityTag, isNamed } from './entity-tag.ts';
import type { KeptAnswers, Repeat } from './kept-answers.ts';
import { asWritten } from './ready-answer.ts';
import type { ReadyAnswer } from './ready-answer.ts';
import { READY_VARY } from './ready-route.ts';
import type { RepeatedRequests } from './repeated-requests.ts';
import type { Validity } from './validity.ts';

/** A request that was answered here, for whoever counts. */
export interface FrontObservation {
  readonly method: string;
  readonly status: number;
  readonly operation: string | undefined;
  readonly seconds: number;
}

export interface ReadyFrontOptions {
  readonly kept: KeptAnswers;
  readonly repeated: RepeatedRequests;
  readonly validity: () => Validity;
  /** Whether requests may be answered here now; else all go the long way, which knows how to refuse them. */
  readonly isOpen: () => boolean;
  readonly rateLimit: RateLimit | undefined;
  readonly prepaid: Prepaid;
  readonly clientIp: ClientIp;
  readonly isSecure: boolean;
  readonly log: Logger;
  readonly observe: (request: FrontObservation) => void;
}

/** In the log only, after nginx: nobody was there to take the answer. */
const CLIENT_GONE = 499;

/**
 * Answers requests whose very bytes came before, where the answer is kept, before anything of them is read. All others go to
 * `handle` as if nobody had looked at them. What the answers say besides their bodies is what the long way says: a test
 * compares the two.
 */
export function createReadyFront(options: ReadyFrontOptions): (handle: RequestListener) => RequestListener {
  const { kept, repeated, isOpen, rateLimit } = options;
  const write = createWriter(options);

  const findReady = (request: IncomingMessage, body: Buffer | undefined): Ready | undefined => {
    const repeat = repeated.find(request, body);
    const answer = repeat && kept.get(repeat.key);
    if (answer === undefined || repeat === undefined) return undefined;
    const { encoding } = repeat;
    const bytes = encoding === undefined ? answer.body : answer.compressed.get(encoding);
    return bytes && { answer, repeat, bytes };
  };

  return (handle) => {
    const answer = (request: IncomingMessage, response: ServerResponse, ready: Ready, startedAt: number): void => {
      if (rateLimit === undefined) {
        write(request, response, ready, startedAt, undefined);
        return;
      }
      void pay(rateLimit, options, request, ready.answer.points).then((quota) => {
        if (quota === undefined) handle(request, response);
        else write(request, response, ready, startedAt, quota);
      });
    };

    const answerPosted = (request: IncomingMessage, response: ServerResponse): void => {
      const startedAt = performance.now();
      const onReadable = (): void => {
        clearImmediate(late);
        const body: unknown = request.read();
        if (!Buffer.isBuffer(body)) {
          handle(request, response);
          return;
        }
        const isWhole = body.byteLength === Number(request.headers['content-length']);
        const ready = isWhole ? findReady(request, body) : undefined;
        // Before the end of the message is told of, which is in the next tick.
        if (ready === undefined || rateLimit !== undefined) request.unshift(body);
        if (ready === undefined) handle(request, response);
        else answer(request, response, ready, startedAt);
      };
      // A body that comes with the headers is there before this; others are waited for by the long way, with its bounds.
      const late = setImmediate(() => {
        request.removeListener('readable', onReadable);
        handle(request, response);
      });
      request.once('readable', onReadable);
    };

    return (request, response) => {
      if (!isOpen() || !repeated.mayRepeat(request)) {
        handle(request, response);
      } else if (request.method === 'POST') {
        answerPosted(request, response);
      } else {
        const startedAt = performance.now();
        const ready = findReady(request, undefined);
        if (ready === undefined) handle(request, response);
        else answer(request, response, ready, startedAt);
      }
    };
  };
}

interface Ready {
  readonly answer: ReadyAnswer;
  readonly repeat: Repeat;
  readonly bytes: Buffer;
}

/** What is left to the client; undefined where it cannot pay, which the long way says then, with what was taken here. */
async function pay(
  rateLimit: RateLimit,
  { clientIp, prepaid }: ReadyFrontOptions,
  request: IncomingMessage,
  points: number,
): Promise<Quota | undefined> {
  const client = clientOf(clientIp(request));
  const first = await rateLimit.take(client, 1);
  const isEnough = first.isWithin && points - 1 <= first.remaining;
  const quota = isEnough && points > 1 ? await rateLimit.take(client, points - 1) : first;
  if (isEnough && quota.isWithin) return quota;
  prepaid.set(request, quota);
  return undefined;
}

function createWriter({ validity, isSecure, log, observe }: ReadyFrontOptions) {
  const common = Object.entries({
    ...browserHeaders(isSecure),
    'content-security-policy': NO_PAGE_POLICY,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': EXPOSED_HEADERS.join(', '),
    vary: READY_VARY,
  }).flat();

  return (
    request: IncomingMessage,
    response: ServerResponse,
    { answer, repeat, bytes }: Ready,
    startedAt: number,
    quota: Quota | undefined,
  ): void => {
    const { method = '', headers } = request;
    const id = givenRequestId(headers['x-request-id']) ?? randomUUID();
    const { cacheControl, age } = validity();
    const seconds = age();
    const isKnown = method !== 'POST' && isNamed(answer.tag, headers['if-none-match']);
    const status = isKnown ? 304 : 200;
    const fields = [...common, 'x-request-id', id, 'etag', entityTag(answer.tag, repeat.encoding)];
    fields.push('cache-control', cacheControl);
    if (seconds !== undefined) fields.push('age', seconds);
    if (quota !== undefined) fields.push(...quotaFields(quota).flat());
    if (!isKnown) {
      fields.push('content-type', repeat.type, 'content-length', String(bytes.byteLength));
      if (repeat.encoding !== undefined) fields.push('content-encoding', repeat.encoding);
    }
    const isGone = response.destroyed;
    response.writeHead(status, fields);
    if (isKnown || method === 'HEAD') response.end();
    else response.end(asWritten(bytes), 'latin1');

    const told = isGone ? CLIENT_GONE : status;
    const ms = performance.now() - startedAt;
    const { operationName: operation } = answer;
    observe({ method, status: told, operation, seconds: ms / 1000 });
    log.info({ reqId: id, operation, type: 'query', status: told, ms: Math.round(ms * 10) / 10 }, 'graphql');
  };
}
