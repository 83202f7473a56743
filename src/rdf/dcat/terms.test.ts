import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROPERTIES } from './terms.ts';

const BUNDLE = new URL('../../../../shared/real/dcat-ap-se/bundle-3.0.1.json', import.meta.url);
const NAMESPACES: Readonly<Record<string, string>> = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  locn: 'http://www.w3.org/ns/locn#',
  odrs: 'http://schema.theodi.org/odrs#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
};

/** Details of a rights statement: passed on in its `otherProperties`. */
const PASSED_ON = ['copyrightStatement', 'copyrightYear', 'copyrightHolder', 'jurisdiction', 'reuserGuidelines'];

function propertiesOf(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) propertiesOf(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'property' && typeof item === 'string') {
        const [prefix = '', name = ''] = item.split(':', 2);
        const namespace = NAMESPACES[prefix];
        found.add(namespace === undefined ? item : namespace + name);
      } else propertiesOf(item, found);
    }
  }
  return found;
}

describe.skipIf(!existsSync(BUNDLE))('the properties of the DCAT-AP-SE 3.0.1 bundle (../shared/real)', () => {
  it('each have a place of their own in the model, but for the details of a rights statement', () => {
    const bundle = JSON.parse(readFileSync(BUNDLE, 'utf8')) as { readonly templates: unknown };
    const profile = propertiesOf(bundle.templates);
    const read = new Set<string>(Object.values(PROPERTIES).flat());

    expect(profile.size).toBeGreaterThan(60);
    expect([...profile].filter((property) => !read.has(property)).map((property) => property.split('#')[1])).toEqual(
      PASSED_ON,
    );
  });
});
