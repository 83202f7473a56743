import type { Texts } from '../src/model/text.ts';
import type { Content, DemoAgent, DemoContact, DemoDataset, DemoDate } from './content/content.ts';

/** One of the 13 EU themes, as a Swedish site names it. */
interface PlainTheme {
  /** `ENVI`. */
  readonly code: string;
  /** `miljo`. */
  readonly slug: string;
  readonly title: string;
}

interface PlainLicence {
  /** SPDX's short name, as CKAN's list of licences has it too. */
  readonly id: 'CC0-1.0' | 'CC-BY-4.0';
  readonly title: string;
  readonly url: string;
}

/** A dataset as platforms see it whose records are not RDF: plain values in place of URIs. */
export interface PlainRecord {
  readonly dataset: DemoDataset;
  /** Unique in the catalogue, and the same as long as the dataset is: `leverantorsreskontra-2024`. */
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** Title, description and keywords in English, where the publisher took the time. */
  readonly english:
    { readonly title: string; readonly description: string; readonly keywords: readonly string[] } | undefined;
  readonly themes: readonly PlainTheme[];
  readonly licence: PlainLicence;
  /** The municipality: `Umeå`. */
  readonly place: string;
  readonly publisher: DemoAgent;
  readonly publisherName: string;
  readonly contact: DemoContact;
  /** Swedish name of the EU frequency: `Årligen`; absent where the publisher says none. */
  readonly frequencyName: string | undefined;
  /** ISO 8601 with zone. */
  readonly issued: string | undefined;
  readonly modified: string;
  /** West, south, east, north in WGS 84. */
  readonly bbox: readonly [number, number, number, number] | undefined;
}

const THEMES: Readonly<Record<string, readonly [slug: string, title: string]>> = {
  AGRI: ['jordbruk', 'Jordbruk, fiske, skogsbruk och livsmedel'],
  ECON: ['ekonomi', 'Ekonomi och finans'],
  EDUC: ['utbildning', 'Utbildning, kultur och sport'],
  ENER: ['energi', 'Energi'],
  ENVI: ['miljo', 'Miljö'],
  GOVE: ['offentlig-sektor', 'Regeringen och den offentliga sektorn'],
  HEAL: ['halsa', 'Hälsa'],
  JUST: ['rattsvasende', 'Rättvisa, rättsliga system och allmän säkerhet'],
  REGI: ['regioner-och-stader', 'Regioner och städer'],
  SOCI: ['befolkning', 'Befolkning och samhälle'],
  TECH: ['vetenskap', 'Vetenskap och teknik'],
  TRAN: ['transport', 'Transport'],
};

const FREQUENCIES: Readonly<Record<string, string>> = {
  update_cont: 'Kontinuerligt',
  continuous: 'Kontinuerligt',
  daily: 'Dagligen',
  weekly: 'Veckovis',
  monthly: 'Månatligen',
  quarterly: 'Kvartalsvis',
  annual_2: 'Halvårsvis',
  semiannual: 'Halvårsvis',
  annual: 'Årligen',
  biennial: 'Vartannat år',
  triennial: 'Vart tredje år',
  irreg: 'Oregelbundet',
  irregular: 'Oregelbundet',
  never: 'Aldrig',
};

const CC0: PlainLicence = {
  id: 'CC0-1.0',
  title: 'CC0 1.0',
  url: 'https://creativecommons.org/publicdomain/zero/1.0/',
};
const CC_BY: PlainLicence = {
  id: 'CC-BY-4.0',
  title: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
};

const lastPart = (uri: string): string => uri.replace(/\/+$/, '').split('/').at(-1) ?? '';
const inLanguage = (texts: Texts, language: string): readonly string[] =>
  texts.filter((text) => text.language === language).map(({ value }) => value);

/** The text in Swedish, or the only one there is. */
export const swedish = (texts: Texts): string => inLanguage(texts, 'sv')[0] ?? texts[0]?.value ?? '';

/** A date or time as ISO 8601 in UTC. */
const isoTime = ({ value }: DemoDate): string => new Date(value).toISOString();

function themesOf(dataset: DemoDataset): readonly PlainTheme[] {
  return dataset.themes.map((uri) => {
    const code = lastPart(uri);
    const [slug, title] = THEMES[code] ?? [code.toLowerCase(), code];
    return { code, slug, title };
  });
}

function licenceOf(dataset: DemoDataset): PlainLicence {
  const said = dataset.licence ?? dataset.distributions.find(({ licence }) => licence !== undefined)?.licence ?? '';
  return said.includes('/licenses/by/') ? CC_BY : CC0;
}

function englishOf({ titles, descriptions, keywords }: DemoDataset): PlainRecord['english'] {
  const [title] = inLanguage(titles, 'en');
  return title === undefined
    ? undefined
    : { title, description: inLanguage(descriptions, 'en')[0] ?? '', keywords: inLanguage(keywords, 'en') };
}

function bboxOf({ bbox }: DemoDataset): PlainRecord['bbox'] {
  // POLYGON((west south, east south, east north, …
  const [west, south, east, , , north] = (bbox?.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  return west === undefined || south === undefined || east === undefined || north === undefined
    ? undefined
    : [west, south, east, north];
}

/** The corners of a bounding box as a GeoJSON polygon. */
export function polygon([west, south, east, north]: readonly [number, number, number, number]): {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly (readonly [number, number])[])[];
} {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return { type: 'Polygon', coordinates: [ring] };
}

/** Every dataset of the catalogue in plain values; throws a RangeError for a publisher or contact that it does not have. */
export function plainRecords(content: Content): readonly PlainRecord[] {
  const agents = new Map(content.agents.map((agent) => [agent.uri, agent]));
  const contacts = new Map(content.contacts.map((contact) => [contact.uri, contact]));
  return content.datasets.map((dataset) => {
    const publisher = agents.get(dataset.publisher);
    const contact = contacts.get(dataset.contactPoint);
    if (publisher === undefined || contact === undefined) {
      throw new RangeError(`${dataset.uri} names a publisher or contact that ${content.id} does not have`);
    }
    return {
      dataset,
      slug: lastPart(dataset.uri).replace(/([a-z])(\d{4})$/, '$1-$2'),
      title: swedish(dataset.titles),
      description: swedish(dataset.descriptions),
      keywords: inLanguage(dataset.keywords, 'sv'),
      english: englishOf(dataset),
      themes: themesOf(dataset),
      licence: licenceOf(dataset),
      place: content.name,
      publisher,
      publisherName: swedish(publisher.names),
      contact,
      frequencyName: FREQUENCIES[lastPart(dataset.frequency ?? '').toLowerCase()],
      issued: dataset.issued === undefined ? undefined : isoTime(dataset.issued),
      modified: dataset.modified === undefined ? dataset.entryModified : isoTime(dataset.modified),
      bbox: bboxOf(dataset),
    };
  });
}
