/** What an address answers, as far as it is read. */
export interface Probe {
  /** After redirects. */
  readonly url: URL;
  readonly contentType: string | undefined;
  /** The beginning of the answer. */
  readonly text: string;
}

const BEGINS_AS_HTML = /^(?:\uFEFF|\s|<!--[^]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i;
const RDF_TYPE = /^(?:application\/(?:rdf\+xml|ld\+json|n-triples)|text\/turtle)$/i;
const RDF_FILE = /(?:\.(?:rdf|ttl|jsonld|nt)|\/dcat)$/i;

export function isWebPage({ contentType, text }: Probe): boolean {
  return BEGINS_AS_HTML.test(text) || /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '');
}

/** Of these platforms, those whose names stand in the page: `arcgis-hub` also as "ArcGIS Hub". */
export function mentionedIn(page: Probe, platforms: Iterable<string>): readonly string[] {
  return Array.from(platforms).filter((platform) => {
    const words = platform.split('-').join('[\\s.-]?');
    return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu').test(page.text);
  });
}

/** Documents that the page links to and that look like a catalogue in RDF. */
export function linkedDocuments(page: Probe): readonly string[] {
  const found = new Set<string>();
  for (const [tag] of page.text.matchAll(/<(?:link|a)\b[^>]*>/gi)) {
    const href = attribute(tag, 'href');
    if (href === undefined || !URL.canParse(href, page.url.href)) continue;
    const url = new URL(href, page.url);
    const isRdf = RDF_TYPE.test(attribute(tag, 'type') ?? '') || RDF_FILE.test(url.pathname);
    if (isRdf && /^https?:$/.test(url.protocol)) found.add(url.href);
  }
  return [...found].slice(0, 3);
}

function attribute(tag: string, name: string): string | undefined {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? [];
  return (double ?? single ?? bare)?.replaceAll('&amp;', '&').trim();
}
