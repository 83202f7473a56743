import { describe, expect, it } from 'vitest';
import { SolrSyntaxError, parseSolrQuery } from './solr-query.ts';

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  rdfType: ['http://www.w3.org/ns/dcat#Dataset'],
  resource: ['https://h/store/1/resource/5'],
  public: ['true'],
  modified: ['2025-03-04T10:00:00.000Z'],
  all: ['Leverantörsfakturor 2024', 'Inköp i kommunen'],
};
const entry = { values: (field: string): readonly string[] => FIELDS[field] ?? [] };
const parse = (query: string): ReturnType<typeof parseSolrQuery> => parseSolrQuery(query, (name) => name in FIELDS);

const DATASET = 'rdfType:http\\://www.w3.org/ns/dcat#Dataset';
const CATALOG = 'rdfType:http\\://www.w3.org/ns/dcat#Catalog';

describe("EntryStore's query language", () => {
  it.each([
    [DATASET, true],
    [CATALOG, false],
    [`(${CATALOG} OR ${DATASET}) AND public:true`, true],
    [`(${CATALOG} OR ${DATASET}) AND public:false`, false],
    [`${DATASET} NOT public:true`, false],
    [`${DATASET} -public:true`, false],
    [`NOT ${CATALOG}`, true],
    [`${DATASET} public:false`, false],
    ['resource:"https\\://h/store/1/resource/4" OR resource:"https\\://h/store/1/resource/5"', true],
    ['rdfType:(http\\://www.w3.org/ns/dcat#Catalog OR http\\://www.w3.org/ns/dcat#Dataset)', true],
    ['modified:[2025-01-01T00:00:00Z TO *]', true],
    ['modified:[2026-01-01T00:00:00Z TO *]', false],
    ['all:leverantör*', true],
    ['all:leverantör', false],
    ['inköp', true],
    ['*:*', true],
  ])('answers %s with %s', (query, found) => {
    const test = parse(query);

    expect(test(entry)).toBe(found);
  });

  it.each([
    'rdfType:http://www.w3.org/ns/dcat#Dataset',
    `(${DATASET}`,
    `${DATASET})`,
    'resource:"https',
    'nosuchfield:1',
    'rdfType:',
    'AND public:true',
    'public:true^2',
  ])('does not understand %s', (query) => {
    expect(() => parse(query)(entry)).toThrow(SolrSyntaxError);
  });
});
