import { type DcatUsDocument, readDocument } from '../../dcat-us/document.ts';
import { inTurns } from '../../dcat-us/in-turns.ts';
import { readDcatUs } from '../../dcat-us/read-catalogue.ts';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import type { CatalogueSource, SourceDependencies } from '../source.ts';

/** One DCAT-US document at one address, `data.json` as a rule (see README.md). */
export function createSource({ upstream }: SourceDependencies): CatalogueSource {
  return {
    check,
    async *harvest(catalogue, _since, signal) {
      const document = await upstream.json(new URL(catalogue.url), readDocument, signal);
      yield { type: 'expected', records: document.datasets.length };
      yield* inTurns(readDcatUs(document, catalogue.id), signal);
    },
    async recognise(base, signal) {
      for (const url of candidates(base)) {
        const document = await tryDocument(upstream, url, signal);
        if (document === undefined || isAnother(document)) continue;
        return { url: url.href, datasets: document.datasets.length };
      }
      return undefined;
    },
  };
}

function check({ url, options }: CatalogueRef): string | undefined {
  const [option] = Object.keys(options);
  if (option !== undefined) return `option ${option} is not known; data-json has no options`;
  const { pathname, search } = new URL(url);
  if (/\.json(?:ld)?$/i.test(pathname) || search !== '') return undefined;
  const document = new URL(`${pathname.replace(/\/$/, '')}/data.json`, url);
  return `url must be the address of the document itself, for example ${document.href}`;
}

/** The address itself where it is a document's; else `data.json` in its folder, then at the top of the site. */
function candidates(base: URL): readonly URL[] {
  if (/\.json(?:ld)?$/i.test(base.pathname)) return [base];
  const folder = new URL(`${base.pathname.replace(/\/$/, '')}/data.json`, base.origin);
  const top = new URL('/data.json', base.origin);
  return folder.href === top.href ? [top] : [folder, top];
}

/** The document at an address; undefined where something answers, but not with one. */
async function tryDocument(upstream: Upstream, url: URL, signal: AbortSignal): Promise<DcatUsDocument | undefined> {
  try {
    return await upstream.json(url, readDocument, signal);
  } catch (error) {
    const answered =
      error instanceof UpstreamError &&
      (error.status !== undefined || error.kind === 'MALFORMED' || error.kind === 'TOO_LARGE');
    if (answered) return undefined;
    throw error;
  }
}

/** Characters of the document's beginning in which another platform would show. */
const HEAD = 20_000;
const FIRST_RECORDS = 20;

/**
 * What a Hub site of another platform says in every record. Not `arcgis` alone: a catalogue of another kind may well begin with
 * a layer on an ArcGIS server.
 */
const HUB =
  /arcgis\.com\/home\/item\.html|(?:hub|opendata)\.arcgis\.com|\/api\/download\/v1\/items\/|ArcGIS (?:Hub|GeoService)/i;

/** A JSON-LD graph is for the readers of RDF, and a Hub site gives more through its search than through its feed. */
const isAnother = ({ nodes, datasets }: DcatUsDocument): boolean =>
  nodes.size > 0 || HUB.test(JSON.stringify(datasets.slice(0, FIRST_RECORDS)).slice(0, HEAD));
