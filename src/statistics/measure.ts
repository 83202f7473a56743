import { DEFINITIONS, type Definition } from './figure.ts';

/** What statistics count, now and on any day. */
export const MEASURES = [
  'MEMBERS',
  'PUBLISHING_ORGANISATIONS',
  'DATASETS',
  'DISTRIBUTIONS',
  'OPEN_LICENCE_DATASETS',
  'MACHINE_READABLE_DATASETS',
  'HIGH_VALUE_DATASETS',
  'DATASETS_WITH_SPECIFICATION',
] as const;
export type Measure = (typeof MEASURES)[number];

/** A measure that the history of datasets knows. */
export type CountedMeasure = Exclude<Measure, 'MEMBERS'>;

export const isCounted = (measure: Measure): measure is CountedMeasure => measure !== 'MEMBERS';

/** What each measure means. */
export const MEASURE_DEFINITIONS: Readonly<Record<Measure, Definition>> = {
  MEMBERS: DEFINITIONS.memberOrganisations,
  PUBLISHING_ORGANISATIONS: DEFINITIONS.publishingOrganisations,
  DATASETS: DEFINITIONS.datasets,
  DISTRIBUTIONS: DEFINITIONS.distributions,
  OPEN_LICENCE_DATASETS: {
    sv: 'Datamängder där minst en licens, för datamängden eller någon av dess distributioner, är öppen enligt Open Definition 2.1. En datamängd utan licens, eller med en okänd, räknas inte.',
    en: 'Datasets with at least one licence, of the dataset or of one of its distributions, that is open by the Open Definition 2.1. A dataset without a licence, or with one that is not known, does not count.',
  },
  MACHINE_READABLE_DATASETS: {
    sv: 'Datamängder där minst en distributions format (dcterms:format eller dcat:mediaType) är maskinläsbart: program kan plocka ut enskilda uppgifter (direktiv (EU) 2019/1024, artikel 2.13). Ett okänt format räknas inte.',
    en: 'Datasets with at least one distribution whose format (dcterms:format or dcat:mediaType) is machine-readable: programs can pick out single facts (directive (EU) 2019/1024, article 2(13)). A format that is not known does not count.',
  },
  HIGH_VALUE_DATASETS: {
    sv: 'Datamängder som anger minst en kategori för värdefulla datamängder (dcatap:hvdCategory) enligt förordning (EU) 2023/138.',
    en: 'Datasets that give at least one high-value category (dcatap:hvdCategory) of regulation (EU) 2023/138.',
  },
  DATASETS_WITH_SPECIFICATION: {
    sv: 'Datamängder som själva eller i någon av sina distributioner anger en känd nationell specifikation i dcterms:conformsTo.',
    en: 'Datasets that give a known national specification in dcterms:conformsTo, themselves or in one of their distributions.',
  },
};

/** What shares and rates mean. */
export const RATIO_DEFINITIONS = {
  openLicence: {
    sv: 'Andel av datamängderna som har en öppen licens: täljare genom nämnare, i procent med en decimal, halva avrundas från noll.',
    en: 'Share of the datasets that have an open licence: numerator by denominator, in percent with one decimal, halves rounded away from zero.',
  },
  machineReadable: {
    sv: 'Andel av datamängderna som har en distribution i maskinläsbart format: täljare genom nämnare, i procent med en decimal, halva avrundas från noll.',
    en: 'Share of the datasets that have a distribution in a machine-readable format: numerator by denominator, in percent with one decimal, halves rounded away from zero.',
  },
  publishing: {
    sv: 'Andel av kommunerna och regionerna i gruppen som publicerar minst en datamängd, i procent med en decimal, halva avrundas från noll.',
    en: 'Share of the municipalities and regions of the group that publish at least one dataset, in percent with one decimal, halves rounded away from zero.',
  },
  perTenThousand: {
    sv: 'Datamängder per 10 000 invånare: antalet datamängder genom folkmängden gånger 10 000, med två decimaler, halva avrundas från noll.',
    en: 'Datasets per 10,000 inhabitants: the number of datasets by the population times 10,000, with two decimals, halves rounded away from zero.',
  },
  population: {
    sv: 'Folkmängd i de kommuner och regioner som faller under urvalets villkor på organisationer, enligt registret (SCB). En region omfattar länets kommuner, så ingen räknas två gånger.',
    en: "Inhabitants of the municipalities and regions that meet the filter's conditions on organisations, by the register (Statistics Sweden). A region holds its county's municipalities, so nobody counts twice.",
  },
  members: {
    sv: 'Kommuner och regioner i gruppen, enligt registret. Den egna organisationen är en av dem.',
    en: 'Municipalities and regions of the group, by the register. The organisation itself is one of them.',
  },
} as const satisfies Readonly<Record<string, Definition>>;

/** Where only one kind of organisation was counted by somebody else. */
export const KIND_DEFINITIONS = {
  MUNICIPALITY: {
    sv: 'Enbart kommuner; regioner är inte medräknade, så talet är en undre gräns.',
    en: 'Municipalities only; regions are not counted, so the number is a lower bound.',
  },
  REGION: {
    sv: 'Enbart regioner; kommuner är inte medräknade, så talet är en undre gräns.',
    en: 'Regions only; municipalities are not counted, so the number is a lower bound.',
  },
} as const satisfies Readonly<Record<string, Definition>>;
