/** Prefixes of the vocabularies that DCAT-AP-SE 3.0.1 uses, and of EntryStore's own terms. */
export const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  dcatap: 'http://data.europa.eu/r5r/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  adms: 'http://www.w3.org/ns/adms#',
  schema: 'http://schema.org/',
  locn: 'http://www.w3.org/ns/locn#',
  geosparql: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  es: 'http://entrystore.org/terms/',
} as const;

export type Prefix = keyof typeof NAMESPACES;

/** `dcat:Dataset` → IRI. */
export type Curie = `${Prefix}:${string}`;

const isPrefix = (text: string): text is Prefix => Object.hasOwn(NAMESPACES, text);

/** The IRI that a prefixed name stands for; throws a RangeError when the prefix is not one of ours. */
export function iriOf(curie: string): string {
  const at = curie.indexOf(':');
  const prefix = curie.slice(0, at);
  if (!isPrefix(prefix))
    throw new RangeError(`Unknown prefix in ${curie}: use one of ${Object.keys(NAMESPACES).join(', ')}`);
  return NAMESPACES[prefix] + curie.slice(at + 1);
}

const LOCAL_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The IRI's prefix and local name, when it has a prefix and the rest is a plain XML name. */
export function splitIri(iri: string): { readonly prefix: Prefix; readonly local: string } | undefined {
  for (const [prefix, namespace] of Object.entries(NAMESPACES)) {
    if (!iri.startsWith(namespace)) continue;
    const local = iri.slice(namespace.length);
    if (isPrefix(prefix) && LOCAL_NAME.test(local)) return { prefix, local };
  }
  return undefined;
}
