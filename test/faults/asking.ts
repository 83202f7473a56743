import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back for a query, with what it cost. */
export interface Asked {
  readonly status: number;
  /** Of the answer's body. */
  readonly bytes: number;
  readonly ms: number;
  readonly text: string;
  readonly headers: Headers;
  /** An answer without `data` was refused before any resolver ran (GraphQL specification, section 7.1). */
  readonly executed: boolean;
  readonly codes: readonly string[];
  /** Names of the limits that it breaks. */
  readonly limits: readonly string[];
  readonly messages: readonly string[];
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly limit?: { readonly name: string } };
  }[];
}

const bodyOf = (text: string): Body => {
  const value: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return typeof value === 'object' && value !== null ? value : {};
};

/** Sends these bytes as the body of a POST, or a GET where there are none. */
export async function send(
  url: string,
  body?: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const start = performance.now();
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const ms = performance.now() - start;
  const { data, errors = [] } = bodyOf(text);
  return {
    status: response.status,
    bytes: Buffer.byteLength(text),
    ms,
    text,
    headers: response.headers,
    executed: data !== undefined,
    codes: errors.map(({ extensions }) => extensions?.code ?? ''),
    limits: errors.flatMap(({ extensions }) => extensions?.limit?.name ?? []),
    messages: errors.map(({ message }) => message),
  };
}

/** POSTs a query. */
export const ask = (url: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Asked> =>
  send(`${url}/graphql`, JSON.stringify({ query, variables }));

/** For the table: what was answered, how large it was, and how long it took. */
export const told = ({ status, bytes, ms, limits, codes }: Asked): string =>
  `${status}${limits[0] === undefined ? (codes[0] === undefined ? '' : ` ${codes[0]}`) : ` limit ${limits[0]}`}, ${bytes} B, ${Math.round(ms)} ms`;

/** Sends bytes on a bare socket, and gives what comes until the server closes it. */
export async function bare(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes: Buffer) => (answer += bytes.toString())).on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
