import type { Texts } from '../../src/model/text.ts';

/** What a catalogue without RDF runs on: the words of a sources file. */
export type Platform = 'ckan' | 'opendatasoft' | 'arcgis-hub' | 'data-json';

/** A date and how it is written: catalogues put date-times in xsd:date, and years in gYear. */
export interface DemoDate {
  readonly value: string;
  readonly datatype: 'date' | 'dateTime' | 'gYear';
}

/** An entry of a catalogue: its number in the store, the resource it is about, and when it was last changed there. */
export interface DemoEntry {
  readonly entryId: string;
  readonly uri: string;
  /** ISO 8601, UTC. */
  readonly entryCreated: string;
  readonly entryModified: string;
}

export interface DemoAgent extends DemoEntry {
  readonly type: 'Agent' | 'Organization';
  readonly names: Texts;
  /** Local name in `http://purl.org/adms/publishertype/`. */
  readonly publisherType?: string;
  readonly identifier?: string;
  readonly homepage?: string;
  readonly email?: string;
}

export interface DemoContact extends DemoEntry {
  readonly type: 'Organization' | 'Individual' | 'Kind';
  readonly name: string;
  readonly email: string;
  /** E.164 with plus sign. */
  readonly telephone?: string;
  readonly address?: { readonly street: string; readonly postalCode: string; readonly locality: string };
}

export interface DemoDistribution extends DemoEntry {
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly accessUrls: readonly string[];
  readonly downloadUrls: readonly string[];
  /** As the publisher wrote it: an IANA media type, or a bare `CSV`. */
  readonly format?: string;
  readonly licence?: string;
  readonly availability?: string;
  readonly byteSize?: { readonly value: number; readonly datatype: 'nonNegativeInteger' | 'decimal' };
  readonly status?: string;
  readonly issued?: DemoDate;
  readonly modified?: DemoDate;
  readonly conformsTo: readonly string[];
  readonly accessServices: readonly string[];
  readonly applicableLegislation?: string;
}

/** What datasets, series and services have in common. */
export interface DemoResource extends DemoEntry {
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly keywords: Texts;
  readonly themes: readonly string[];
  readonly publisher: string;
  readonly contactPoint: string;
  readonly accessRights?: string;
  readonly licence?: string;
  readonly conformsTo: readonly string[];
  readonly landingPage?: string;
  readonly highValueCategory?: string;
}

export interface DemoDataset extends DemoResource {
  /** Name of the kind of dataset: `badplatser`. */
  readonly kind: string;
  readonly creator?: string;
  readonly identifier?: string;
  readonly languages: readonly string[];
  readonly frequency?: string;
  readonly issued?: DemoDate;
  readonly modified?: DemoDate;
  readonly spatial: readonly string[];
  /** WKT, longitude before latitude. */
  readonly bbox?: string;
  /** `legacy`: schema:startDate and schema:endDate, as DCAT-AP-SE 1 and 2 catalogues still have. */
  readonly temporal?: { readonly start?: DemoDate; readonly end?: DemoDate; readonly legacy: boolean };
  readonly inSeries?: string;
  readonly distributions: readonly DemoDistribution[];
}

export interface DemoDataService extends DemoResource {
  readonly endpointUrl: string;
  readonly endpointDescription?: string;
  readonly format: string;
  readonly type?: string;
  readonly servesDatasets: readonly string[];
}

export interface DemoSeries extends DemoResource {
  readonly frequency?: string;
}

/** An entry that the public may not read: `hidden` altogether, or all but its metadata. */
export interface DemoDraft extends DemoEntry {
  readonly access: 'hidden' | 'noMetadata';
  readonly title: string;
}

export interface DemoCatalogue extends DemoEntry {
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly publisher: string;
  readonly licence: string;
  readonly homepage: string;
  readonly issued: DemoDate;
  readonly modified: DemoDate;
}

/** Everything one municipality or region publishes, whatever protocol it speaks. */
export interface Content {
  /** `goteborg`. */
  readonly id: string;
  /** Municipality code or region code. */
  readonly code: string;
  readonly name: string;
  /** The store's own name for itself: the base of its entries' URIs, whatever port it answers on. */
  readonly store: string;
  readonly contextId: string;
  /** The DCAT was harvested from elsewhere: it is in the entries' cached external metadata. */
  readonly harvested: boolean;
  /** Absent where the records are RDF. */
  readonly platform?: Platform;
  readonly catalogue: DemoCatalogue;
  readonly agents: readonly DemoAgent[];
  readonly contacts: readonly DemoContact[];
  readonly datasets: readonly DemoDataset[];
  readonly dataServices: readonly DemoDataService[];
  readonly series: readonly DemoSeries[];
  readonly drafts: readonly DemoDraft[];
}

/** What a reader of a catalogue should find in it. */
interface Expected {
  readonly id: string;
  readonly code: string;
  readonly datasets: number;
  readonly distributions: number;
  readonly dataServices: number;
  readonly datasetSeries: number;
  readonly agents: number;
  readonly contactPoints: number;
}

/** The counts of one catalogue's public records. */
export function expected(content: Content): Expected {
  return {
    id: content.id,
    code: content.code,
    datasets: content.datasets.length,
    distributions: content.datasets.reduce((sum, dataset) => sum + dataset.distributions.length, 0),
    dataServices: content.dataServices.length,
    datasetSeries: content.series.length,
    agents: content.agents.length,
    contactPoints: content.contacts.length,
  };
}
