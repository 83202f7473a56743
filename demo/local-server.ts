import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What is wrong with a demo server, on purpose. */
export interface Quirks {
  /** `refuse`: the port is closed; `unavailable`: 503 to everything. */
  readonly down?: 'refuse' | 'unavailable';
  /** Milliseconds before the headers of every answer. */
  readonly slow?: number;
  /** 200 with an HTML page, as a login or maintenance page in front of the catalogue gives. */
  readonly html?: boolean;
  /** The connection is lost half-way through this page (1-based), every time it is asked for. */
  readonly cut?: number;
  /** 429 with `Retry-After` to every n-th request. */
  readonly rateLimit?: { readonly every: number; readonly retryAfterSeconds: number };
}

/** How often a demo server was asked, and for what. */
export interface RequestCount {
  readonly total: number;
  /** Path and query of each request, in order. */
  readonly paths: readonly string[];
}

export interface Request {
  readonly url: URL;
  /** Path and query as they came, undecoded. */
  readonly target: string;
  readonly method: string;
  readonly accept: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What a POST sends, as text; empty for any other method. */
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Which page of a longer answer this is, for `Quirks.cut`. */
  readonly page?: number;
}

interface LocalServer {
  /** `http://127.0.0.1:port`, without slash. */
  readonly origin: string;
  readonly port: number;
  readonly requests: RequestCount;
  /** Changes what is wrong; resolves when the port is closed or open again. */
  setQuirks(quirks: Quirks): Promise<void>;
  close(): Promise<void>;
}

const HTML_PAGE =
  '<!DOCTYPE html>\n<html lang="sv"><head><title>Underhåll</title></head><body><h1>Tjänsten är tillfälligt stängd</h1></body></html>\n';

function isFresh(answer: Answer, headers: Request['headers']): boolean {
  const { ETag: etag, 'Last-Modified': lastModified } = answer.headers ?? {};
  const sent = headers['if-none-match'];
  // RFC 9110, 13.2.2: If-Modified-Since counts only where there is no If-None-Match.
  if (sent !== undefined) return etag !== undefined && sent.split(',').some((one) => one.trim() === etag);
  const since = headers['if-modified-since'];
  return since !== undefined && lastModified !== undefined && Date.parse(lastModified) <= Date.parse(since);
}

/** The answer after the quirks that change what is said. */
function spoilt(answer: Answer, quirks: Quirks, count: number): Answer {
  const { rateLimit } = quirks;
  if (quirks.down === 'unavailable')
    return { status: 503, headers: { 'Content-Type': 'text/plain' }, body: 'Service Unavailable\n' };
  if (rateLimit !== undefined && count % rateLimit.every === 0) {
    return { status: 429, headers: { 'Retry-After': String(rateLimit.retryAfterSeconds) } };
  }
  if (quirks.html === true)
    return { status: 200, headers: { 'Content-Type': 'text/html;charset=UTF-8' }, body: HTML_PAGE };
  return answer;
}

function send(response: ServerResponse, request: Request, answer: Answer, cutPage: number | undefined): void {
  if (answer.status === 200 && isFresh(answer, request.headers)) {
    const { ETag, 'Last-Modified': lastModified } = answer.headers ?? {};
    response.writeHead(304, { ...(ETag && { ETag }), ...(lastModified && { 'Last-Modified': lastModified }) }).end();
    return;
  }
  const plain = Buffer.from(answer.body ?? '', 'utf8');
  const zipped = plain.length > 1000 && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = zipped ? gzipSync(plain) : plain;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(zipped ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
    'Content-Length': body.length,
  });
  if (request.method === 'HEAD') response.end();
  else if (answer.page !== undefined && answer.page === cutPage) {
    // The first half must have left before the connection is lost, or the client would see no answer at all.
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  } else response.end(body);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The demo server has no port'));
      else resolve(address.port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) {
      resolve();
      return;
    }
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/** Hands on what a POST sends once it is there; any other request at once. */
function withBody(message: IncomingMessage, take: (body: string) => void): void {
  if (message.method !== 'POST') {
    take('');
    return;
  }
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.once('end', () => {
    take(Buffer.concat(chunks).toString('utf8'));
  });
}

/** A server on 127.0.0.1 that answers as `answer` says, counts its requests, and fails as its quirks say. */
export async function startLocalServer(
  answer: (request: Request, origin: string) => Answer,
  options: { readonly port?: number | undefined; readonly quirks?: Quirks | undefined } = {},
): Promise<LocalServer> {
  const paths: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let quirks = options.quirks ?? {};
  let origin = '';

  function handle(message: IncomingMessage, response: ServerResponse, body: string): void {
    const target = message.url ?? '/';
    paths.push(target);
    const count = paths.length;
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    );
    const request: Request = {
      url: new URL(target, origin),
      target,
      method: message.method ?? 'GET',
      accept: headers['accept'] ?? '*/*',
      headers,
      body,
    };
    const reply = (): void => {
      if (!response.destroyed) send(response, request, spoilt(answer(request, origin), quirks, count), quirks.cut);
    };
    if (quirks.slow === undefined) reply();
    else {
      const timer = setTimeout(() => {
        timers.delete(timer);
        reply();
      }, quirks.slow);
      timers.add(timer);
    }
  }

  const server = createServer((message, response) => {
    withBody(message, (body) => {
      handle(message, response, body);
    });
  });
  const port = await listen(server, options.port ?? 0);
  origin = `http://127.0.0.1:${String(port)}`;
  if (quirks.down === 'refuse') await stop(server);
  return {
    origin,
    port,
    requests: {
      get total() {
        return paths.length;
      },
      get paths() {
        return paths;
      },
    },
    async setQuirks(next) {
      quirks = next;
      if (next.down === 'refuse') await stop(server);
      else if (!server.listening) await listen(server, port);
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      await stop(server);
    },
  };
}
