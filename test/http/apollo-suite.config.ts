import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

/** Tests that we differ from on purpose; apollo-suite.md says why, and which tests of ours hold the difference. */
const DIFFERENT = [
  'CSRF prevention default',
  'rejects the request if the method is not POST or GET',
  'throws an error if POST body is empty',
  'throws an error if invalid content-type',
];

/** For `apollo-suite.run.ts` alone: Apollo's suite is written for jest, of which it uses what vitest has as well. */
const config = defineConfig({
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: require.resolve('graphql') },
      // Where `tools/apollo-suite.mjs` puts it.
      {
        find: '@apollo/server-integration-testsuite',
        replacement: fileURLToPath(
          new URL(
            '../../node_modules/.apollo-suite/node_modules/@apollo/server-integration-testsuite/dist/esm/index.js',
            import.meta.url,
          ),
        ),
      },
      { find: /^@jest\/globals$/, replacement: fileURLToPath(new URL('apollo-suite.globals.ts', import.meta.url)) },
    ],
  },
  plugins: [
    {
      // The suite brings an Apollo Server of its own, a patch older; here it is to use the one that it tests.
      name: 'one-apollo-server',
      enforce: 'pre',
      resolveId: (source) =>
        /^@apollo\/server($|\/)/.test(source)
          ? { id: fileURLToPath(import.meta.resolve(source)), external: true }
          : undefined,
    },
  ],
  test: {
    include: ['test/http/apollo-suite.run.ts'],
    server: { deps: { inline: ['@apollo/server-integration-testsuite'] } },
    testNamePattern: new RegExp(`^(?!.*(?:${DIFFERENT.join('|')})$)`),
    pool: 'forks',
    testTimeout: 20_000,
  },
});

export { config as default };
