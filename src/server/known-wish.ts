import type { FastifyRequest } from 'fastify';
import { COST_HEADER } from './cost-plugin.ts';

/** A query as it is usually sent. */
export interface Wish {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const NO_VARIABLES = {};

/** What a request asks for; undefined for all that is unusual or wrong, which Apollo reads and says what it thinks of it. */
export function readWish(request: FastifyRequest): Wish | undefined {
  if (request.headers[COST_HEADER] !== undefined) return undefined;
  return request.method === 'POST' ? wishOf(request.body) : readSearch(request);
}

function wishOf(asked: unknown): Wish | undefined {
  if (!isRecord(asked)) return undefined;
  const { query: text, operationName, variables, extensions } = asked;
  if (typeof text !== 'string' || text === '' || (extensions ?? undefined) !== undefined) return undefined;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return undefined;
  if (variables !== undefined && variables !== null && !isRecord(variables)) return undefined;
  return { text, operationName: operationName ?? undefined, variables: variables ?? NO_VARIABLES };
}

const PARAMETERS: readonly string[] = ['query', 'operationName', 'variables'];

function readSearch({ url, headers }: FastifyRequest): Wish | undefined {
  const start = url.indexOf('?');
  if (start === -1 || headers['content-type'] !== undefined) return undefined;
  const asked: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    // Others mean nothing to Apollo, but for extensions; those sent twice it refuses.
    if (!PARAMETERS.includes(name) || name in asked) return undefined;
    asked[name] = name === 'variables' ? readJson(value) : value;
  }
  return 'variables' in asked && !isRecord(asked['variables']) ? undefined : wishOf(asked);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Apollo's to refuse.
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
