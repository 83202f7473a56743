import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

const COMPILED_THREAD = fileURLToPath(new URL('./test/compiled-thread.ts', import.meta.url));

export default defineConfig({
  plugins: [
    {
      name: 'compiled-threads',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source.endsWith('/start-thread.ts') && importer !== COMPILED_THREAD ? COMPILED_THREAD : undefined,
    },
  ],
  // Vite takes graphql's "module" build, Node its "main" (for graphql-tools and Apollo): two copies that do not know
  // each other's types. So: the one that Node takes.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: ['src/**/*.test.ts', 'resolvers/**/*.test.ts', 'demo/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/compile-program.ts'],
    pool: 'forks',
    // On two cores vitest would take one; much of the time of these tests is waiting for sockets and processes.
    maxWorkers: 2,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
});
