import { ApolloServer } from '@apollo/server';
import type { ApolloServerOptions, BaseContext, ContextThunk } from '@apollo/server';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { pino } from 'pino';
import { NO_TRACING } from '../../src/observability/tracing.ts';
import { registerGraphql } from '../../src/server/graphql-route.ts';
import { createHttpApp } from '../../src/server/http-app.ts';
import { DEFAULT_LIMITS } from '../../src/server/limits.ts';
import { createRequestObserver } from '../../src/server/request-observer.ts';

interface Started {
  /** Without a slash at its end. */
  readonly url: string;
  readonly server: ApolloServer;
  readonly extraCleanup: () => Promise<void>;
}
type Start = (
  config: ApolloServerOptions<BaseContext>,
  options?: { readonly context?: ContextThunk },
) => Promise<Started>;
interface Suite {
  readonly defineIntegrationTestSuite: (start: Start) => void;
}

// By a name that the compiler does not follow: the package's types are those of the Apollo Server that it brings.
const PACKAGE: string = '@apollo/server-integration-testsuite';
const suite: unknown = await import(PACKAGE);
if (!isSuite(suite)) throw new Error(`${PACKAGE} is another one than it was.`);

function isSuite(value: unknown): value is Suite {
  return typeof value === 'object' && value !== null && 'defineIntegrationTestSuite' in value;
}

/*
 * Apollo's own tests for whoever puts Apollo Server behind another HTTP server, against ours: its Apollo Server with
 * the options of each test, our HTTP and our route. What is skipped and why: apollo-suite.md.
 */
suite.defineIntegrationTestSuite(async (config, { context = () => Promise.resolve({}) } = {}) => {
  const app = await createHttpApp({
    log: pino({ level: 'silent' }),
    limits: DEFAULT_LIMITS,
    trustProxy: [],
    isSecure: false,
    isFresh: false,
    isDraining: () => false,
  });
  const server = new ApolloServer({
    ...config,
    plugins: [...(config.plugins ?? []), fastifyApolloDrainPlugin(app)],
  });
  await server.start();
  registerGraphql(app, {
    path: '/',
    apollo: server,
    openContext: () => context(),
    limits: DEFAULT_LIMITS,
    records: new WeakMap(),
    observer: createRequestObserver({ metrics: undefined, tracing: NO_TRACING }),
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const started = { server, url: address, extraCleanup: () => app.close() };
  return started;
});
