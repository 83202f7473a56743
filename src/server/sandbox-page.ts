import { chosenExample } from './example.ts';
import type { Example } from './example.ts';
import { explorerBar } from './explorer-bar.ts';
import { EXPLORER_STYLE } from './explorer-style.ts';
import { contentSecurityPolicy, html, inline, jsonScript, page } from './html.ts';

const SANDBOX = 'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js';

const SCRIPT = inline(
  'script',
  `
window.addEventListener('load', () => {
  const config = JSON.parse(document.getElementById('config').textContent);
  document.getElementById('loading').hidden = true;
  if (typeof window.EmbeddedSandbox !== 'function') {
    document.getElementById('failed').hidden = false;
    return;
  }
  new window.EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: new URL('graphql', location.href).href,
    initialState: { ...config, includeCookies: false, pollForSchemaUpdates: false },
    hideCookieToggle: true,
    endpointIsEditable: false,
    runTelemetry: false,
    allowDynamicStyles: false,
  });
});
`,
);
const STYLE = inline('style', EXPLORER_STYLE);

/** The one page with anything from outside: Apollo's script and the frame it opens. */
export const SANDBOX_POLICY = contentSecurityPolicy({
  'script-src': [SCRIPT.source, 'https://embeddable-sandbox.cdn.apollographql.com'],
  'style-src': [STYLE.source],
  'img-src': ["'self'", 'data:', 'https://*.apollographql.com'],
  'connect-src': ["'self'", 'https://*.apollographql.com'],
  'frame-src': ['https://sandbox.embed.apollographql.com'],
});

/** Apollo Sandbox on the example that `?example=n` names; says so where its script cannot be loaded. */
export function sandboxPage(examples: readonly Example[], wanted: string | undefined): string {
  const { index, example } = chosenExample(examples, wanted);
  const { query, variables } = example;
  const graphiql = `graphiql?example=${index + 1}`;
  return page({
    title: 'Apollo Sandbox – Kommungraf',
    head: [STYLE.element],
    body: html`${explorerBar('sandbox', examples, index)}
      <div id="loading" class="note">
        <p>
          Apollo Sandbox laddas från Apollos servrar. Utan internet eller JavaScript: använd
          <a href="${graphiql}">GraphiQL</a>, som ligger här.
        </p>
        <p lang="en">
          Apollo Sandbox is being loaded from Apollo’s servers. Without internet or JavaScript, use
          <a href="${graphiql}">GraphiQL</a>, which is served from here.
        </p>
      </div>
      <div id="failed" class="note" role="alert" hidden>
        <p>
          <strong>Apollo Sandbox kunde inte laddas.</strong> Dess skript ligger på
          embeddable-sandbox.cdn.apollographql.com, som inte gick att nå. Använd <a href="${graphiql}">GraphiQL</a>, som
          inte behöver internet.
        </p>
        <p lang="en">
          <strong>Apollo Sandbox could not be loaded.</strong> Its script could not be fetched from
          embeddable-sandbox.cdn.apollographql.com. Use <a href="${graphiql}">GraphiQL</a>, which needs no internet.
        </p>
      </div>
      <div id="sandbox" class="room"></div>
      ${jsonScript('config', { document: query, ...(variables === undefined ? {} : { variables }) })}
      <script async src="${SANDBOX}"></script>
      ${SCRIPT.element}`,
  });
}
