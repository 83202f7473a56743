import { rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import { Agent, interceptors, Pool } from 'undici';
import { abortable } from './deadline.ts';
import type { Asked } from './failure.ts';
import { bodyFailure, failure, sendFailure } from './failure.ts';
import type { Way } from './hops.ts';
import { alongTheWay, watchHops } from './hops.ts';
import type { Settings } from './options.ts';

const MAX_REDIRECTIONS = 3;
/**
 * How much a body may grow by decompression once it has passed the free part. Catalogues shrink to a tenth, the most
 * repetitive ones to a fiftieth; what shrinks to a thousandth (gzip's limit) was made to fill a memory.
 */
const MAX_RATIO = 200;
const FREE_BYTES = 1024 * 1024;

/** An answer of whatever status, its body still to be read or thrown away. */
export interface Answer {
  readonly asked: Asked;
  readonly status: number;
  /** Of a header that is sent once: undefined when it is missing. */
  header(name: string): string | undefined;
  /**
   * The bytes, decompressed, up to the cap. Throws `UpstreamError`, or the signal's reason once it is aborted. Who stops
   * early lets go of the socket.
   */
  bytes(): AsyncGenerator<Uint8Array, void>;
  /**
   * Lets go of the body unread; one of at most so many bytes (16 KiB) is read to its end so that the connection can be
   * used again.
   */
  readonly discard: (shortBytes?: number) => void;
}

interface Sending {
  /** A JSON text to POST. */
  readonly query?: string;
  readonly method?: 'HEAD';
}

interface Connections {
  /** One GET, HEAD, or POST of a JSON text, redirects followed. Throws `UpstreamError`, or the signal's reason once it is aborted. */
  send(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal, how: Sending): Promise<Answer>;
  /** Cuts what is still in flight. */
  close(): Promise<void>;
}

const answerOf = (
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  way: Way,
  maxBytes: number,
  signal: AbortSignal,
): Answer => {
  const asked = { url: way.url, at: way.at };
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const discard = (shortBytes = 16_384): void => {
    body.dump({ limit: shortBytes, signal: AbortSignal.timeout(1_000) }).catch(() => body.destroy());
  };
  return {
    asked,
    status,
    header,
    async *bytes() {
      let received = 0;
      try {
        // The decompressor passes on what it does not know, and takes this header away from what it does.
        const encoding = header('content-encoding')?.toLowerCase() ?? 'identity';
        if (encoding !== 'identity') {
          discard();
          throw failure('MALFORMED', asked, `sent an answer in an encoding that we did not ask for (${encoding})`, {
            status,
          });
        }
        const chunks: AsyncIterable<Uint8Array> = body;
        for await (const chunk of chunks) {
          received += chunk.byteLength;
          if (received > maxBytes) throw failure('TOO_LARGE', asked, `sent more than ${maxBytes} bytes`, { status });
          if (received > FREE_BYTES && received > MAX_RATIO * way.wireBytes) {
            const grown = `sent ${way.wireBytes} bytes that grow to more than ${MAX_RATIO} times as much`;
            throw failure('TOO_LARGE', asked, grown, { status });
          }
          yield chunk;
        }
      } catch (error) {
        signal.throwIfAborted();
        throw bodyFailure(asked, error, status, received);
      }
    },
    discard,
  };
};

/** undici, as this house wants it: each hop watched, three redirects, capped decompression, no waiting without end. */
export const createConnections = (settings: Settings): Connections => {
  const { trustedCertificates, guard, lookup } = settings;
  const ca = trustedCertificates && [...rootCertificates, ...trustedCertificates];
  const agent = new Agent({
    factory: (origin) =>
      new Pool(origin, {
        headersTimeout: settings.headersTimeoutMs,
        bodyTimeout: settings.bodyTimeoutMs,
        // Counts what comes over the wire; what it inflates to is the decompressor's to count.
        maxResponseSize: settings.maxWireBytes,
        connect: {
          timeout: settings.connectTimeoutMs,
          ...(ca === undefined ? {} : { ca }),
          ...(lookup === undefined ? {} : { lookup: lookup(new URL(origin)) }),
        },
      }),
  });
  const redirect = interceptors.redirect({ maxRedirections: MAX_REDIRECTIONS });
  const decompress = interceptors.decompress({ maxSize: settings.maxBytes });

  return {
    async send(url, headers, signal, { query, method }) {
      const way: Way = { url, at: url, visited: [], wireBytes: 0 };
      try {
        signal.throwIfAborted();
        const response = agent.compose(watchHops(way, guard), redirect, decompress).request({
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: method ?? (query === undefined ? 'GET' : 'POST'),
          headers: {
            'user-agent': settings.userAgent,
            'accept-encoding': 'gzip, br, deflate',
            ...(query === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(query === undefined ? {} : { body: query }),
          signal,
        });
        // undici itself heeds the signal only once there is a connection.
        return answerOf(await abortable(response, signal), way, settings.maxBytes, signal);
      } catch (error) {
        signal.throwIfAborted();
        throw alongTheWay(way, sendFailure(way, error));
      }
    },
    close: () => agent.destroy(),
  };
};
