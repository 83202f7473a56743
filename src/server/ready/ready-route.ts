import type { HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestRecord } from '../request-plugin.ts';
import { readAsked } from './asked.ts';
import { chooseEncoding } from './content-encoding.ts';
import type { Encoding } from './content-encoding.ts';
import { entityTag, isNamed } from './entity-tag.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { ReadyAnswer } from './ready-answer.ts';
import type { Found, Outcome, ReadyAnswers } from './ready-answers.ts';
import type { RepeatedRequests } from './repeated-requests.ts';
import type { Validity } from './validity.ts';

/** What a kept answer depends on besides what is asked: what its `Vary` says. */
export const READY_VARY = 'accept, graphql-cost, accept-encoding';

/** A kept answer in the form that one request wants. */
export interface ReadyReply {
  readonly ready: ReadyAnswer;
  readonly key: string;
  readonly type: string;
  readonly encoding: Encoding | undefined;
  readonly bytes: Buffer;
}

/** Answers of the GraphQL route out of kept bytes. */
export interface ReadyRoute {
  /** The kept answer, or what comes of the work, which is then kept where that may be. */
  answer(
    request: FastifyRequest,
    record: RequestRecord,
    work: () => Promise<HTTPGraphQLResponse>,
  ): Promise<HTTPGraphQLResponse | ReadyReply>;
  send(request: FastifyRequest, reply: FastifyReply, answer: ReadyReply): FastifyReply;
}

interface ReadyRouteOptions {
  readonly kept: KeptAnswers;
  readonly answers: ReadyAnswers;
  readonly validity: () => Validity;
  readonly repeated: RepeatedRequests;
  readonly found: (where: Found) => void;
}

/** Distinct texts of `accept` that are remembered: libraries have one each. */
const TYPES_KEPT = 200;
const LONGEST_ACCEPT = 300;

export function createReadyRoute({ kept, answers, validity, repeated, found }: ReadyRouteOptions): ReadyRoute {
  /** Which media type the pipeline has chosen for what a client accepts. */
  const types = new Map<string, string>();

  const learn = ({ headers: { accept = '' } }: FastifyRequest, { headers }: HTTPGraphQLResponse): void => {
    const type = headers.get('content-type');
    if (type !== undefined && types.size < TYPES_KEPT && accept.length <= LONGEST_ACCEPT) types.set(accept, type);
  };

  return {
    async answer(request, record, work) {
      const asked = readAsked(request);
      if (asked === undefined) return work();
      let worked: HTTPGraphQLResponse | undefined;
      const run = async (): Promise<Outcome> => {
        worked = await work();
        const outcome = outcomeOf(worked, record);
        if (typeof outcome !== 'string') learn(request, worked);
        return outcome;
      };
      const workOut = async (): Promise<HTTPGraphQLResponse> => {
        if (worked === undefined) await run();
        return worked ?? work();
      };
      const at = kept.get(asked.key);
      if (at !== undefined) found('memory');
      const ready = at ?? (await answers.find(asked, run));
      const type = types.get(request.headers.accept ?? '');
      if (ready === undefined || type === undefined) return workOut();
      if (worked === undefined) {
        // It costs what it cost to work out. The pipeline says in its words what cannot be paid.
        if ((await record.charge(ready.points - 1)) !== undefined) return workOut();
        record.operationType = 'query';
        if (ready.operationName !== undefined) record.operationName = ready.operationName;
      }
      const encoding = encodingFor(request, ready);
      const bytes = encoding === undefined ? ready.body : await ready.inEncoding(encoding);
      return { ready, key: asked.key, type, encoding, bytes };
    },
    send(request, reply, { ready, key, type, encoding, bytes }) {
      repeated.remember(request.raw, { key, type, encoding });
      const { cacheControl, age } = validity();
      const seconds = age();
      void reply
        .header('vary', READY_VARY)
        .header('etag', entityTag(ready.tag, encoding))
        .header('cache-control', cacheControl);
      if (seconds !== undefined) void reply.header('age', seconds);
      // Of POST the answer is given whatever the client has: 304 is for GET and HEAD (RFC 9110 section 13.1.2).
      if (request.method !== 'POST' && isNamed(ready.tag, request.headers['if-none-match']))
        return reply.code(304).send();
      if (encoding !== undefined) void reply.header('content-encoding', encoding);
      return reply.code(200).header('content-type', type).send(bytes);
    },
  };
}

function encodingFor({ headers }: FastifyRequest, { body }: ReadyAnswer): Encoding | undefined {
  if (headers['x-no-compression'] !== undefined) return undefined;
  const accepted = headers['accept-encoding'];
  return chooseEncoding(typeof accepted === 'string' ? accepted : undefined, body.byteLength);
}

/** Only whole answers without errors are kept; whose request has ended says nothing of what others will get. */
function outcomeOf({ status = 200, body }: HTTPGraphQLResponse, { errorCodes, document }: RequestRecord): Outcome {
  if (errorCodes?.includes('TIMEOUT') === true) return 'ended';
  if (status !== 200 || body.kind !== 'complete' || errorCodes !== undefined) return 'none';
  return { body: body.string, document };
}
