import { createHash } from 'node:crypto';
import { happens } from './content/choice.ts';
import type { Content, DemoDistribution } from './content/content.ts';
import type { DemoServer } from './entrystore.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request } from './local-server.ts';
import { formatLabel } from './media-type.ts';
import { plainRecords, swedish } from './plain-record.ts';
import type { PlainRecord } from './plain-record.ts';

interface DataJsonOptions {
  readonly content: Content;
  /** Any free port when absent. */
  readonly port?: number;
  readonly quirks?: Quirks;
}

const SCHEMA = 'https://project-open-data.cio.gov/v1.1/schema';
const PATH = '/data.json';

/** ISO 8601 repeating intervals, as DCAT-US has frequencies. */
const PERIODS: Readonly<Record<string, string>> = {
  Kontinuerligt: 'R/PT1S',
  Dagligen: 'R/P1D',
  Veckovis: 'R/P1W',
  Månatligen: 'R/P1M',
  Kvartalsvis: 'R/P3M',
  Halvårsvis: 'R/P6M',
  Årligen: 'R/P1Y',
  'Vartannat år': 'R/P2Y',
  'Vart tredje år': 'R/P3Y',
  Oregelbundet: 'irregular',
};

function toDistribution({ accessUrls, titles, format = '', conformsTo, descriptions }: DemoDistribution): object {
  const [url] = accessUrls;
  const isFile = url?.includes('/filer/') === true;
  return {
    '@type': 'dcat:Distribution',
    title: swedish(titles),
    description: swedish(descriptions) === '' ? null : swedish(descriptions),
    ...(isFile ? { downloadURL: url, mediaType: format } : { accessURL: url }),
    format: formatLabel(format),
    ...(conformsTo[0] === undefined ? {} : { conformsTo: conformsTo[0] }),
  };
}

function contactPoint({ contact }: PlainRecord): object {
  return { '@type': 'vcard:Contact', fn: contact.name, hasEmail: `mailto:${contact.email}` };
}

function temporal({ dataset }: PlainRecord): string | null {
  const { start, end } = dataset.temporal ?? {};
  return start === undefined ? null : `${start.value}/${end?.value ?? '..'}`;
}

function toDataset(content: Content, record: PlainRecord): object {
  const { dataset, publisher, issued, frequencyName } = record;
  const period = PERIODS[frequencyName ?? ''];
  return {
    '@type': 'dcat:Dataset',
    // Whoever entered this one left the field empty.
    identifier: dataset.kind === 'naringsliv' ? null : (dataset.identifier ?? dataset.uri),
    title: record.title,
    description: record.description,
    keyword: record.keywords,
    modified: record.modified.slice(0, 10),
    issued: issued?.slice(0, 10) ?? null,
    publisher: {
      '@type': 'org:Organization',
      name: record.publisherName,
      ...(publisher.uri === content.agents[0]?.uri ? {} : { subOrganizationOf: { name: content.name } }),
    },
    contactPoint: contactPoint(record),
    accessLevel: 'public',
    rights: null,
    license: record.licence.url,
    spatial: record.bbox?.join(',') ?? content.name,
    temporal: temporal(record),
    language: ['sv-SE'],
    theme: record.themes.map(({ title }) => title),
    ...(dataset.landingPage === undefined ? {} : { landingPage: dataset.landingPage }),
    ...(dataset.conformsTo[0] === undefined ? {} : { conformsTo: dataset.conformsTo[0] }),
    ...(period === undefined ? {} : { accrualPeriodicity: period }),
    // As text, where the exporting program knew no other kind of value.
    ...(happens(30, `${dataset.uri} quality`) ? { dataQuality: 'true' } : {}),
    distribution: dataset.distributions.map(toDistribution),
  };
}

/** The whole catalogue as DCAT-US 1.1. */
function toDocument(content: Content): string {
  return JSON.stringify({
    '@context': `${SCHEMA}/catalog.jsonld`,
    '@id': `https://oppnadata.${content.id}.example/data.json`,
    '@type': 'dcat:Catalog',
    conformsTo: SCHEMA,
    describedBy: `${SCHEMA}/catalog.json`,
    dataset: plainRecords(content).map((record) => toDataset(content, record)),
  });
}

function lastModified(content: Content): string {
  const times = content.datasets.map(({ entryModified }) => entryModified).toSorted();
  return times.at(-1) ?? content.catalogue.entryModified;
}

function answer(body: string, content: Content, request: Request): Answer {
  if (request.url.pathname !== PATH) {
    return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not Found\n' };
  }
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json',
      'Last-Modified': new Date(lastModified(content)).toUTCString(),
      ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
    },
    body,
    page: 1,
  };
}

/** Starts a server with one data.json (DCAT-US 1.1) on 127.0.0.1. */
export async function startDataJson(options: DataJsonOptions): Promise<DemoServer> {
  let { content } = options;
  let body = toDocument(content);
  const server = await startLocalServer((request) => answer(body, content, request), {
    port: options.port,
    quirks: options.quirks,
  });
  return {
    url: server.origin + PATH,
    port: server.port,
    requests: server.requests,
    replace(next) {
      content = next;
      body = toDocument(next);
    },
    setQuirks: (quirks) => server.setQuirks(quirks),
    close: () => server.close(),
  };
}
