import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { internalMessage } from './errors.ts';
import { sendError } from './http-errors.ts';
import { openLifetime } from './lifetime.ts';
import type { Limits } from './limits.ts';
import type { RequestRecord, RequestRecords } from './request-plugin.ts';

/** In the log only, after nginx: nobody was there to take the answer. */
const CLIENT_GONE = 499;

interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<object>;
  readonly createContext: (signal: AbortSignal) => object;
  readonly limits: Limits;
  readonly records: RequestRecords;
}

/**
 * `/graphql` for POST, GET and HEAD. Written out rather than taken from `@as-integrations/fastify`, whose handler
 * builds a URL from the Host header (an odd one is then a 500), knows no HEAD and gives no place for the deadline.
 */
export function registerGraphql(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, createContext, limits, records } = options;
  let running = 0;

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    void reply.header('vary', 'accept');
    if (isBrowserVisit(request)) return reply.redirect('graphiql', 303);
    if (running >= limits.concurrentRequests) {
      void reply.header('retry-after', '1');
      const message = `${running} requests are being answered, the most at one time. Wait a second and send it again.`;
      return sendError(request, reply, 503, 'OVERLOADED', message);
    }

    const lifetime = openLifetime(reply.raw, limits.requestTimeoutMs);
    const http = toApollo(request);
    const record: RequestRecord = { id: request.id, log: request.log };
    records.set(http, record);
    running += 1;
    const response = apollo
      .executeHTTPGraphQLRequest({
        httpGraphQLRequest: http,
        context: () => openContext(createContext, lifetime.signal, record),
      })
      .finally(() => {
        running -= 1;
      });
    const first = await Promise.race([response, lifetime.overdue]).finally(lifetime.close);
    const isGone = reply.raw.destroyed;
    const sent = first === 'overdue' ? sendOverdue(request, reply, limits) : send(reply, first);
    logLine(record, isGone ? CLIENT_GONE : reply.statusCode, reply.elapsedTime);
    return sent;
  };

  app.get('/graphql', answer);
  app.post('/graphql', answer);
}

/** What a person sees who opens `/graphql` in a browser is GraphiQL, not a complaint about a missing query. */
function isBrowserVisit(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' && !request.url.includes('?') && request.headers.accept?.includes('text/html') === true
  );
}

/** HEAD is a GET whose body Fastify leaves out (RFC 9110 section 9.3.2). */
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

/** A context that cannot be made is our bug; Apollo masks it, so it is written down here. */
function openContext(
  createContext: (signal: AbortSignal) => object,
  signal: AbortSignal,
  record: RequestRecord,
): Promise<object> {
  try {
    return Promise.resolve(createContext(signal));
  } catch (error) {
    record.log.error({ err: error }, 'the context of a request could not be made');
    return Promise.reject(new Error(internalMessage(record.id), { cause: error }));
  }
}

function send(reply: FastifyReply, response: HTTPGraphQLResponse): FastifyReply {
  void reply.code(response.status ?? 200);
  for (const [name, value] of response.headers) void reply.header(name, value);
  return response.body.kind === 'complete'
    ? reply.send(response.body.string)
    : reply.send(Readable.from(response.body.asyncIterator));
}

function sendOverdue(request: FastifyRequest, reply: FastifyReply, limits: Limits): FastifyReply {
  const message = `The request took longer than ${limits.requestTimeoutMs} ms and was stopped. Ask for less at a time, and try again.`;
  return sendError(request, reply, 504, 'TIMEOUT', message);
}

/** One line for each request; neither its text nor its variables, which may hold what a person searched for. */
function logLine(record: RequestRecord, status: number, ms: number): void {
  const { operationName, operationType, errorCodes } = record;
  record.log.info(
    { operation: operationName, type: operationType, status, ms: Math.round(ms * 10) / 10, errors: errorCodes },
    'graphql',
  );
}
