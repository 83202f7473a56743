/** RDF/XML first: some servers answer 406 unless application/xml stands next to it (upstreams seen in the field). */
export const ACCEPT = [
  'application/rdf+xml',
  'text/turtle',
  'application/n-triples',
  'application/ld+json;q=0.9',
  'application/xml;q=0.8',
  'text/xml;q=0.8',
  '*/*;q=0.5',
].join(', ');
