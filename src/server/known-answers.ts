import type { HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { CompiledOperation } from '../execution/compile.ts';
import type { Run } from '../execution/run.ts';
import type { KnownOperation, KnownOperations } from './known-operations.ts';
import { readWish } from './known-wish.ts';
import type { Wish } from './known-wish.ts';
import type { Lifetime } from './lifetime.ts';
import type { Limits } from './limits.ts';
import { pointsOf } from './query-cost.ts';
import { noteOperation } from './request-plugin.ts';
import type { RequestRecord } from './request-plugin.ts';
import { isEnding } from './stop-resolving.ts';
import { checkVariables } from './variables.ts';

/**
 * How an operation was executed: `compiled`; or by graphql-js, because it was `new`, asked for in an `unusual` way, cannot be
 * compiled (`uncompiled`), or `deviated`: a compiled answer would have had errors, now or lately.
 */
export type ExecutionWay = 'compiled' | 'new' | 'unusual' | 'uncompiled' | 'deviated';

/** JSON text of a whole answer without errors, and its type. */
export interface KnownAnswer {
  readonly body: string;
  readonly type: string;
}

/** Answers of known operations, past Apollo's pipeline. */
export interface KnownAnswers {
  /** At once, or later, the answer; undefined where the request is to go through Apollo's pipeline, which has not seen it. */
  answer(
    request: FastifyRequest,
    record: RequestRecord,
    lifetime: Lifetime,
  ): KnownAnswer | undefined | Promise<KnownAnswer | undefined>;
  /** Which type Apollo has chosen for what a client accepts. */
  learn(request: FastifyRequest, response: HTTPGraphQLResponse): void;
}

interface KnownAnswersOptions {
  readonly operations: KnownOperations;
  readonly limits: Limits;
  readonly createContext: (ending: Pick<Lifetime, 'signal'>) => object;
  /** Calls the work so that what it reads is of one state of the data. */
  readonly reading: Run['reading'];
  readonly count: (way: ExecutionWay) => void;
}

/** Distinct texts of `accept` that are remembered: libraries have one each. */
const TYPES_KEPT = 200;
const LONGEST_ACCEPT = 300;

/** The request is to go through Apollo's pipeline. */
const NONE: KnownAnswer | undefined = undefined;

export function createKnownAnswers(options: KnownAnswersOptions): KnownAnswers {
  const { operations, limits, createContext, reading, count } = options;
  const types = new Map<string, string>();

  const find = (request: FastifyRequest): Found | ExecutionWay => {
    const wish = readWish(request);
    if (wish === undefined) return 'unusual';
    const known = operations.find(wish.text, wish.operationName);
    const type = types.get(request.headers.accept ?? '');
    if (known === undefined || type === undefined) return 'new';
    if (known.isResting()) return 'deviated';
    checkVariables(wish.variables, limits.variableDepth);
    const variables = known.coerce(wish.variables);
    if (variables === undefined) return 'deviated';
    const compiled = known.compiled(variables);
    return compiled === undefined ? 'uncompiled' : { wish, known, type, variables, compiled };
  };

  const run = ({ known, type, variables, compiled }: Found, lifetime: Lifetime): KnownAnswer | Promise<KnownAnswer> => {
    const context = createContext(lifetime);
    const checkEnd = (): void => {
      if (isEnding(context)) context.signal.throwIfAborted();
    };
    const answerOf = (data: string): KnownAnswer => {
      known.answered();
      count('compiled');
      return { body: `{"data":${data}}\n`, type };
    };
    const data = compiled.data({ context, variables, given: [], reading, checkEnd });
    return typeof data === 'string' ? answerOf(data) : data.then(answerOf);
  };

  /** Whatever went wrong, graphql-js meets it again and says it in its words. */
  const deviate = (found?: Found): typeof NONE => {
    found?.known.deviated();
    count('deviated');
    return NONE;
  };

  const attempt = (found: Found, lifetime: Lifetime): KnownAnswer | undefined | Promise<KnownAnswer | undefined> => {
    try {
      const answer = run(found, lifetime);
      return answer instanceof Promise ? answer.catch(() => deviate(found)) : answer;
    } catch {
      return deviate(found);
    }
  };

  return {
    answer(request, record, lifetime) {
      let found: Found | ExecutionWay;
      try {
        found = find(request);
      } catch {
        return deviate();
      }
      if (typeof found === 'string') {
        count(found);
        return undefined;
      }
      const { known, wish } = found;
      const cost = known.cost(wish.variables);
      if (cost.nodes > limits.nodes || cost.upstreamCalls > limits.upstreamCalls) return deviate();
      noteOperation(record, known.operation);
      // The first point was taken when the request came.
      const points = pointsOf(cost) - 1;
      if (points === 0) return attempt(found, lifetime);
      const ready = found;
      return record.charge(points).then((refusal) => (refusal === undefined ? attempt(ready, lifetime) : deviate()));
    },
    learn(request, { status = 200, headers, body }) {
      const { accept = '' } = request.headers;
      const type = headers.get('content-type');
      if (status !== 200 || body.kind !== 'complete' || type === undefined) return;
      if (types.size < TYPES_KEPT && accept.length <= LONGEST_ACCEPT) types.set(accept, type);
    },
  };
}

interface Found {
  readonly wish: Wish;
  readonly known: KnownOperation;
  readonly type: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly compiled: CompiledOperation;
}
