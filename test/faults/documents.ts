/** The namespaces of the documents below. */
export const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** The URI of a dataset; catalogues do not share any, for a shared one would be one dataset. */
export const uriOf = (catalogue: string, name: string): string =>
  `https://data.example.se/${catalogue}/${encodeURIComponent(name)}`;

/** A dataset in Turtle, without prefixes; `more` are further predicates with their objects. */
export const dataset = (catalogue: string, name: string, more = ''): string =>
  `<${uriOf(catalogue, name)}> a dcat:Dataset ; dcterms:title "${name}"@sv ${more === '' ? '' : `; ${more} `}.\n`;

/** A catalogue of datasets in Turtle. */
export const turtle = (catalogue: string, ...names: readonly string[]): string =>
  PREFIXES + names.map((name) => dataset(catalogue, name)).join('');

/** An RDF/XML document around elements, with what stands before its root (a DOCTYPE). */
export const rdfXmlOf = (elements: string, before = ''): string =>
  `<?xml version="1.0"?>\n${before}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/">\n${elements}</rdf:RDF>`;

/** A dataset in RDF/XML; the title is XML. */
export const xmlDataset = (catalogue: string, name: string, title = name): string =>
  `<dcat:Dataset rdf:about="${uriOf(catalogue, name)}"><dcterms:title>${title}</dcterms:title></dcat:Dataset>\n`;

/** A catalogue of datasets in RDF/XML. */
export const rdfXml = (catalogue: string, ...names: readonly string[]): string =>
  rdfXmlOf(names.map((name) => xmlDataset(catalogue, name)).join(''));
