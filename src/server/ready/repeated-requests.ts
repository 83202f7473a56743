import type { IncomingMessage } from 'node:http';
import type { KeptAnswers, Repeat } from './kept-answers.ts';

/** Requests known by their bytes, before anything of them is read. */
export interface RepeatedRequests {
  /** Whether it is a kind of request whose answer could be at hand, by its line and headers alone. */
  mayRepeat(request: IncomingMessage): boolean;
  /** How the same bytes were answered before; `body` as it came. Marks the request for `remember`. */
  find(request: IncomingMessage, body: Buffer | undefined): Repeat | undefined;
  /** The next one of the same bytes is answered in this way. */
  remember(request: IncomingMessage, repeat: Repeat): void;
}

/** A longer body, or address, goes the long way: it is about to cost more than reading it. */
const LONGEST_BYTES = 16_384;
/** What changes the answer, or how it is found, in ways that are not remembered. */
const UNUSUAL = [
  'graphql-cost',
  'x-no-compression',
  'content-encoding',
  'transfer-encoding',
  'expect',
  'upgrade',
] as const;

export function createRepeatedRequests(kept: KeptAnswers, path: string): RepeatedRequests {
  const searched = `${path}?`;
  const bytesOf = new WeakMap<IncomingMessage, string>();

  return {
    mayRepeat({ method, url = '', headers }) {
      if (UNUSUAL.some((name) => headers[name] !== undefined)) return false;
      const length = headers['content-length'];
      if (method === 'POST') return url === path && Number(length) > 0 && Number(length) <= LONGEST_BYTES;
      return (
        (method === 'GET' || method === 'HEAD') &&
        length === undefined &&
        url.startsWith(searched) &&
        url.length <= LONGEST_BYTES
      );
    },
    find(request, body) {
      const { method = '', url = '', headers } = request;
      // HEAD is answered as GET; a line break is in none of the fields.
      const kind = `${method === 'HEAD' ? 'GET' : method}\n${headers['content-type'] ?? ''}\n${headers.accept ?? ''}\n`;
      const accepted = headers['accept-encoding'];
      const bytes = `${kind}${String(accepted)}\n${body === undefined ? url : body.toString('latin1')}`;
      const repeat = kept.repeat(bytes);
      if (repeat === undefined || kept.get(repeat.key) === undefined) bytesOf.set(request, bytes);
      return repeat;
    },
    remember(request, repeat) {
      const bytes = bytesOf.get(request);
      if (bytes !== undefined) kept.remember(bytes, repeat);
    },
  };
}
