import { hash, happens } from './content/choice.ts';
import type { Content } from './content/content.ts';
import { plainRecords, swedish } from './plain-record.ts';
import type { PlainRecord } from './plain-record.ts';

/** The languages of the domain, its own first. */
export type DomainLanguage = 'sv' | 'en';

const ods = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}+00:00`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The editor of the back office makes HTML of whatever is pasted into it. */
function toHtml(text: string, landingPage: string | undefined): string {
  const [first = '', ...others] = text.split(/(?<=\.) (?=[A-ZÅÄÖ])/);
  const rest = others.length === 0 ? '' : `<p>${escaped(others.join(' '))}</p>`;
  const more =
    landingPage === undefined ? '' : `<p>L&auml;s mer p&aring; <a href="${landingPage}">kommunens webbplats</a>.</p>`;
  return `<p>${escaped(first)}</p>${rest}${more}`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly description: string | null;
  readonly annotations: Readonly<Record<string, unknown>>;
}

const field = (name: string, label: string, type: string): Field => ({
  name,
  label,
  type,
  description: null,
  annotations: {},
});

function fields(geographic: boolean): readonly Field[] {
  const own = [field('id', 'Id', 'text'), field('namn', 'Namn', 'text'), field('uppdaterad', 'Uppdaterad', 'date')];
  return geographic
    ? [...own, field('geo_point_2d', 'Geo Point', 'geo_point_2d'), field('geo_shape', 'Geo Shape', 'geo_shape')]
    : own;
}

/** A dataset without rows has its files attached to it. */
function attachments({ dataset, slug }: PlainRecord): readonly object[] {
  return dataset.distributions.map(({ format = '', titles }) => {
    const extension = format === 'application/pdf' ? 'pdf' : 'xlsx';
    const name = slug.replaceAll('-', '_');
    return {
      id: `${name}_${extension}`,
      mimetype: format,
      url: `odsfile://${name}.${extension}`,
      title: swedish(titles),
    };
  });
}

function defaultMetas(record: PlainRecord, language: DomainLanguage, geographic: boolean, rows: boolean) {
  const { dataset, english, licence } = record;
  const texts = language === 'en' && english !== undefined ? english : record;
  return {
    title: texts.title,
    description: toHtml(texts.description, happens(30, `${dataset.uri} more`) ? dataset.landingPage : undefined),
    theme: record.themes.map(({ title }) => title),
    keyword: texts.keywords.length === 0 ? null : texts.keywords,
    license: licence.title,
    license_url: happens(80, `${dataset.uri} license_url`) ? licence.url : null,
    language: 'sv',
    metadata_languages: english === undefined ? ['sv'] : ['sv', 'en'],
    timezone: 'Europe/Stockholm',
    modified: ods(record.modified),
    modified_updates_on_metadata_change: false,
    modified_updates_on_data_change: true,
    data_processed: ods(dataset.entryModified),
    metadata_processed: `${new Date(dataset.entryModified).toISOString().slice(0, -1)}000+00:00`,
    geographic_reference: ['world_se'],
    geographic_reference_auto: true,
    territory: [record.place],
    geographic_area: null,
    geographic_area_mode: null,
    parent_domain: null,
    source_domain: null,
    source_domain_title: null,
    source_domain_address: null,
    source_dataset: null,
    shared_catalog: null,
    federated: false,
    oauth_scope: null,
    attributions: null,
    publisher: record.publisherName,
    references: dataset.landingPage ?? null,
    records_count: rows ? 20 + (hash(dataset.uri) % (geographic ? 900 : 9000)) : 0,
  };
}

function dcatMetas({ dataset, contact, frequencyName, issued }: PlainRecord) {
  const { temporal } = dataset;
  const years = [temporal?.start?.value, temporal?.end?.value].filter((value) => value !== undefined);
  return {
    created: ods(dataset.entryCreated),
    issued: issued === undefined ? null : ods(issued),
    creator: null,
    contributor: null,
    contact_name: contact.name,
    contact_email: contact.email,
    accrualperiodicity:
      dataset.frequency?.startsWith('http://publications.europa.eu/') === true
        ? dataset.frequency
        : (frequencyName ?? null),
    spatial: dataset.spatial[0] ?? null,
    temporal: years.length === 0 ? null : years.join('/'),
    granularity: null,
    dataquality: null,
    conforms_to: dataset.conformsTo.length === 0 ? null : dataset.conformsTo,
    publisher_type: null,
  };
}

function toDataset(record: PlainRecord, language: DomainLanguage) {
  const { dataset } = record;
  const rows = dataset.distributions.some(({ format }) => format === 'text/csv');
  const geographic = dataset.distributions.some(({ format }) => format === 'application/geo+json');
  return {
    dataset_id: record.slug,
    dataset_uid: `da_${hash(dataset.uri).toString(36).padStart(6, '0').slice(0, 6)}`,
    has_records: rows,
    data_visible: true,
    features: rows ? ['analyze', ...(geographic ? ['geo'] : [])] : [],
    attachments: rows ? [] : attachments(record),
    alternative_exports: [],
    metas: {
      default: defaultMetas(record, language, geographic, rows),
      dcat: dcatMetas(record),
    },
    fields: rows ? fields(geographic) : [],
  };
}

/** A dataset as the Explore API gives it. */
export type ExploreDataset = ReturnType<typeof toDataset>;

/** The domain's catalogue in one of its languages: texts that are not in it are given in Swedish. */
export function exploreDatasets(content: Content, language: DomainLanguage): readonly ExploreDataset[] {
  return plainRecords(content).map((record) => toDataset(record, language));
}
