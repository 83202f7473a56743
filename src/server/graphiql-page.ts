import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { chosenExample } from './example.ts';
import type { Example } from './example.ts';
import { explorerBar } from './explorer-bar.ts';
import { EXPLORER_STYLE } from './explorer-style.ts';
import { contentSecurityPolicy, html, inline, jsonScript, page } from './html.ts';

const require = createRequire(import.meta.url);

const SCRIPT = inline(
  'script',
  `
const config = JSON.parse(document.getElementById('config').textContent);
const place = document.getElementById('graphiql');
place.textContent = '';
ReactDOM.createRoot(place).render(React.createElement(GraphiQL, {
  fetcher: GraphiQL.createFetcher({ url: new URL('graphql', location.href).href }),
  defaultQuery: config.query,
  ...(config.chosen ? { query: config.query, variables: config.variables } : {}),
  defaultEditorToolsVisibility: config.variables === '' ? false : 'variables',
  isHeadersEditorEnabled: true,
  shouldPersistHeaders: false,
}));
if (config.run) {
  let patience = 100;
  const timer = setInterval(() => {
    const button = document.querySelector('.graphiql-execute-button');
    const isReady = button !== null && document.querySelector('.graphiql-query-editor .CodeMirror') !== null;
    patience -= 1;
    if (isReady || patience === 0) clearInterval(timer);
    if (isReady) button.click();
  }, 100);
}
`,
);
const STYLE = inline('style', EXPLORER_STYLE);

/** GraphiQL styles itself at run time, hence `unsafe-inline` for styles; scripts are our own files and our own hash. */
const GRAPHIQL_POLICY = contentSecurityPolicy({
  'script-src': ["'self'", SCRIPT.source],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
});

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const FILES = [
  { package: 'react', file: 'umd/react.production.min.js', type: 'text/javascript' },
  { package: 'react-dom', file: 'umd/react-dom.production.min.js', type: 'text/javascript' },
  { package: 'graphiql', file: 'graphiql.min.js', type: 'text/javascript' },
  { package: 'graphiql', file: 'graphiql.min.css', type: 'text/css' },
] as const;

const manifest = z.object({ version: z.string() });

/** Reads GraphiQL and React from the installed packages; the version is in the path, so each may be kept for ever. */
async function readAssets(): Promise<readonly Asset[]> {
  return Promise.all(
    FILES.map(async ({ package: name, file, type }) => {
      const packageFile = require.resolve(`${name}/package.json`);
      const { version } = manifest.parse(JSON.parse(await readFile(packageFile, 'utf8')));
      const bytes = await readFile(join(dirname(packageFile), file));
      return { path: `graphiql/${name}-${version}/${file.replace('umd/', '')}`, type: `${type}; charset=utf-8`, bytes };
    }),
  );
}

/** `/graphiql` and its files; it needs nothing from the internet. `?example=n` opens an example, `&run=1` runs it. */
export async function registerGraphiql(app: FastifyInstance, examples: readonly Example[]): Promise<void> {
  const assets = await readAssets();
  for (const { path, type, bytes } of assets) {
    app.get(`/${path}`, (_request, reply) =>
      reply.header('content-type', type).header('cache-control', 'public, max-age=31536000, immutable').send(bytes),
    );
  }
  app.get<{ Querystring: { example?: string; run?: string } }>('/graphiql', (request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', GRAPHIQL_POLICY)
      .send(graphiqlPage(assets, examples, request.query.example, request.query.run !== undefined)),
  );
}

function graphiqlPage(
  assets: readonly Asset[],
  examples: readonly Example[],
  wanted: string | undefined,
  run: boolean,
): string {
  const { index, example } = chosenExample(examples, wanted);
  const variables = example.variables === undefined ? '' : JSON.stringify(example.variables, undefined, 2);
  const config = { query: example.query, variables, chosen: wanted !== undefined, run };
  const styles = assets.filter(({ type }) => type.startsWith('text/css'));
  const scripts = assets.filter(({ type }) => type.startsWith('text/javascript'));
  return page({
    title: 'GraphiQL – Kommungraf',
    head: [...styles.map(({ path }) => html`<link rel="stylesheet" href="${path}" />`), STYLE.element],
    body: html`${explorerBar('graphiql', examples, index)}
      <div id="graphiql" class="room">
        <p class="note">GraphiQL kräver JavaScript. <span lang="en">GraphiQL needs JavaScript.</span></p>
      </div>
      ${jsonScript('config', config)}
      ${scripts.map(({ path }) => html`<script src="${path}"></script> `)}${SCRIPT.element}`,
  });
}
