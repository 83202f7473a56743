import { hash, happens } from './content/choice.ts';
import type { Content, DemoAgent, DemoDistribution } from './content/content.ts';
import { uuid } from './content/entry.ts';
import { formatLabel, isService } from './media-type.ts';
import { plainRecords, polygon, swedish } from './plain-record.ts';
import type { PlainRecord } from './plain-record.ts';

/** CKAN's times have microseconds and no zone; they are in UTC. */
const ckanTime = (iso: string): string => `${new Date(iso).toISOString().slice(0, -1)}000`;

const slugged = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** An organisation as it is inside a package: the publisher, or one of its units. */
function toOrganization(agent: DemoAgent) {
  const title = swedish(agent.names);
  return {
    id: uuid(`organization ${agent.uri}`),
    name: slugged(title),
    title,
    type: 'organization',
    description: '',
    image_url: '',
    created: ckanTime(agent.entryCreated),
    is_organization: true,
    approval_status: 'approved',
    state: 'active',
  };
}

function toResource(record: PlainRecord, distribution: DemoDistribution, packageId: string, position: number) {
  const format = distribution.format ?? '';
  const name = swedish(distribution.titles);
  const english = distribution.titles.find(({ language }) => language === 'en')?.value;
  const service = isService(format);
  const uploaded = distribution.accessUrls[0]?.includes('/filer/') === true;
  return {
    id: uuid(`resource ${distribution.uri}`),
    package_id: packageId,
    name,
    ...(english === undefined ? {} : { name_translated: { sv: name, en: english } }),
    description: swedish(distribution.descriptions),
    // Written by hand in as many ways as there are editors.
    format: format === 'text/csv' && happens(20, distribution.uri) ? 'csv' : formatLabel(format),
    mimetype: service ? null : format,
    mimetype_inner: null,
    url: distribution.accessUrls[0] ?? '',
    url_type: uploaded ? 'upload' : null,
    resource_type: service ? 'api' : null,
    size: distribution.byteSize?.value ?? null,
    hash: '',
    created: ckanTime(record.dataset.entryCreated),
    last_modified: distribution.modified === undefined ? null : ckanTime(distribution.modified.value),
    metadata_modified: ckanTime(distribution.entryModified),
    state: 'active',
    position,
    cache_url: null,
    cache_last_updated: null,
    datastore_active: format === 'text/csv' && uploaded,
  };
}

/** What has no field of its own in the site's schema: as in CKAN before schemes, lists are JSON in a string. */
function extras({ dataset, bbox }: PlainRecord): readonly { readonly key: string; readonly value: string }[] {
  const { temporal, identifier, highValueCategory, languages } = dataset;
  const values: Readonly<Record<string, string | undefined>> = {
    identifier,
    language: languages.length === 0 ? undefined : JSON.stringify(languages),
    hvd_category: highValueCategory === undefined ? undefined : JSON.stringify([highValueCategory]),
    spatial: bbox === undefined ? undefined : JSON.stringify(polygon(bbox)),
    spatial_uri: dataset.spatial[0],
    temporal_start: temporal?.start?.value,
    temporal_end: temporal?.end?.value,
  };
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

function contactFields({ contact }: PlainRecord) {
  const { address } = contact;
  return {
    contact_point_name: contact.name,
    contact_point_email: contact.email,
    contact_point_phone: contact.telephone ?? '',
    contact_point_type: contact.type === 'Individual' ? 'Individual' : 'Organization',
    contact_point_address: address === undefined ? '' : `${address.street}, ${address.postalCode} ${address.locality}`,
  };
}

const toTag = (name: string) => ({
  id: uuid(`tag ${name}`),
  name,
  display_name: name,
  state: 'active',
  vocabulary_id: null,
});

const toGroup = ({ slug, title }: PlainRecord['themes'][number]) => ({
  id: uuid(`group ${slug}`),
  name: slug,
  title,
  display_name: title,
  description: '',
  image_display_url: '',
});

/** English beside Swedish, as ckanext-fluent has it, for the packages that someone has translated. */
function translations({ title, description, keywords, english }: PlainRecord) {
  return english === undefined
    ? {}
    : {
        title_translated: { sv: title, en: english.title },
        notes_translated: { sv: description, en: english.description },
        tags_translated: { sv: keywords, en: english.keywords },
      };
}

function toPackage(record: PlainRecord) {
  const { dataset, licence, keywords, themes } = record;
  const id = uuid(`package ${dataset.uri}`);
  const organization = toOrganization(record.publisher);
  const mandatory = 60 + (hash(dataset.uri) % 41);
  return {
    id,
    name: record.slug,
    title: record.title,
    notes: record.description,
    ...translations(record),
    type: 'dataset',
    state: 'active',
    private: false,
    isopen: true,
    url: dataset.landingPage ?? '',
    version: null,
    author: null,
    author_email: null,
    maintainer: null,
    maintainer_email: null,
    creator_user_id: uuid('user'),
    owner_org: organization.id,
    organization,
    license_id: licence.id,
    license_title: licence.title,
    // Absent for some, as where the site's list of licences has none for the id.
    ...(happens(85, `${dataset.uri} license_url`) ? { license_url: licence.url } : {}),
    ...(dataset.accessRights === undefined ? {} : { access_rights: dataset.accessRights }),
    conforms_to: dataset.conformsTo,
    ...contactFields(record),
    ...(dataset.frequency === undefined ? {} : { frequency: dataset.frequency }),
    alternative_id: '',
    civity_metadataquality: { mandatory, optional: mandatory - 30, total: mandatory - 10 },
    geoserver_link_enabled: 'True',
    ...(record.issued === undefined ? {} : { issued: record.issued.slice(0, 10) }),
    ...(dataset.modified === undefined ? {} : { modified: record.modified.slice(0, 10) }),
    metadata_created: ckanTime(dataset.entryCreated),
    metadata_modified: ckanTime(dataset.entryModified),
    groups: themes.map(toGroup),
    tags: keywords.map(toTag),
    extras: extras(record),
    resources: dataset.distributions.map((one, index) => toResource(record, one, id, index)),
    num_resources: dataset.distributions.length,
    num_tags: keywords.length,
    relationships_as_subject: [],
    relationships_as_object: [],
  };
}

/** A dataset as CKAN's actions give it. */
export type CkanPackage = ReturnType<typeof toPackage>;

/** What one site holds. */
export interface CkanSite {
  readonly title: string;
  readonly packages: readonly CkanPackage[];
  readonly organizations: readonly ReturnType<typeof toOrganization>[];
  readonly groups: readonly ReturnType<typeof toGroup>[];
  /** Ids of packages that the public may not see. */
  readonly closed: ReadonlySet<string>;
}

/** The site of this content: packages, organisations and groups with ids that are always the same. */
export function toCkanSite(content: Content): CkanSite {
  const packages = plainRecords(content).map(toPackage);
  const groups = new Map(packages.flatMap((one) => one.groups.map((group) => [group.name, group] as const)));
  return {
    title: swedish(content.catalogue.titles),
    packages,
    organizations: content.agents.map(toOrganization),
    groups: [...groups.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    closed: new Set(content.drafts.map(({ uri }) => uuid(`package ${uri}`))),
  };
}
