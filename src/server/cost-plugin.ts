import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestListener, HTTPGraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { limitError } from './limits.ts';
import type { Limits } from './limits.ts';
import { costOf, pointsOf } from './query-cost.ts';
import type { QueryCost, WorkOf } from './query-cost.ts';
import type { RequestRecords } from './request-plugin.ts';

/** The request header by which a caller asks for the cost: `only` without running the query, `include` beside its answer. */
export const COST_HEADER = 'graphql-cost';

interface CostPluginOptions {
  readonly limits: Limits;
  readonly workOf: WorkOf;
  readonly records: RequestRecords;
}

/** `extensions.cost` of an answer. */
interface ToldCost extends QueryCost {
  /** What it takes from the client's quota. */
  readonly points: number;
  /** Whether it is within the limits, so that it is answered. */
  readonly isWithinLimits: boolean;
  readonly limits: QueryCost;
}

/**
 * Apollo's hooks for the cost of a query: computed once its operation and variables are known, refused when it is over
 * a limit or over what the client has left, all before any resolver runs; told to those who ask by {@link COST_HEADER}.
 */
export function createCostPlugin(options: CostPluginOptions): ApolloServerPlugin<object> {
  return { requestDidStart: ({ request: { http } }) => Promise.resolve(listener(options, http)) };
}

function listener(options: CostPluginOptions, http: HTTPGraphQLRequest | undefined): GraphQLRequestListener<object> {
  const { limits, workOf, records } = options;
  const asked = http?.headers.get(COST_HEADER);
  let told: ToldCost | undefined;

  return {
    didResolveOperation: async ({ schema, document, operation, request }) => {
      if (asked !== undefined && asked !== 'only' && asked !== 'include') throw unknownWish(asked);
      if (operation === undefined) return;
      const cost = costOf(schema, document, operation, request.variables ?? {}, workOf);
      const points = pointsOf(cost);
      const isWithinLimits = cost.nodes <= limits.nodes && cost.upstreamCalls <= limits.upstreamCalls;
      const { nodes: mostNodes, upstreamCalls: mostCalls } = limits;
      told = { ...cost, points, isWithinLimits, limits: { nodes: mostNodes, upstreamCalls: mostCalls } };
      if (asked === 'only') return;
      refuseAbove(limits, cost);
      // The first point was taken when the request came.
      const refusal = http && (await records.get(http)?.charge(points - 1));
      if (refusal === undefined) return;
      const { message, limit } = refusal;
      throw new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', limit, http: { status: 429 } } });
    },
    responseForOperation: () =>
      Promise.resolve(
        asked === 'only' && told !== undefined
          ? {
              http: { status: 200, headers: new HeaderMap() },
              body: { kind: 'single', singleResult: { data: {}, extensions: { cost: told } } },
            }
          : null,
      ),
    willSendResponse: ({ response: { body } }) => {
      if (asked === 'include' && told !== undefined && body.kind === 'single') {
        body.singleResult.extensions = { ...body.singleResult.extensions, cost: told };
      }
      return Promise.resolve();
    },
  };
}

function refuseAbove(limits: Limits, { nodes, upstreamCalls }: QueryCost): void {
  if (nodes > limits.nodes) {
    const says = `The query may return ${nodes} objects; at most ${limits.nodes} are answered.`;
    throw limitError('nodes', limits.nodes, nodes, says);
  }
  if (upstreamCalls > limits.upstreamCalls) {
    const says = `The query may cause ${upstreamCalls} requests to catalogues; at most ${limits.upstreamCalls} are sent.`;
    throw limitError('upstreamCalls', limits.upstreamCalls, upstreamCalls, says);
  }
}

function unknownWish(asked: string): GraphQLError {
  const message = `The header ${COST_HEADER} takes "only" (say what the query costs and do not run it) or "include" (say it beside the answer), not ${JSON.stringify(asked.slice(0, 40))}.`;
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
