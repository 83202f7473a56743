import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

/** A real server on this machine's loopback, for tests: answers as told and remembers what it was asked. */
export interface LocalServer {
  readonly url: URL;
  /** The requests so far, in order of arrival. */
  readonly requests: readonly IncomingMessage[];
  /** The most that were open at one time. */
  readonly mostAtOnce: () => number;
  /** Requests whose connection is still open and that have not been answered to the end. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
}

export type Reply = (response: ServerResponse, request: IncomingMessage, count: number) => void;

/** Listens on a free port; `count` is 1 for the first request. */
export const startLocalServer = async (
  reply: Reply,
  tls?: { readonly key: string; readonly cert: string },
): Promise<LocalServer> => {
  const requests: IncomingMessage[] = [];
  let open = 0;
  let most = 0;
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    reply(response, request, requests.length);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The local server has no port.');

  return {
    url: new URL(`${tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}/`),
    requests,
    mostAtOnce: () => most,
    open: () => open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
