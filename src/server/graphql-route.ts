import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { COST_HEADER } from './cost-plugin.ts';
import { sendError } from './http-errors.ts';
import type { KnownAnswer, KnownAnswers } from './known-answers.ts';
import { openLifetime } from './lifetime.ts';
import type { Lifetime } from './lifetime.ts';
import type { Limits } from './limits.ts';
import type { RequestObserver } from './request-observer.ts';
import type { Charge } from './rate-limit-hook.ts';
import type { ReadyReply, ReadyRoute } from './ready/ready-route.ts';
import type { RequestRecord, RequestRecords } from './request-plugin.ts';

/** In the log only, after nginx: nobody was there to take the answer. */
const CLIENT_GONE = 499;

/** Characters: shorter bodies go out in one piece with their headers. */
const LONG = 8_192;

/** As it was executed. */
type Executed = KnownAnswer | HTTPGraphQLResponse;
type Answer = Executed | ReadyReply;

interface GraphqlRouteOptions {
  readonly path: string;
  /** Relative address of the page for a person who opens the path in a browser; without it there is none. */
  readonly page?: string;
  readonly apollo: ApolloServer<object>;
  /** Answers what it knows before Apollo is asked; without it all is asked of Apollo. */
  readonly known?: KnownAnswers;
  /** The resolvers' context of one request; its failure is told to the client as it stands. */
  readonly openContext: (ending: Pick<Lifetime, 'signal'>, record: RequestRecord) => Promise<object>;
  readonly limits: Limits;
  readonly records: RequestRecords;
  readonly observer: RequestObserver;
  /** Answers from kept bytes, and keeps answers; without it each request is worked out. */
  readonly ready?: ReadyRoute;
  /** Takes points from the client's quota; absent where clients have none. */
  readonly charge?: Charge;
}

/**
 * The GraphQL endpoint for POST, GET and HEAD. Written out rather than taken from `@as-integrations/fastify`, whose handler
 * builds a URL from the Host header (an odd one is then a 500), knows no HEAD and gives no place for the deadline.
 */
export function registerGraphql(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { path, page, apollo, known, openContext, limits, records, observer, charge, ready } = options;
  let running = 0;

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    void reply.header('vary', `accept, ${COST_HEADER}`);
    if (page !== undefined && isBrowserVisit(request)) return reply.redirect(page, 303);
    if (running >= limits.concurrentRequests) {
      observer.crowded();
      void reply.header('retry-after', '1');
      const message = `${running} requests are being answered, the most at one time. Wait a second and send it again.`;
      const limit = { name: 'concurrentRequests', value: limits.concurrentRequests };
      return sendError(request, reply, 503, 'OVERLOADED', message, limit);
    }

    const lifetime = openLifetime(reply.raw, limits.requestTimeoutMs);
    const record = recordOf(request, reply, charge);
    const workOut = (): Executed | Promise<Executed> => {
      const answer = known?.answer(request, record, lifetime);
      return answer instanceof Promise
        ? answer.then((later): Executed | Promise<Executed> => later ?? byApollo())
        : (answer ?? byApollo());
    };
    const start = (): Answer | Promise<Answer> =>
      ready === undefined ? workOut() : ready.answer(request, record, async () => asResponse(await workOut()));
    const byApollo = (): Promise<HTTPGraphQLResponse> => {
      const http = toApollo(request);
      records.set(http, record);
      const context = (): Promise<object> => openContext(lifetime, record);
      return apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: http, context }).then((response) => {
        known?.learn(request, response);
        return response;
      });
    };
    running += 1;
    let first: Answer | Promise<Answer> | 'overdue' = observer.operation(record, start);
    if (first instanceof Promise) {
      const response = first.finally(() => {
        running -= 1;
      });
      first = await Promise.race([response, lifetime.overdue]).finally(lifetime.close);
    } else running -= 1;
    const isGone = reply.raw.destroyed;
    const sent = first === 'overdue' ? sendOverdue(request, reply, limits) : send(request, reply, first, ready);
    const status = isGone ? CLIENT_GONE : reply.statusCode;
    logLine(record, status, reply.elapsedTime);
    observer.answered(record, status, reply.elapsedTime);
    return sent;
  };

  const observed = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    observer.request(request, reply, () => answer(request, reply));
  // Fastify's own HEAD beside a GET gives a 304 the length 0, which is not that of the answer.
  app.get(path, { exposeHeadRoute: false }, observed);
  app.head(path, observed);
  app.post(path, observed);
}

/** Without a query; a person would see a complaint about that. */
function isBrowserVisit(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' && !request.url.includes('?') && request.headers.accept?.includes('text/html') === true
  );
}

/** HEAD is a GET whose body Node leaves out (RFC 9110 section 9.3.2). */
function toApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const query = request.url.indexOf('?');
  return {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    headers,
    search: query === -1 ? '' : request.url.slice(query),
    body: request.body,
  };
}

/** Each request's points are taken once, whichever way it is answered. */
function recordOf(request: FastifyRequest, reply: FastifyReply, charge: Charge | undefined): RequestRecord {
  let charged: ReturnType<RequestRecord['charge']> | undefined;
  return {
    id: request.id,
    log: request.log,
    charge: (points) => (charged ??= charge?.(request, reply, points) ?? Promise.resolve(undefined)),
  };
}

/** In Apollo's form. */
function asResponse(answer: Executed): HTTPGraphQLResponse {
  if ('headers' in answer) return answer;
  const headers = new HeaderMap([['content-type', answer.type]]);
  return { status: 200, headers, body: { kind: 'complete', string: answer.body } };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Answer,
  ready: ReadyRoute | undefined,
): FastifyReply {
  if ('ready' in response) return ready?.send(request, reply, response) ?? reply;
  if (!('headers' in response)) {
    const { body, type } = response;
    // A long text is laid out once, for its length and for the socket.
    return reply.header('content-type', type).send(body.length > LONG ? Buffer.from(body) : body);
  }
  void reply.code(response.status ?? 200);
  for (const [name, value] of response.headers) void reply.header(name, value);
  return response.body.kind === 'complete'
    ? reply.send(response.body.string)
    : reply.send(Readable.from(response.body.asyncIterator));
}

function sendOverdue(request: FastifyRequest, reply: FastifyReply, limits: Limits): FastifyReply {
  const message = `The request took longer than ${limits.requestTimeoutMs} ms and was stopped. Ask for less at a time, and try again.`;
  const limit = { name: 'requestTimeoutMs', value: limits.requestTimeoutMs };
  return sendError(request, reply, 504, 'TIMEOUT', message, limit);
}

/** One line for each request; neither its text nor its variables, which may hold what a person searched for. */
function logLine(record: RequestRecord, status: number, ms: number): void {
  const { operationName, operationType, errorCodes, traceId } = record;
  record.log.info(
    {
      operation: operationName,
      type: operationType,
      status,
      ms: Math.round(ms * 10) / 10,
      errors: errorCodes,
      trace: traceId,
    },
    'graphql',
  );
}
