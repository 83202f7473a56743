import type { Agent, ContactPoint } from '../model/agent.ts';
import type { CatalogueDescription } from '../model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries, Resource } from '../model/dataset.ts';
import type { Distribution } from '../model/distribution.ts';
import type { Texts } from '../model/text.ts';

/** The version of DCAT-AP-SE whose mandatory and recommended properties are listed here. */
export const PROFILE_VERSION = '3.0.1';

export type ProfileLevel = 'mandatory' | 'recommended';

/** A mandatory or recommended property of the profile, for records of one class. */
export interface ProfileProperty<Record> {
  /** `dcterms:title` */
  readonly property: string;
  /** What DIGG's profile calls it in Swedish. */
  readonly name: string;
  readonly level: ProfileLevel;
  readonly has: (record: Record) => boolean;
  /** Of which records it is asked; of all of them when absent. */
  readonly asked?: (record: Record) => boolean;
}

/** A catalogue's description, and how many datasets it has. */
export interface DescribedCatalogue {
  readonly description: CatalogueDescription;
  readonly datasets: number;
}

/** The regulation on high-value datasets, (EU) 2023/138, by its European Legislation Identifier. */
const HIGH_VALUE = /^https?:\/\/data\.europa\.eu\/eli\/reg_impl\/2023\/138(?:\/|$)/;

const filled = (texts: Texts): boolean => texts.some(({ value }) => value.trim() !== '');
const any = (values: readonly unknown[]): boolean => values.length > 0;

type Row<R> = readonly [property: string, name: string, has: (record: R) => boolean];

function properties<R>(mandatory: readonly Row<R>[], recommended: readonly Row<R>[]): readonly ProfileProperty<R>[] {
  const at =
    (level: ProfileLevel) =>
    ([property, name, has]: Row<R>): ProfileProperty<R> => ({ property, name, level, has });
  return [...mandatory.map(at('mandatory')), ...recommended.map(at('recommended'))];
}

const TITLE: Row<Resource> = ['dcterms:title', 'Titel', ({ titles }) => filled(titles)];
const DESCRIPTION: Row<Resource> = ['dcterms:description', 'Beskrivning', (record) => filled(record.descriptions)];
const PUBLISHER: Row<Resource> = ['dcterms:publisher', 'Utgivare', (record) => record.publisher !== undefined];
const CONTACT: Row<Resource> = ['dcat:contactPoint', 'Kontaktuppgift', (record) => any(record.contactPoints)];
const KEYWORD: Row<Resource> = ['dcat:keyword', 'Nyckelord', (record) => filled(record.keywords)];
const THEME: Row<Resource> = ['dcat:theme', 'Kategori', (record) => any(record.themes)];
const ISSUED: Row<Resource> = ['dcterms:issued', 'Utgivningsdatum', (record) => record.issued !== undefined];
const CONFORMS_TO: Row<Resource> = ['dcterms:conformsTo', 'Uppfyller', (record) => any(record.conformsTo)];
const SPATIAL: Row<Resource> = ['dcterms:spatial', 'Geografiskt område', (record) => any(record.spatial)];
const TEMPORAL: Row<Resource> = ['dcterms:temporal', 'Tidsperiod', (record) => any(record.temporal)];
const ACCESS_RIGHTS: Row<Resource> = [
  'dcterms:accessRights',
  'Åtkomsträttigheter',
  (record) => record.accessRights !== undefined,
];
/** Mandatory where the record says that it falls under the regulation. */
const HIGH_VALUE_CATEGORY: ProfileProperty<Resource> = {
  property: 'dcatap:hvdCategory',
  name: 'Kategori för värdefulla datamängder',
  level: 'mandatory',
  has: (record) => any(record.highValueCategories),
  asked: (record) => record.applicableLegislation.some(({ uri }) => HIGH_VALUE.test(uri)),
};

/** The mandatory and recommended properties of DCAT-AP-SE 3.0.1 (DIGG), by class. */
export const PROFILE = {
  catalogue: properties<DescribedCatalogue>(
    [
      ['dcterms:title', 'Titel', ({ description }) => filled(description.titles)],
      ['dcterms:description', 'Beskrivning', ({ description }) => filled(description.descriptions)],
      ['dcterms:publisher', 'Utgivare', ({ description }) => description.publisher !== undefined],
      ['dcterms:license', 'Licens', ({ description }) => any(description.licences)],
      ['dcat:dataset', 'Datamängd', ({ datasets }) => datasets > 0],
    ],
    [
      ['dcterms:issued', 'Utgivningsdatum', ({ description }) => description.issued !== undefined],
      ['dcterms:modified', 'Ändringsdatum', ({ description }) => description.modified !== undefined],
      ['dcterms:language', 'Språk', ({ description }) => any(description.languages)],
      ['foaf:homepage', 'Hemsida', ({ description }) => any(description.homepages)],
      ['dcterms:spatial', 'Namngivet geografiskt område', ({ description }) => any(description.spatial)],
      ['dcat:themeTaxonomy', 'Taxonomi för tema', ({ description }) => any(description.themeTaxonomies)],
    ],
  ),
  dataset: [
    ...properties<Dataset>(
      [TITLE, DESCRIPTION, PUBLISHER],
      [CONTACT, KEYWORD, THEME, ISSUED, CONFORMS_TO, SPATIAL, TEMPORAL, ACCESS_RIGHTS],
    ),
    HIGH_VALUE_CATEGORY,
  ],
  datasetSeries: [
    ...properties<DatasetSeries>(
      [TITLE, DESCRIPTION, PUBLISHER],
      [CONTACT, KEYWORD, THEME, CONFORMS_TO, ISSUED, SPATIAL, TEMPORAL],
    ),
    HIGH_VALUE_CATEGORY,
  ],
  dataService: [
    ...properties<DataService>(
      [
        TITLE,
        ['dcat:endpointURL', 'Åtkomstadress', ({ endpointUrls }) => any(endpointUrls)],
        ['dcterms:format', 'Format', ({ formats }) => any(formats)],
      ],
      [
        ['dcat:endpointDescription', 'Beskrivning åtkomstadress', (service) => any(service.endpointDescriptions)],
        CONTACT,
        KEYWORD,
        ACCESS_RIGHTS,
      ],
    ),
    HIGH_VALUE_CATEGORY,
  ],
  distribution: properties<Distribution>(
    [
      ['dcat:accessURL', 'Webbadress för åtkomst', ({ accessUrls }) => any(accessUrls)],
      // dcat:mediaType is not of the Swedish profile, but says the same.
      ['dcterms:format', 'Format', ({ formats, mediaTypes }) => any(formats) || any(mediaTypes)],
    ],
    [
      ['dcterms:description', 'Beskrivning', ({ descriptions }) => filled(descriptions)],
      ['dcatap:availability', 'Tillgänglighet', ({ availability }) => availability !== undefined],
      ['dcterms:license', 'Licens', ({ licences }) => any(licences)],
    ],
  ),
  agent: properties<Agent>(
    [
      ['foaf:name', 'Namn', ({ names }) => filled(names)],
      ['dcterms:type', 'Typ', ({ types }) => any(types)],
    ],
    [
      ['dcterms:description', 'Beskrivning', ({ descriptions }) => filled(descriptions)],
      ['dcterms:identifier', 'Identifierare', ({ identifiers }) => any(identifiers)],
      ['org:classification', 'Klassificering', ({ classifications }) => any(classifications)],
    ],
  ),
  contactPoint: properties<ContactPoint>(
    [
      ['rdf:type', 'Typ', ({ kind }) => kind !== undefined],
      ['vcard:fn', 'Namn', ({ names }) => filled(names)],
      ['vcard:hasEmail', 'E-postadress', ({ emails }) => any(emails)],
    ],
    [
      ['vcard:hasTelephone', 'Telefon', ({ telephones }) => any(telephones)],
      ['vcard:hasAddress', 'Adress', ({ addresses }) => any(addresses)],
    ],
  ),
} as const;

export type ProfileClass = keyof typeof PROFILE;
