import { PROFILE } from '../catalogue/profile-properties.ts';
import type { ProfileLevel, ProfileProperty } from '../catalogue/profile-properties.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Distribution } from '../model/distribution.ts';
import type { InBoth } from './quality-metric-text.ts';

/** Whether a dataset, or its distributions, have a property that DCAT-AP-SE asks for. */
export interface PropertyState {
  readonly of: 'DATASET' | 'DISTRIBUTION';
  /** `dcterms:title` */
  readonly property: string;
  readonly label: InBoth;
  readonly level: ProfileLevel;
  /** By the dataset, or by all of its distributions. */
  readonly isGiven: boolean;
  /** The distributions without it. */
  readonly lacking: readonly Distribution[];
}

/** The English names of DIGG's profile; its Swedish ones stand with the properties. */
const ENGLISH: Readonly<Record<string, string>> = {
  'dcterms:title': 'Title',
  'dcterms:description': 'Description',
  'dcterms:publisher': 'Publisher',
  'dcat:contactPoint': 'Contact point',
  'dcat:keyword': 'Keyword',
  'dcat:theme': 'Category',
  'dcterms:issued': 'Release date',
  'dcterms:conformsTo': 'Conforms to',
  'dcterms:spatial': 'Geographical area',
  'dcterms:temporal': 'Time period',
  'dcterms:accessRights': 'Access rights',
  'dcatap:hvdCategory': 'Category for high-value datasets',
  'dcat:accessURL': 'Web address for access',
  'dcterms:format': 'Format',
  'dcatap:availability': 'Availability',
  'dcterms:license': 'License',
};

const labelOf = <R>({ property, name }: ProfileProperty<R>): InBoth => ({
  sv: name,
  en: ENGLISH[property] ?? property,
});

/** The mandatory and recommended properties of DCAT-AP-SE, of the dataset first, mandatory ones first. */
export function propertiesOf(dataset: Dataset): readonly PropertyState[] {
  const { distributions } = dataset;
  const ofDataset = PROFILE.dataset
    .filter(({ asked }) => asked?.(dataset) ?? true)
    .map((one): PropertyState => {
      const isGiven = one.has(dataset);
      return { of: 'DATASET', property: one.property, label: labelOf(one), level: one.level, isGiven, lacking: [] };
    });
  const ofDistributions = PROFILE.distribution.map((one): PropertyState => {
    const lacking = distributions.filter((distribution) => !one.has(distribution));
    const isGiven = lacking.length === 0;
    return { of: 'DISTRIBUTION', property: one.property, label: labelOf(one), level: one.level, isGiven, lacking };
  });
  const all = [...ofDataset, ...(distributions.length === 0 ? [] : ofDistributions)];
  return [...all.filter(({ level }) => level === 'mandatory'), ...all.filter(({ level }) => level === 'recommended')];
}

/** What to do about a property that is not given; undefined where it is. */
export function adviceOnProperty({ of, property, label, level, isGiven, lacking }: PropertyState): InBoth | undefined {
  if (isGiven) return undefined;
  const who =
    of === 'DATASET'
      ? { sv: 'datamängden', en: 'the dataset' }
      : { sv: `${lacking.length} av distributionerna`, en: `${lacking.length} of the distributions` };
  const why =
    level === 'mandatory'
      ? { sv: 'DCAT-AP-SE kräver det', en: 'DCAT-AP-SE requires it' }
      : { sv: 'DCAT-AP-SE rekommenderar det', en: 'DCAT-AP-SE recommends it' };
  return {
    sv: `Ange ${label.sv} (${property}) för ${who.sv}: ${why.sv}.`,
    en: `Give ${label.en} (${property}) for ${who.en}: ${why.en}.`,
  };
}
