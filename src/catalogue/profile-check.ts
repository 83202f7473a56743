import type { Agent, ContactPoint } from '../model/agent.ts';
import type { CatalogueDescription } from '../model/catalogue.ts';
import type { DataService, Dataset, DatasetSeries } from '../model/dataset.ts';
import { newCatalogueDescription } from '../model/new-record.ts';
import { PROFILE } from './profile-properties.ts';
import type { ProfileClass, ProfileLevel, ProfileProperty } from './profile-properties.ts';

/** Records of one catalogue, all of them or the first ones. */
export interface ProfileRecords {
  readonly catalogue?: CatalogueDescription;
  readonly datasets: readonly Dataset[];
  readonly datasetSeries: readonly DatasetSeries[];
  readonly dataServices: readonly DataService[];
  readonly agents: readonly Agent[];
}

/** How many records lack a property that the profile asks of them. */
export interface ProfileCount {
  readonly class: ProfileClass;
  /** `dcterms:title` */
  readonly property: string;
  /** Its Swedish name in the profile. */
  readonly name: string;
  readonly level: ProfileLevel;
  readonly lacking: number;
  /** How many records it is asked of; at least one. */
  readonly of: number;
}

/** A catalogue held against DCAT-AP-SE. */
export interface ProfileCheck {
  /** How many records there are of each class; contact points that are the same are one. */
  readonly records: Readonly<Record<ProfileClass, number>>;
  /** Every property that is asked of a record: mandatory ones first, then by the share that lacks it. */
  readonly properties: readonly ProfileCount[];
}

function count<R>(
  of: ProfileClass,
  properties: readonly ProfileProperty<R>[],
  records: readonly R[],
): readonly ProfileCount[] {
  return properties.flatMap(({ property, name, level, has, asked }) => {
    const concerned = asked === undefined ? records : records.filter(asked);
    if (concerned.length === 0) return [];
    const lacking = concerned.filter((record) => !has(record)).length;
    return [{ class: of, property, name, level, lacking, of: concerned.length }];
  });
}

function worstFirst(a: ProfileCount, b: ProfileCount): number {
  if (a.level !== b.level) return a.level === 'mandatory' ? -1 : 1;
  return b.lacking / b.of - a.lacking / a.of || b.lacking - a.lacking;
}

/** Each contact point once: datasets share them, by URI or word for word. */
function contactPoints(records: ProfileRecords): readonly ContactPoint[] {
  const all = [...records.datasets, ...records.datasetSeries, ...records.dataServices];
  return [
    ...new Map(
      all.flatMap((each) => each.contactPoints).map((contact) => [contact.uri ?? JSON.stringify(contact), contact]),
    ).values(),
  ];
}

/**
 * Counts what a catalogue lacks of the properties that DCAT-AP-SE 3.0.1 makes mandatory or recommends. A value in any
 * form counts as there. A catalogue that does not describe itself lacks all that a catalogue's description should have.
 */
export function checkProfile(records: ProfileRecords): ProfileCheck {
  const { datasets, datasetSeries, dataServices, agents } = records;
  const distributions = datasets.flatMap((dataset) => dataset.distributions);
  const contacts = contactPoints(records);
  const description = records.catalogue ?? newCatalogueDescription({});
  const properties = [
    ...count('catalogue', PROFILE.catalogue, [{ description, datasets: datasets.length }]),
    ...count('dataset', PROFILE.dataset, datasets),
    ...count('distribution', PROFILE.distribution, distributions),
    ...count('datasetSeries', PROFILE.datasetSeries, datasetSeries),
    ...count('dataService', PROFILE.dataService, dataServices),
    ...count('agent', PROFILE.agent, agents),
    ...count('contactPoint', PROFILE.contactPoint, contacts),
  ];
  return {
    records: {
      catalogue: records.catalogue === undefined ? 0 : 1,
      dataset: datasets.length,
      datasetSeries: datasetSeries.length,
      dataService: dataServices.length,
      distribution: distributions.length,
      agent: agents.length,
      contactPoint: contacts.length,
    },
    properties: properties.toSorted(worstFirst),
  };
}
