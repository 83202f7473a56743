import { stripIgnoredCharacters } from 'graphql';
import type { ProblemKind } from '../errors.ts';
import type { Example } from './example.ts';
import { FRONT_STYLE } from './front-style.ts';
import { contentSecurityPolicy, html, inline, page } from './html.ts';
import type { Html } from './html.ts';
import type { CatalogueOverview, Overview } from './overview.ts';

type State = CatalogueOverview['state'];

const STATES: readonly State[] = ['MISSING', 'STALE', 'FRESH'];
const STATE_WORDS: Readonly<Record<State, { readonly sv: string; readonly many: string; readonly en: string }>> = {
  FRESH: { sv: 'Färsk', many: 'färska', en: 'fresh' },
  STALE: { sv: 'Inaktuell', many: 'inaktuella', en: 'stale' },
  MISSING: { sv: 'Saknas', many: 'saknade', en: 'missing' },
};

const PROBLEM_WORDS: Readonly<Record<ProblemKind, { readonly sv: string; readonly en: string }>> = {
  UNREACHABLE: { sv: 'Gick inte att nå', en: 'could not be reached' },
  TIMED_OUT: { sv: 'Svarade inte i tid', en: 'did not answer in time' },
  REFUSED: { sv: 'Nekade oss svar', en: 'refused to answer' },
  RATE_LIMITED: { sv: 'Bad oss vänta', en: 'asked us to wait' },
  MALFORMED: { sv: 'Svarade med något som inte går att läsa', en: 'gave an answer that cannot be read' },
  TOO_LARGE: { sv: 'Svaret var för stort', en: 'gave too large an answer' },
  FORBIDDEN_ADDRESS: { sv: 'Adressen är inte tillåten', en: 'has an address that is not allowed' },
  SUSPICIOUS: { sv: 'Svaret ser misstänkt ut och hålls tillbaka', en: 'gave a suspicious answer, held back' },
};

const style = inline('style', FRONT_STYLE);

/** The policy of the front page: its own style and nothing else, no script at all. */
export const FRONT_POLICY = contentSecurityPolicy({ 'style-src': [style.source] });

interface FrontPageOptions {
  readonly overview: Overview;
  readonly examples: readonly Example[];
  /** Where clients reach `/graphql`, absolute. */
  readonly endpoint: string;
}

/** The front page: what this is, how much there is, how each catalogue fares, and one query to try. */
export function frontPage({ overview, examples, endpoint }: FrontPageOptions): string {
  const body = html`<main>
      <h1>Kommungraf</h1>
      <p>
        Ett GraphQL-API över de öppna data som Sveriges kommuner och regioner publicerar. Varje svar talar om vilka
        kataloger det bygger på, och vilka som saknas.
      </p>
      <p lang="en">
        One GraphQL API over the open data that Sweden’s municipalities and regions publish. Each answer says which
        catalogues it rests on, and which are missing.
      </p>
      ${counts(overview)}
      <nav aria-label="Verktyg">
        <ul class="links">
          <li><a href="graphiql">GraphiQL</a></li>
          <li><a href="sandbox">Apollo Sandbox</a></li>
          <li><a href="schema.graphql">Schema</a></li>
          <li>
            <a href="health/ready">Driftläge <span lang="en">health</span></a>
          </li>
        </ul>
      </nav>
      ${exampleList(examples)} ${curl(examples[0], endpoint)} ${table(overview.catalogues)}
    </main>
    <footer>
      <p>
        Revision ${overview.revision}. Ett svar beror bara på frågan, variablerna och revisionen.
        <span lang="en">An answer depends on the query, its variables and the revision alone.</span>
      </p>
    </footer>`;
  return page({ title: 'Kommungraf: öppna data från kommuner och regioner', head: [style.element], body });
}

function counts({ datasets, publishers, distributions, catalogues }: Overview): Html {
  const active = catalogues.filter(({ status }) => status === 'active');
  const states = STATES.map((state) => ({ state, count: active.filter((each) => each.state === state).length }));
  return html`<dl class="counts">
    ${count(datasets, 'datamängder', 'datasets')} ${count(publishers, 'organisationer som publicerar', 'publishers')}
    ${count(distributions, 'distributioner', 'distributions')}
    ${states
      .toReversed()
      .map(({ state, count: found }) =>
        count(found, `${STATE_WORDS[state].many} kataloger`, `${STATE_WORDS[state].en} catalogues`),
      )}
  </dl>`;
}

function count(value: number, sv: string, en: string): Html {
  return html`<div>
    <dt>${sv} <span lang="en">${en}</span></dt>
    <dd>${grouped(value)}</dd>
  </div> `;
}

function exampleList(examples: readonly Example[]): Html | undefined {
  if (examples.length === 0) return undefined;
  return html`<h2>Frågor att prova <span lang="en">Queries to try</span></h2>
    <ol class="examples">
      ${examples.map(
        ({ title, description }, index) =>
          html`<li><a href="graphiql?example=${index + 1}&amp;run=1">${title}</a>. ${description}</li> `,
      )}
    </ol>`;
}

function curl(example: Example | undefined, endpoint: string): Html | undefined {
  if (example === undefined) return undefined;
  const query = stripIgnoredCharacters(example.query);
  const { variables } = example;
  const request = JSON.stringify(variables === undefined ? { query } : { query, variables });
  // A single quote ends the shell's string, so it is written outside of it.
  const quoted = request.replaceAll("'", String.raw`'\''`);
  const command = `curl ${endpoint} \\\n  -H 'content-type: application/json' \\\n  -d '${quoted}'`;
  return html`<h2>Från kommandoraden <span lang="en">From the command line</span></h2>
    <pre tabindex="0"><code>${command}</code></pre>`;
}

function table(catalogues: readonly CatalogueOverview[]): Html {
  const inOrder = [...catalogues].sort(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.name.localeCompare(b.name, 'sv'),
  );
  return html`<h2 id="kataloger">Kataloger <span lang="en">Catalogues</span></h2>
    <div class="scroll" role="region" aria-labelledby="kataloger" tabindex="0">
      <table>
        <caption>
          ${grouped(catalogues.length)} kataloger, de med problem först.
          <span lang="en">Those with problems first.</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Katalog <span lang="en">Catalogue</span></th>
            <th scope="col">Läge <span lang="en">State</span></th>
            <th scope="col">Datamängder <span lang="en">Datasets</span></th>
            <th scope="col">Senast läst <span lang="en">Last read</span></th>
            <th scope="col">Problem</th>
          </tr>
        </thead>
        <tbody>
          ${inOrder.map(row)}
        </tbody>
      </table>
    </div>`;
}

function row(catalogue: CatalogueOverview): Html {
  const { name, url, platform, organisationName, state, status, datasets, lastSuccess, problem } = catalogue;
  // An address comes from a file that people write; only the web's own schemes become a link.
  const title = /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="nofollow">${name}</a>` : html`${name}`;
  const whose =
    organisationName === undefined || organisationName === name ? platform : `${organisationName}, ${platform}`;
  const word = STATE_WORDS[state];
  return html`<tr>
<th scope="row">${title}<small>${whose}</small></th>
<td data-name="Läge"><span class="state ${state}">${word.sv}</span> <span lang="en">${word.en}</span>${status === 'inactive' ? ', vilande' : ''}</td>
<td class="number" data-name="Datamängder">${grouped(datasets)}</td>
<td class="time" data-name="Senast läst">${lastSuccess === undefined ? '–' : html`<time datetime="${lastSuccess}">${minute(lastSuccess)}</time>`}</td>
<td${problem === undefined ? '' : html` data-name="Problem"`}>${problem && problemCell(problem)}</td>
</tr>
`;
}

function problemCell({ kind, message }: NonNullable<CatalogueOverview['problem']>): Html {
  const word = PROBLEM_WORDS[kind];
  return html`${word.sv} <span lang="en">(${word.en}): ${message}</span>`;
}

/** 25 042, with a space that does not break. */
function grouped(value: number): string {
  return new Intl.NumberFormat('sv-SE').format(value);
}

/** `2026-11-23 14:03 UTC` of an ISO 8601 time; the text itself where it is none. */
function minute(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
