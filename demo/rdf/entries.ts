import type {
  Content,
  DemoAgent,
  DemoCatalogue,
  DemoContact,
  DemoDataService,
  DemoDataset,
  DemoDistribution,
  DemoDraft,
  DemoEntry,
  DemoResource,
  DemoSeries,
} from '../content/content.ts';
import { HVD_REGULATION } from '../content/offering.ts';
import { blank, date, describe, iri, literal, term, texts } from './describe.ts';
import type { Property } from './describe.ts';
import type { Statement } from './statement.ts';

/** One entry of a store with its own graph: EntryScape keeps each dataset, distribution, agent and contact apart. */
export interface RdfEntry extends DemoEntry {
  readonly access: 'public' | DemoDraft['access'];
  readonly statements: readonly Statement[];
}

const THEME_TAXONOMY = 'http://publications.europa.eu/resource/authority/data-theme';
const SWEDISH = 'http://publications.europa.eu/resource/authority/language/SWE';

function catalogue(content: Content): readonly Statement[] {
  const { uri, titles, descriptions, publisher, licence, homepage, issued, modified }: DemoCatalogue =
    content.catalogue;
  const listed = [...content.datasets, ...content.series];
  return describe(uri, [
    ['rdf:type', term('dcat:Catalog')],
    ['dcterms:title', ...texts(titles)],
    ['dcterms:description', ...texts(descriptions)],
    ['dcterms:publisher', iri(publisher)],
    ['dcterms:license', iri(licence)],
    ['dcterms:language', iri(SWEDISH)],
    ['dcterms:issued', date(issued)],
    ['dcterms:modified', date(modified)],
    ['foaf:homepage', iri(homepage)],
    ['dcat:themeTaxonomy', iri(THEME_TAXONOMY)],
    ['dcat:dataset', ...listed.map((dataset) => iri(dataset.uri))],
    ['dcat:service', ...content.dataServices.map((service) => iri(service.uri))],
  ]);
}

function agent(one: DemoAgent): readonly Statement[] {
  return describe(one.uri, [
    ['rdf:type', term(`foaf:${one.type}`)],
    ['foaf:name', ...texts(one.names)],
    ['dcterms:type', iri(one.publisherType && `http://purl.org/adms/publishertype/${one.publisherType}`)],
    ['dcterms:identifier', literal(one.identifier)],
    ['foaf:homepage', iri(one.homepage)],
    ['foaf:mbox', iri(one.email && `mailto:${one.email}`)],
  ]);
}

function contact({ uri, type, name, email, telephone, address }: DemoContact): readonly Statement[] {
  const phone = blank(uri, 'telephone');
  const place = blank(uri, 'address');
  return [
    ...describe(uri, [
      ['rdf:type', term(`vcard:${type}`)],
      ['vcard:fn', literal(name)],
      ['vcard:hasEmail', iri(`mailto:${email}`)],
      ['vcard:hasTelephone', telephone === undefined ? undefined : phone],
      ['vcard:hasAddress', address === undefined ? undefined : place],
    ]),
    ...(telephone === undefined ? [] : describe(phone.value, [['vcard:hasValue', iri(`tel:${telephone}`)]])),
    ...(address === undefined
      ? []
      : describe(place.value, [
          ['rdf:type', term('vcard:Address')],
          ['vcard:street-address', literal(address.street)],
          ['vcard:postal-code', literal(address.postalCode)],
          ['vcard:locality', literal(address.locality)],
          ['vcard:country-name', literal('Sverige')],
        ])),
  ];
}

function resource(one: DemoResource): readonly Property[] {
  return [
    ['dcterms:title', ...texts(one.titles)],
    ['dcterms:description', ...texts(one.descriptions)],
    ['dcat:keyword', ...texts(one.keywords)],
    ['dcat:theme', ...one.themes.map(iri)],
    ['dcterms:publisher', iri(one.publisher)],
    ['dcat:contactPoint', iri(one.contactPoint)],
    ['dcterms:accessRights', iri(one.accessRights)],
    ['dcterms:license', iri(one.licence)],
    ['dcterms:conformsTo', ...one.conformsTo.map(iri)],
    ['dcat:landingPage', iri(one.landingPage)],
    ['dcatap:hvdCategory', iri(one.highValueCategory)],
    ['dcatap:applicableLegislation', iri(one.highValueCategory && HVD_REGULATION)],
  ];
}

function dataset(one: DemoDataset): readonly Statement[] {
  const { uri, bbox, temporal } = one;
  const area = blank(uri, 'area');
  const period = blank(uri, 'period');
  return [
    ...describe(uri, [
      ['rdf:type', term('dcat:Dataset')],
      ...resource(one),
      ['dcterms:creator', iri(one.creator)],
      ['dcterms:identifier', literal(one.identifier)],
      ['dcterms:language', ...one.languages.map(iri)],
      ['dcterms:accrualPeriodicity', iri(one.frequency)],
      ['dcterms:issued', date(one.issued)],
      ['dcterms:modified', date(one.modified)],
      ['dcterms:spatial', ...one.spatial.map(iri), bbox === undefined ? undefined : area],
      ['dcterms:temporal', temporal === undefined ? undefined : period],
      ['dcat:inSeries', iri(one.inSeries)],
      ['dcat:distribution', ...one.distributions.map((distribution) => iri(distribution.uri))],
    ]),
    ...(bbox === undefined
      ? []
      : describe(area.value, [
          ['rdf:type', term('dcterms:Location')],
          ['dcat:bbox', literal(bbox, 'geosparql:wktLiteral')],
        ])),
    ...(temporal === undefined
      ? []
      : describe(period.value, [
          ['rdf:type', term('dcterms:PeriodOfTime')],
          [temporal.legacy ? 'schema:startDate' : 'dcat:startDate', date(temporal.start)],
          [temporal.legacy ? 'schema:endDate' : 'dcat:endDate', date(temporal.end)],
        ])),
  ];
}

function distribution(one: DemoDistribution): readonly Statement[] {
  const size = one.byteSize;
  return describe(one.uri, [
    ['rdf:type', term('dcat:Distribution')],
    ['dcterms:title', ...texts(one.titles)],
    ['dcterms:description', ...texts(one.descriptions)],
    ['dcat:accessURL', ...one.accessUrls.map(iri)],
    ['dcat:downloadURL', ...one.downloadUrls.map(iri)],
    // An IRI of a media type is written as an IRI, everything else as the literal that the Swedish profile asks for.
    ['dcterms:format', one.format?.startsWith('http') === true ? iri(one.format) : literal(one.format)],
    ['dcterms:license', iri(one.licence)],
    ['dcatap:availability', iri(one.availability)],
    ['dcat:byteSize', size && literal(String(size.value), `xsd:${size.datatype}`)],
    ['adms:status', iri(one.status)],
    ['dcterms:issued', date(one.issued)],
    ['dcterms:modified', date(one.modified)],
    ['dcterms:conformsTo', ...one.conformsTo.map(iri)],
    ['dcat:accessService', ...one.accessServices.map(iri)],
    ['dcatap:applicableLegislation', iri(one.applicableLegislation)],
  ]);
}

function dataService(one: DemoDataService): readonly Statement[] {
  return describe(one.uri, [
    ['rdf:type', term('dcat:DataService')],
    ...resource(one),
    ['dcat:endpointURL', iri(one.endpointUrl)],
    ['dcat:endpointDescription', iri(one.endpointDescription)],
    ['dcterms:format', literal(one.format)],
    ['dcterms:type', iri(one.type)],
    ['dcat:servesDataset', ...one.servesDatasets.map(iri)],
  ]);
}

function series(one: DemoSeries): readonly Statement[] {
  return describe(one.uri, [
    ['rdf:type', term('dcat:DatasetSeries')],
    ...resource(one),
    ['dcterms:accrualPeriodicity', iri(one.frequency)],
  ]);
}

function draft(one: DemoDraft): readonly Statement[] {
  return describe(one.uri, [
    ['rdf:type', term('dcat:Dataset')],
    ['dcterms:title', literal(one.title)],
  ]);
}

/** Every entry of a catalogue, drafts included. */
export function rdfEntries(content: Content): readonly RdfEntry[] {
  const open = (one: DemoEntry, statements: readonly Statement[]): RdfEntry => ({
    entryId: one.entryId,
    uri: one.uri,
    entryCreated: one.entryCreated,
    entryModified: one.entryModified,
    access: 'public',
    statements,
  });
  return [
    ...content.agents.map((one) => open(one, agent(one))),
    ...content.contacts.map((one) => open(one, contact(one))),
    open(content.catalogue, catalogue(content)),
    ...content.series.map((one) => open(one, series(one))),
    ...content.datasets.flatMap((one) => [
      open(one, dataset(one)),
      ...one.distributions.map((part) => open(part, distribution(part))),
    ]),
    ...content.dataServices.map((one) => open(one, dataService(one))),
    ...content.drafts.map((one) => ({ ...open(one, draft(one)), access: one.access })),
  ];
}

/** The whole public catalogue as one graph. */
export function catalogueStatements(content: Content): readonly Statement[] {
  return rdfEntries(content).flatMap((entry) => (entry.access === 'public' ? entry.statements : []));
}
