import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { createFormatError } from './errors.ts';
import { queryLimits } from './limits.ts';
import type { Limits } from './limits.ts';

/** Bytes of query text whose documents are kept parsed and validated; in memory each takes about ninety times that. */
const DOCUMENT_TEXT_KEPT = 262_144;

interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly log: Logger;
  readonly plugins: readonly ApolloServerPlugin<object>[];
}

/**
 * Apollo Server with every limit on (all are off by default) and nothing that calls home. Locations stay in the parsed
 * documents, although they double their memory: an error that says line and column is worth more to those who write
 * queries by hand, and the store of documents is small.
 */
export function createApollo(options: ApolloOptions): ApolloServer<object> {
  const { schema, introspection, limits, log, plugins } = options;
  return new ApolloServer<object>({
    schema,
    introspection,
    logger: log,
    formatError: createFormatError(limits),
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: limits.selections,
    validationRules: [queryLimits(limits)],
    documentStore: createDocumentStore(),
    // The schema is public, so a misspelt field may be answered with the right one.
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    // See docs/decisions/0002-plain-get.md.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    plugins: [
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** Apollo's own store measures a document by turning it into JSON, which takes longer than parsing it. */
function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: DOCUMENT_TEXT_KEPT,
    sizeCalculation: (document) => Math.max(1, document.loc?.source.body.length ?? 1),
  });
  return {
    get: (key) => Promise.resolve(documents.get(key)),
    set: (key, document) => {
      documents.set(key, document);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(documents.delete(key)),
  };
}
