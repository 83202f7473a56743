import type { FastifyInstance } from 'fastify';

/** A body that cannot be taken; the error handler knows the codes (`http-errors.ts`). */
class BodyError extends Error {
  readonly code: string;
  readonly statusCode: number;

  constructor(code: string, statusCode: number, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'BodyError';
    this.code = code;
    this.statusCode = statusCode;
  }
}

/**
 * Takes JSON in UTF-8 and nothing else. Fastify would also take text/plain, and would read bytes that are no UTF-8 as
 * U+FFFD, so that a search for `Malmö` in Latin-1 found nothing and said nothing.
 */
export function registerBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (error) {
      done(new BodyError('FST_ERR_CTP_INVALID_JSON_BODY', 400, 'The body is not UTF-8.', error));
      return;
    }
    void parse(request, text, done);
  });

  // A compressed query of 128 KiB may be a gigabyte: no client needs that, so it is not unpacked.
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') {
      done();
      return;
    }
    const message = 'Compressed requests are not read. Send the body without content-encoding.';
    done(new BodyError('UNSUPPORTED_CONTENT_ENCODING', 415, message));
  });
}
