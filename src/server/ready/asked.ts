import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { COST_HEADER } from '../cost-plugin.ts';

/** What a request asks for, where that is asked in the usual way. */
export interface Asked {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same for all requests that ask for the same. */
  readonly key: string;
}

const NONE = {};

/** Undefined for whatever is unusual or wrong: that is not kept. */
export function readAsked(request: FastifyRequest): Asked | undefined {
  if (request.headers[COST_HEADER] !== undefined) return undefined;
  const asked = request.method === 'POST' ? request.body : fromSearch(request);
  if (!isRecord(asked)) return undefined;
  const { query: text, operationName: name, variables, extensions } = asked;
  if (typeof text !== 'string' || (extensions ?? undefined) !== undefined) return undefined;
  const operationName = name ?? undefined;
  if (operationName !== undefined && typeof operationName !== 'string') return undefined;
  const given = variables ?? NONE;
  if (!isRecord(given)) return undefined;
  const named = JSON.stringify([text, operationName ?? null, sorted(given)]);
  const key = createHash('sha256').update(named).digest('base64url');
  return { text, operationName, variables: given, key };
}

function fromSearch({ url, headers }: FastifyRequest): unknown {
  const start = url.indexOf('?');
  if (start === -1 || headers['content-type'] !== undefined) return undefined;
  const asked: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    if (name in asked) return undefined;
    asked[name] = name === 'variables' || name === 'extensions' ? readJson(value) : value;
    if (asked[name] === undefined) return undefined;
  }
  return asked;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The pipeline's to refuse.
    return undefined;
  }
}

const DEEPEST = 30;

/** Objects as sorted lists of pairs: the order of keys says nothing. What is nested too deeply is refused elsewhere. */
function sorted(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((each) => sorted(each, depth + 1));
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { sorted: entries.map(([name, inner]) => [name, sorted(inner, depth + 1)]) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
