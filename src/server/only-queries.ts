import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';

/**
 * Refuses what the schema has no type for. The standard's validation lets `mutation { __typename }` through to an executor
 * that has nothing to run it on (GraphQL, section 6.2.2), which would look like a fault of ours. One that comes by GET has
 * got its 405 from Apollo before.
 */
export const onlyQueries: ApolloServerPlugin<object> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation(context) {
        const operation = context.operation?.operation;
        if (operation === undefined || operation === OperationTypeNode.QUERY) return Promise.resolve();
        const message = `This is a ${operation}; only queries are answered here, for everything is for reading. Begin it with \`query\`.`;
        throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
      },
    }),
};
