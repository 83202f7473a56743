import { createReader } from './reader.ts';

/** dcterms:type of a data service. */
export const serviceTypes = createReader({
  entries: [
    {
      term: { uri: 'http://www.wikidata.org/entity/Q749568', code: 'REST', labels: { sv: 'REST', en: 'REST' } },
      said: ['Q749568', 'RESTful'],
    },
    {
      term: { uri: 'http://www.wikidata.org/entity/Q62270', code: 'RPC', labels: { sv: 'RPC', en: 'RPC' } },
      said: ['Q62270'],
    },
  ],
  prefixes: ['wikidata.org/entity/', 'wikidata.org/wiki/'],
});
