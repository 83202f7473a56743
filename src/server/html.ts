import { createHash } from 'node:crypto';

/** Markup that is safe to send as it stands. */
export interface Html {
  readonly markup: string;
}

type HtmlValue = string | number | Html | readonly Html[] | undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
  if ('markup' in value) return value.markup;
  return value.map((each) => each.markup).join('');
}

/** A template whose values are escaped, for text and for quoted attributes; only {@link Html} goes in as it stands. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: strings.map((text, index) => text + markupOf(values[index])).join('') };
}

/** Data for a page's script, in an element that is not run. `<` is written so that no value can end the element. */
export function jsonScript(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return { markup: `<script type="application/json" id="${id}">${json}</script>` };
}

/** An inline script or style of ours, with the hash that lets a content security policy name it (CSP level 3, 2.3.1). */
interface Inline {
  readonly element: Html;
  readonly source: string;
}

/** The element and the policy source for text that this program wrote itself. */
export function inline(tag: 'script' | 'style', text: string): Inline {
  const hash = createHash('sha256').update(text).digest('base64');
  return { element: { markup: `<${tag}>${text}</${tag}>` }, source: `'sha256-${hash}'` };
}

interface PageParts {
  readonly title: string;
  readonly head: readonly Html[];
  readonly body: Html;
}

/** A whole page in Swedish; parts in English are marked where they stand. */
export function page({ title, head, body }: PageParts): string {
  return html`<!doctype html>
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `.markup;
}

/** The sources a page may use beyond nothing, by directive. */
type Policy = Readonly<Record<string, readonly string[]>>;

/** A Content-Security-Policy that forbids whatever is not named; no page may be framed. */
export function contentSecurityPolicy(policy: Policy): string {
  const all: Policy = {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'img-src': ['data:'],
    ...policy,
  };
  return Object.entries(all)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
