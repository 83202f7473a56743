import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from './index.ts';
import { scalars } from './scalar.ts';
import { loadTypeDefs } from './type-defs.ts';

/** The schema with its resolvers; reads `schema/*.graphql` once. */
export function createSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: loadTypeDefs(),
    resolvers: { ...resolvers, ...scalars },
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
