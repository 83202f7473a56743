import { maxHeaderSize } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { INTERNAL, internalMessage } from './errors.ts';
import type { Limits } from './limits.ts';

/** Every path there is, with what is to be found there and the methods it takes. */
const PATHS: Readonly<Record<string, { readonly what: string; readonly methods: string }>> = {
  '/': { what: 'front page', methods: 'GET, HEAD' },
  '/graphql': { what: 'the API: GraphQL over HTTP', methods: 'GET, HEAD, POST' },
  '/graphiql': { what: 'GraphiQL, works without internet', methods: 'GET, HEAD' },
  '/sandbox': { what: 'Apollo Sandbox', methods: 'GET, HEAD' },
  '/schema.graphql': { what: 'the schema', methods: 'GET, HEAD' },
  '/metrics': { what: 'counters and times for Prometheus', methods: 'GET, HEAD' },
  '/health/live': { what: '200 while the process runs', methods: 'GET, HEAD' },
  '/health/ready': { what: '200 when it can answer, else 503', methods: 'GET, HEAD' },
};

/** Which limit a request broke, and its value. */
interface BrokenLimit {
  readonly name: string;
  readonly value: number;
  readonly found?: number;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly limit?: BrokenLimit;
}

/**
 * Sends `{errors: [{message, extensions: {code, limit}}]}`, the shape that GraphQL clients read, in the type they asked
 * for; `limit` where one was broken.
 */
export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  limit?: BrokenLimit,
): FastifyReply {
  const isNew = request.headers.accept?.includes('application/graphql-response+json') === true;
  return reply
    .code(status)
    .header('content-type', `application/${isNew ? 'graphql-response+json' : 'json'}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions: { code, ...(limit && { limit }) } }] }));
}

/** Gives every failure outside GraphQL a body and a sentence that says what to send. */
export function registerHttpErrors(app: FastifyInstance, limits: Limits): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error, limits);
    if (refusal === undefined) {
      request.log.error({ err: error, path: request.routeOptions.url }, 'a request failed');
      return sendError(request, reply, 500, INTERNAL, internalMessage(request.id));
    }
    request.log.info({ path: request.routeOptions.url, status: refusal.status, errors: [refusal.code] }, 'refused');
    return sendError(request, reply, refusal.status, refusal.code, refusal.message, refusal.limit);
  });

  // Before the body: one that is missing, wrong or large is not what is the matter with the request.
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return answerMissing(request, reply);
    return undefined;
  });
  app.setNotFoundHandler(answerMissing);
}

function answerMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '';
  const known = Object.hasOwn(PATHS, path) ? PATHS[path] : undefined;
  if (known !== undefined) {
    void reply.header('allow', known.methods);
    const message = `${path} takes ${known.methods}.`;
    return sendError(request, reply, 405, 'METHOD_NOT_ALLOWED', message);
  }
  const paths = Object.fromEntries(Object.entries(PATHS).map(([each, { what }]) => [each, what]));
  const message = `There is nothing here. Try one of: ${Object.keys(PATHS).join(', ')}.`;
  return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }], paths });
}

function refusalOf(error: FastifyError, limits: Limits): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        status: 415,
        code: 'UNSUPPORTED_MEDIA_TYPE',
        message:
          'Send the body as JSON: `content-type: application/json`, with {"query": "…", "variables": {…}} in UTF-8.',
      };
    case 'UNSUPPORTED_CONTENT_ENCODING':
      return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: error.message };
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return {
        status: 413,
        code: 'PAYLOAD_TOO_LARGE',
        message: `The body is larger than ${limits.bodyBytes} bytes. Send a shorter query or fewer variables.`,
        limit: { name: 'bodyBytes', value: limits.bodyBytes },
      };
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return { status: 400, code: 'BAD_REQUEST', message: 'The body is empty. Send {"query": "…", "variables": {…}}.' };
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return {
        status: 400,
        code: 'BAD_REQUEST',
        message:
          'Invalid JSON: the body is not JSON in UTF-8. Send {"query": "…", "variables": {…}}, without the keys __proto__ and constructor.',
      };
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? { status: error.statusCode, code: 'BAD_REQUEST', message: error.message }
        : undefined;
  }
}

/** Answers on the bare socket what Node's HTTP parser refuses: no request exists yet, so no hook and no reply. */
export function answerClientError(limits: Limits): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    if (error.code !== 'ECONNRESET' && socket.writable) {
      const { status, phrase, message, limit } = socketRefusal(error.code, limits);
      const extensions = { code: 'BAD_REQUEST', ...(limit && { limit }) };
      const body = JSON.stringify({ errors: [{ message, extensions }] });
      socket.write(
        [
          `HTTP/1.1 ${status} ${phrase}`,
          'content-type: application/json; charset=utf-8',
          `content-length: ${Buffer.byteLength(body)}`,
          'connection: close',
          '',
          body,
        ].join('\r\n'),
      );
    }
    socket.destroy(error);
  };
}

interface SocketRefusal {
  readonly status: number;
  readonly phrase: string;
  readonly message: string;
  readonly limit?: BrokenLimit;
}

function socketRefusal(code: string | undefined, { receiveTimeoutMs }: Limits): SocketRefusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const message = `The request did not arrive in time: it has ${receiveTimeoutMs} ms. Send it again, all at once.`;
    const limit = { name: 'receiveTimeoutMs', value: receiveTimeoutMs };
    return { status: 408, phrase: 'Request Timeout', message, limit };
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    const message = `The address and headers are longer than ${maxHeaderSize} bytes. Send a long query with POST.`;
    const limit = { name: 'headerBytes', value: maxHeaderSize };
    return { status: 431, phrase: 'Request Header Fields Too Large', message, limit };
  }
  return { status: 400, phrase: 'Bad Request', message: 'This is not an HTTP request that can be read.' };
}
