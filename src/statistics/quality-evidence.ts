import type { ContactPoint } from '../model/agent.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Distribution, RightsStatement } from '../model/distribution.ts';
import type { QualityMetricId } from '../model/quality-metric.ts';
import type { Texts } from '../model/text.ts';
import type { Concept, Location, Period } from '../model/value.ts';
import type { AssessedMetric } from './quality-assessment.ts';
import { addressesOf, answerInWords } from './quality-link.ts';
import { METRIC_TEXTS } from './quality-metric-text.ts';
import type { InBoth } from './quality-metric-text.ts';

/** How many values are told, and how many characters of each: they are upstream's, and may be anything. */
const MOST_VALUES = 5;
const MOST_CHARACTERS = 200;

const words = (texts: Texts): readonly string[] => texts.map(({ value }) => value);
const said = (concepts: readonly Concept[]): readonly string[] => concepts.map((concept) => concept.said);
const place = ({ uri, labels, bbox, centroid, geometry }: Location): string =>
  labels[0]?.value ?? uri ?? bbox ?? centroid ?? geometry ?? '';
const period = ({ start, end }: Period): string => `${start?.said ?? '…'}–${end?.said ?? '…'}`;
const contact = ({ names, emails, uri }: ContactPoint): string => names[0]?.value ?? emails[0] ?? uri ?? '';
const right = ({ texts, attributionTexts, uri }: RightsStatement): string =>
  texts[0]?.value ?? uri ?? attributionTexts[0]?.value ?? '';

/** What the distribution gives, else what the dataset does. */
const either = <T>(own: readonly T[] | undefined, general: readonly T[]): readonly T[] =>
  own === undefined || own.length === 0 ? general : own;
const formatsOf = (_: Dataset, one: Distribution | undefined): readonly string[] => said(one?.formats ?? []);
const mediaTypesOf = (_: Dataset, one: Distribution | undefined): readonly string[] => said(one?.mediaTypes ?? []);
const allFormatsOf = (dataset: Dataset, one: Distribution | undefined): readonly string[] => [
  ...new Set([...formatsOf(dataset, one), ...mediaTypesOf(dataset, one)]),
];
const licencesOf = (dataset: Dataset, one: Distribution | undefined): readonly string[] =>
  said(either(one?.licences, dataset.licences));
const accessRightsOf = ({ accessRights }: Dataset): readonly string[] =>
  accessRights === undefined ? [] : [accessRights.said];

/** The values that a metric looks at, as upstream wrote them. */
const VALUES: Readonly<
  Record<
    Exclude<QualityMetricId, 'accessUrlStatus' | 'downloadUrlStatus' | 'dcatApCompliance'>,
    (dataset: Dataset, distribution: Distribution | undefined) => readonly string[]
  >
> = {
  keyword: ({ keywords }) => words(keywords),
  theme: ({ themes }) => said(themes),
  spatial: ({ spatial }) => spatial.map(place),
  temporal: ({ temporal }) => temporal.map(period),
  downloadUrl: (_, one) => (one?.downloadUrls ?? []).map(({ uri }) => uri),
  format: formatsOf,
  mediaType: mediaTypesOf,
  formatVocabulary: formatsOf,
  mediaTypeVocabulary: mediaTypesOf,
  nonProprietary: allFormatsOf,
  machineReadable: allFormatsOf,
  licence: licencesOf,
  licenceVocabulary: licencesOf,
  accessRights: accessRightsOf,
  accessRightsVocabulary: accessRightsOf,
  contactPoint: ({ contactPoints }) => contactPoints.map(contact),
  // Which organisation that is, `Dataset.publisher` tells.
  publisher: () => [],
  rights: (dataset, one) => either(one?.rights, dataset.rights).map(right),
  byteSize: (_, one) => (one?.byteSize === undefined ? [] : [one.byteSize.said]),
  issued: (dataset, one) => [one?.issued ?? dataset.issued].flatMap((time) => time?.said ?? []),
  modified: (dataset, one) => [one?.modified ?? dataset.modified].flatMap((time) => time?.said ?? []),
};

const short = (value: string): string =>
  value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value;

function list(values: readonly string[]): string {
  const shown = values.filter((value) => value.trim() !== '').map(short);
  const more = shown.length - MOST_VALUES;
  return shown.slice(0, MOST_VALUES).join(', ') + (more > 0 ? ` (+${more})` : '');
}

const isBlank = (texts: Texts): boolean => !texts.some(({ value }) => value.trim() !== '');

/** What keeps the dataset from following DCAT-AP, as far as that can be seen in what was read. */
function faults({ titles, descriptions, problems, distributions }: Dataset): InBoth {
  const missing = [
    ...(isBlank(titles) ? ['dcterms:title'] : []),
    ...(isBlank(descriptions) ? ['dcterms:description'] : []),
    ...(distributions.some(({ accessUrls }) => accessUrls.length === 0) ? ['dcat:accessURL'] : []),
  ];
  const unreadable = [...problems, ...distributions.flatMap((one) => one.problems)].map(({ property }) => property);
  const parts = (language: keyof InBoth): readonly string[] => [
    ...(missing.length === 0 ? [] : [`${language === 'sv' ? 'saknas' : 'missing'}: ${missing.join(', ')}`]),
    ...(unreadable.length === 0
      ? []
      : [
          `${language === 'sv' ? 'kunde inte läsas rätt' : 'not read without doubt'}: ${list([...new Set(unreadable)])}`,
        ]),
  ];
  return { sv: parts('sv').join('; '), en: parts('en').join('; ') };
}

const COMPLIANT: InBoth = {
  sv: 'titel, beskrivning och dcat:accessURL finns, och alla värden kunde läsas',
  en: 'title, description and dcat:accessURL are there, and all values could be read',
};
const PUBLISHED: InBoth = { sv: 'utgivare är angiven', en: 'a publisher is given' };
const NO_DISTRIBUTION: InBoth = { sv: 'datamängden har ingen distribution', en: 'the dataset has no distribution' };

const missing = (property: string): InBoth => ({ sv: `${property} saknas`, en: `${property} is missing` });

/** What of a metric was found, in words: upstream's own values where there are any, at most five. */
export function foundInWords({ metric, state, dataset, distribution, links }: AssessedMetric): InBoth {
  const { id, of } = metric;
  const { property } = METRIC_TEXTS[id];
  if (id === 'dcatApCompliance') return state === 'MET' ? COMPLIANT : faults(dataset);
  if (id === 'publisher' && state === 'MET') return PUBLISHED;
  if (id === 'accessUrlStatus' || id === 'downloadUrlStatus') {
    const addresses = addressesOf(id, distribution) ?? [];
    if (addresses.length === 0) return distribution === undefined ? NO_DISTRIBUTION : missing(property);
    const answers = addresses.map((address) => ({ address, answer: answerInWords(links.get(address)) }));
    const told = (language: keyof InBoth): string =>
      list(answers.map(({ address, answer }) => `${short(address)} ${answer[language]}`));
    return { sv: told('sv'), en: told('en') };
  }
  const found = list(VALUES[id](dataset, distribution));
  if (found !== '') return { sv: found, en: found };
  if (state === 'MET') return { sv: `${property} finns`, en: `${property} is there` };
  return of === 'distribution' && distribution === undefined ? NO_DISTRIBUTION : missing(property);
}

/**
 * What to do to gain the points; undefined where they are gained, and where nobody has asked the address yet, so that
 * nothing is known to be wrong.
 */
export function adviceOf({ metric, state, distribution, links }: AssessedMetric): InBoth | undefined {
  const isAsked = (addressesOf(metric.id, distribution) ?? []).some((address) => links.has(address));
  if (state === 'MET' || (state === 'UNKNOWN' && !isAsked)) return undefined;
  return METRIC_TEXTS[metric.id].advice;
}
