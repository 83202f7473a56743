import { UpstreamError } from '../errors.ts';
import { createUpstream } from './http.ts';
import type { LocalServer, Reply } from './local-server.ts';
import { startLocalServer } from './local-server.ts';
import type { UpstreamOptions } from './options.ts';
import type { Body, HttpUpstream } from './upstream.ts';

/** For tests: an upstream with short patience, and servers to ask; `close` ends all of them. */
interface LocalUpstream {
  readonly upstream: (options?: Partial<UpstreamOptions>) => HttpUpstream;
  readonly server: (reply: Reply, tls?: { readonly key: string; readonly cert: string }) => Promise<LocalServer>;
  readonly close: () => Promise<void>;
}

export const createLocalUpstream = (): LocalUpstream => {
  const opened: { close(): Promise<void> }[] = [];
  return {
    upstream(options = {}) {
      const upstream = createUpstream({ userAgent: 'Kommungraf/test', backoffBaseMs: 1, ...options });
      opened.push(upstream);
      return upstream;
    },
    async server(reply, tls) {
      const server = await startLocalServer(reply, tls);
      opened.push(server);
      return server;
    },
    async close() {
      await Promise.all(opened.splice(0).map((each) => each.close()));
    },
  };
};

/** The error that a call ends with; fails when it succeeds, or with an error that is not an upstream's. */
export const errorFrom = async (call: Promise<unknown>): Promise<UpstreamError> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
  throw new Error('An UpstreamError was expected, and the call succeeded.');
};

/** The whole text of a body. */
export const textOf = async (body: Body | undefined): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body?.bytes ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** A signal that nobody aborts. */
export const never = (): AbortSignal => new AbortController().signal;

/** A shape that takes anything. */
export const anything = (value: unknown): unknown => value;
