import { readRdf } from '../../src/rdf/read.ts';
import type { RdfFormat, RdfReading } from '../../src/rdf/reading.ts';

/** The media type of each syntax. */
const TYPES: Readonly<Record<RdfFormat, string>> = {
  rdfxml: 'application/rdf+xml',
  turtle: 'text/turtle',
  ntriples: 'application/n-triples',
  jsonld: 'application/ld+json',
};

/** Documents as catalogues write them, with what each syntax has of its own. */
export const DOCUMENTS: Readonly<Record<RdfFormat, string>> = {
  rdfxml: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [<!ENTITY xsd "http://www.w3.org/2001/XMLSchema#"> <!-- names --> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"
  xmlns:dct="http://purl.org/dc/terms/" xmlns="http://xmlns.com/foaf/0.1/">
  <dcat:Catalog rdf:about="https://data.example.se/"><dct:title xml:lang="sv">Öppna data &amp; mer</dct:title>
    <dcat:dataset rdf:resource="https://data.example.se/1"/></dcat:Catalog>
  <dcat:Dataset rdf:about="https://data.example.se/1" dct:identifier="1">
    <dct:title xml:lang="sv">Badplatser &#x2013; <![CDATA[<vatten>]]></dct:title><!-- a comment -->
    <dct:issued rdf:datatype="&xsd;date">2024-05-01</dct:issued>
    <dct:publisher><Organization rdf:nodeID="ale"><name>Ale kommun</name></Organization></dct:publisher>
    <dcat:distribution rdf:parseType="Resource"><dcat:accessURL rdf:resource="https://data.example.se/1.csv"/></dcat:distribution>
    <dct:subject rdf:parseType="Collection"><rdf:Description rdf:about="https://x.se/a"/></dct:subject>
    <dct:description rdf:parseType="Literal">En <b>text</b></dct:description>
  </dcat:Dataset>
</rdf:RDF>`,
  turtle: `@prefix dcat: <http://www.w3.org/ns/dcat#> .
PREFIX dct: <http://purl.org/dc/terms/>
<https://data.example.se/> a dcat:Catalog ; dct:title "Öppna data"@sv ; dcat:dataset <https://data.example.se/1> .
<https://data.example.se/1> a dcat:Dataset ; dct:title """Bad
"platser" \\u2013 vatten."""@sv, 'Baths'@en ;
  dct:issued "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date> ; dct:identifier 15 ;
  dct:publisher _:ale ; dct:subject ( <https://x.se/a> "b" ) ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://data.example.se/1.csv> ; dcat:byteSize 1024 ] .
_:ale dct:title "Ale kommun." .`,
  ntriples: `<https://data.example.se/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .
<https://data.example.se/1> <http://purl.org/dc/terms/title> "Bad \\"platser\\" \\u2013 vatten."@sv .
<https://data.example.se/1> <http://purl.org/dc/terms/issued> "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date> .
<https://data.example.se/1> <http://purl.org/dc/terms/publisher> _:ale .
_:ale <http://xmlns.com/foaf/0.1/name> "Ale kommun" .`,
  jsonld: `{"@context":{"dcat":"http://www.w3.org/ns/dcat#","dct":"http://purl.org/dc/terms/",
 "title":{"@id":"dct:title","@container":"@language"},"dataset":{"@id":"dcat:dataset","@type":"@id"}},
"@graph":[{"@id":"https://data.example.se/","@type":"dcat:Catalog","title":{"sv":"Öppna data"},"dataset":["https://data.example.se/1"]},
 {"@id":"https://data.example.se/1","@type":["dcat:Dataset"],"title":{"sv":"Bad \\"platser\\"","en":["Baths"]},
  "dct:issued":{"@value":"2024-05-01","@type":"http://www.w3.org/2001/XMLSchema#date"},"dct:identifier":15,"dct:description":null,
  "dct:publisher":{"@id":"_:ale","dct:title":"Ale kommun"},"dcat:distribution":[{"dcat:accessURL":{"@id":"https://data.example.se/1.csv"}}],
  "dct:subject":{"@list":["a","b"]},"dct:audience":true}]}`,
};

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** Reads a document as the syntax that it is labelled as. */
export const readAs = (format: RdfFormat, document: string | Uint8Array, chunk = 4096): Promise<RdfReading> =>
  readRdf(inChunks(Buffer.from(document), chunk), {
    baseIri: 'https://data.example.se/catalogue',
    contentType: TYPES[format],
    signal: AbortSignal.timeout(10_000),
  });

/** Whether a reading claims to be all of its document. */
export const isWhole = (reading: RdfReading): boolean => reading.incomplete === undefined && reading.droppedCount === 0;
