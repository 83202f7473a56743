import type { Example } from './example.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** The bar above an explorer: home, the examples as links to `path?example=n`, and what the chosen one shows. */
export function explorerBar(path: 'graphiql' | 'sandbox', examples: readonly Example[], chosen: number): Html {
  const description = examples[chosen]?.description;
  return html`<nav class="bar" aria-label="Exempel">
    <strong><a href="./">Kommungraf</a></strong>
    <ol>
      ${examples.map(
        ({ title }, index) =>
          html`<li>
            <a href="${path}?example=${index + 1}" ${index === chosen ? html` aria-current="page"` : ''}>${title}</a>
          </li> `,
      )}
    </ol>
    ${description === undefined || description === '' ? undefined : html`<p>${description}</p>`}
  </nav>`;
}
