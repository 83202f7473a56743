import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { DocumentStore } from './document-store.ts';
import { createFormatError } from './errors.ts';
import { queryLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { onlyQueries } from './only-queries.ts';

interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly log: Logger;
  readonly documents: DocumentStore;
  readonly plugins: readonly ApolloServerPlugin<object>[];
}

/**
 * Apollo Server with every limit on (all are off by default) and nothing that calls home. Locations stay in the parsed
 * documents, although they double their memory: an error that says line and column is worth more to those who write
 * queries by hand, and the store of documents is small.
 */
export function createApollo(options: ApolloOptions): ApolloServer<object> {
  const { schema, introspection, limits, log, documents, plugins } = options;
  return new ApolloServer<object>({
    schema,
    introspection,
    logger: log,
    formatError: createFormatError(limits),
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: limits.selections,
    validationRules: [queryLimits(limits)],
    documentStore: documents,
    // The schema is public, so a misspelt field may be answered with the right one.
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    // See docs/decisions/0002-plain-get.md.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    plugins: [
      onlyQueries,
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
