/**
 * The rooms and the direction of imports: arrows point at `model`. What a rule forbids is said in its comment.
 * @type {import('dependency-cruiser').IConfiguration}
 */
// Tests, and what only tests use.
const test = '\\.test\\.ts$|/fixtures/|/local-[^/]+\\.ts$';
const room = (name, comment, mayReach, more = []) => ({
  name: `${name}-reaches`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: [test, ...more] },
  to: { path: '^(src|resolvers|demo|test|bench)/', pathNot: [`^src/${name}/`, ...mayReach.map((path) => `^${path}`)] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    room('model', 'The model imports nothing of ours.', []),
    room('upstream', 'The only way out knows errors and nothing else of ours.', ['src/errors.ts', 'src/model/']),
    room('rdf', 'RDF is read into the model; it hands over what adapters hand over.', [
      'src/model/',
      'src/errors.ts',
      'src/sources/source.ts',
    ]),
    room('dcat-us', 'DCAT-US is read into the model for the platforms that speak it.', [
      'src/model/',
      'src/errors.ts',
      'src/sources/source.ts',
    ]),
    room('execution', 'Runs operations over any schema: knows GraphQL and nothing of ours.', []),
    room('cache', 'The cache knows bytes.', ['src/errors.ts']),
    room('coordination', 'What replicas agree on: for the way out, through Redis.', [
      'src/model/',
      'src/errors.ts',
      'src/upstream/coordination.ts',
      'src/cache/redis-connection.ts',
      'src/cache/envelope.ts',
    ]),
    room('store', 'The store knows the model.', [
      'src/model/',
      'src/errors.ts',
      'src/upstream/upstream.ts',
      'src/asking-thread.ts',
      'src/start-thread.ts',
    ]),
    room(
      'history',
      'The durable record knows snapshots, the writer that they are restored through, and which are one.',
      [
        'src/model/',
        'src/errors.ts',
        'src/store/store.ts',
        'src/store/node-identity.ts',
        'src/checks/check.ts',
        'src/upstream/upstream.ts',
        'src/asking-thread.ts',
        'src/start-thread.ts',
      ],
    ),
    room('catalogue', 'Platform-blind: no adapter, no server.', [
      'src/model/',
      'src/errors.ts',
      'src/sources/source.ts',
      'src/upstream/upstream.ts',
      'src/store/store.ts',
      'src/cache/cache.ts',
    ]),
    room('observability', 'Metrics and traces: looks at what there is, changes nothing.', [
      'src/model/',
      'src/errors.ts',
      'src/store/store.ts',
      'src/cache/cache.ts',
      'src/catalogue/harvester.ts',
      'src/checks/check.ts',
      'src/upstream/upstream.ts',
    ]),
    room('statistics', 'Statistics are counted over the store, and over what the durable record knows of the past.', [
      'src/model/',
      'src/errors.ts',
      'src/store/(store|comparable-time|dataset-terms).ts',
      'src/history/(dataset-history|dataset-history-log|dataset-history-facts|imported-figure).ts',
      'src/catalogue/',
      'src/cache/cache.ts',
      'src/upstream/upstream.ts',
      'src/checks/check.ts',
    ]),
    {
      name: 'statistics-platforms-are-strangers',
      comment: 'Sources of key figures never see each other.',
      severity: 'error',
      from: { path: '^src/statistics/key-figures/([^/]+)/', pathNot: test },
      to: { path: '^src/statistics/key-figures/[^/]+/', pathNot: '^src/statistics/key-figures/$1/' },
    },
    {
      name: 'statistics-platforms-through-the-register',
      comment: 'Only their register knows the sources of key figures.',
      severity: 'error',
      from: {
        path: '^(src|resolvers)/',
        pathNot: ['^src/statistics/key-figures/[^/]+/', '^src/statistics/key-figures/registry.ts$', test],
      },
      to: { path: '^src/statistics/key-figures/[^/]+/' },
    },
    room('records', 'Specifications read into the model, and tables read against their columns.', [
      'src/model/',
      'src/errors.ts',
      'src/sources/file-',
      'src/upstream/charset.ts',
      'src/checks/check.ts',
    ]),
    room('checks', 'What is asked in the background: through the way out, into the durable record.', [
      'src/model/',
      'src/errors.ts',
      'src/store/store.ts',
      'src/records/',
      'src/history/check-record.ts',
      'src/upstream/(upstream|failure).ts',
    ]),
    room('server', 'The server knows the schema that it is handed.', [
      'src/execution/',
      'src/model/',
      'src/errors.ts',
      'src/observability/',
    ]),
    {
      name: 'platforms-are-strangers',
      comment: 'Platforms never see each other.',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/', pathNot: test },
      to: { path: '^src/sources/[^/]+/', pathNot: '^src/sources/$1/' },
    },
    {
      name: 'platforms-reach',
      comment: 'An adapter speaks HTTP through upstream on one side and the model on the other.',
      severity: 'error',
      from: { path: '^src/sources/[^/]+/', pathNot: test },
      to: {
        path: '^(src|resolvers|demo|test)/',
        pathNot: [
          '^src/sources/',
          '^src/model/',
          '^src/errors.ts',
          '^src/rdf/',
          '^src/dcat-us/',
          '^src/upstream/upstream.ts',
        ],
      },
    },
    {
      name: 'platforms-through-the-register',
      comment: 'Only the register knows the adapters.',
      severity: 'error',
      from: { path: '^(src|resolvers)/', pathNot: ['^src/sources/[^/]+/', '^src/sources/registry.ts$', test] },
      to: { path: '^src/sources/[^/]+/' },
    },
    {
      name: 'register-through-the-gateway',
      comment: 'Only the composition roots (gateway.ts, the harvester thread, the command line) know the adapters.',
      severity: 'error',
      from: { path: '^(src|resolvers)/', pathNot: ['^src/platforms.ts$', '^src/cli', test] },
      to: { path: '^src/sources/registry.ts$' },
    },
    {
      name: 'resolvers-pick',
      comment: 'Resolvers pick from the context, they never fetch.',
      severity: 'error',
      from: { path: '^resolvers/', pathNot: test },
      to: {
        path: '^(src|demo|test)/',
        pathNot: [
          '^src/context.ts',
          '^src/errors.ts',
          '^src/model/',
          '^src/checks/check.ts',
          '^src/statistics/',
          '^src/catalogue/(completeness|live|ownership|whole-list)',
          '^src/store/store.ts',
          '^src/sources/source.ts',
        ],
      },
    },
    {
      name: 'no-network-outside-upstream',
      comment:
        'upstream/ is the only way out; cache/redis speaks to Redis, history/postgres to PostgreSQL, server/ listens.',
      severity: 'error',
      from: {
        path: '^(src|resolvers)/',
        pathNot: ['^src/upstream/', '^src/cache/redis', '^src/history/postgres', '^src/server/', test],
      },
      to: { path: '^(https?|http2|net|tls|dns|undici|ioredis|pg)$|node_modules/(undici|ioredis|pg)/' },
    },
    {
      name: 'production-needs-no-tools',
      comment: 'What runs in production is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^(src|resolvers)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
