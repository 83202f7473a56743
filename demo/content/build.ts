import { makeAgents, makeContacts } from './agents.ts';
import { issuedDay, modifiedDay, writtenDate } from './calendar.ts';
import { choose, happens, hash } from './choice.ts';
import type { Content, DemoCatalogue, DemoContact, DemoDataset, DemoDraft, DemoSeries } from './content.ts';
import { domainService } from './domain-service.ts';
import { createNumbering, uuid } from './entry.ts';
import type { Numbering } from './entry.ts';
import type { Kind } from './kind.ts';
import { createOffering } from './offering.ts';
import type { Offering, Served } from './offering.ts';
import type { Publisher } from './publisher.ts';
import { CC0_CANONICAL, frequency, licence } from './spelling.ts';
import { isOfTheRegion, wording } from './wording.ts';

const PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';
const THEME = 'http://publications.europa.eu/resource/authority/data-theme/';
const SWEDISH = 'http://publications.europa.eu/resource/authority/language/SWE';
const COUNTY = '3337386';
const SWEDEN = '2661886';

/** Datasets that have no distribution yet, which is valid: `publisher slug`. */
const WITHOUT_DISTRIBUTIONS: readonly string[] = ['trollhattan markanvisningar', 'gotene sevardheter'];

/** Publishers that gather their yearly ledgers in a series. */
const LEDGER_SERIES: readonly string[] = ['goteborg', 'boras', 'region-vastra-gotaland'];

function bbox({ position: [latitude, longitude, reach] }: Publisher): string {
  const [west, east] = [longitude - reach, longitude + reach].map((value) => value.toFixed(3));
  const [south, north] = [latitude - reach / 2, latitude + reach / 2].map((value) => value.toFixed(3));
  return `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`;
}

function spatial(publisher: Publisher, uri: string): Pick<DemoDataset, 'spatial' | 'bbox'> {
  const place = choose([publisher.geonames ?? COUNTY, publisher.geonames ?? COUNTY, SWEDEN], `${uri} place`);
  const spelling = choose([`http://sws.geonames.org/${place}/`, `http://sws.geonames.org/${place}`], `${uri} slash`);
  return {
    spatial: happens(75, `${uri} spatial`) ? [spelling] : [],
    ...(happens(60, `${uri} bbox`) ? { bbox: bbox(publisher) } : {}),
  };
}

function temporal(publisher: Publisher, kind: Kind, year: string, uri: string): Pick<DemoDataset, 'temporal'> {
  const legacy = publisher.profile === 2;
  if (year !== '' && kind.form === 'ledger') {
    const start = { value: `${year}-01-01`, datatype: 'date' } as const;
    return { temporal: { start, end: { value: `${year}-12-31`, datatype: 'date' }, legacy } };
  }
  const since = year === '' ? String(2015 + (hash(uri) % 8)) : year;
  if (year === '' && !happens(20, `${uri} temporal`)) return {};
  return { temporal: { start: { value: since, datatype: 'gYear' }, legacy } };
}

function makeSeries(publisher: Publisher, contact: DemoContact, agent: string, numbering: Numbering): DemoSeries {
  const name = publisher.code === '14' ? 'Leverantörsfakturor' : 'Leverantörsreskontra';
  return {
    ...numbering.entry('leverantorsreskontra', '2021-02-01', '2026-02-03'),
    titles: [
      { value: `${name} per år, ${publisher.official}`, language: 'sv' },
      { value: `Supplier ledger by year, ${publisher.officialEn.replace(/^the /, '')}`, language: 'en' },
    ],
    descriptions: [
      {
        value: `Serie med en datamängd per kalenderår över fakturor som ${publisher.official} har betalat.`,
        language: 'sv',
      },
    ],
    keywords: [{ value: 'leverantörsreskontra', language: 'sv' }],
    themes: [`${THEME}ECON`],
    publisher: agent,
    contactPoint: contact.uri,
    conformsTo: ['https://lankadedata.se/spec/leverantorsreskontra/1.1'],
    frequency: frequency(publisher, 'ANNUAL', 'series'),
  };
}

interface Surroundings {
  readonly publisher: Publisher;
  readonly numbering: Numbering;
  readonly offering: Offering;
  readonly contactFor: (kind: Kind) => string;
  readonly publisherFor: (kind: Kind) => string;
  readonly series: DemoSeries | undefined;
}

function makeDataset(around: Surroundings, kind: Kind, year: string, index: number): DemoDataset {
  const { publisher, numbering, offering, series } = around;
  const issued = issuedDay(publisher, index);
  const key = `${publisher.id} ${kind.slug} ${year}`;
  const modified = modifiedDay(issued, kind.frequency, key);
  const entry = numbering.entry(kind.slug + year, issued, modified);
  const texts = wording(kind, publisher, year);
  const highValueCategory =
    kind.highValue !== undefined && happens(60, `${key} hvd`)
      ? `http://data.europa.eu/bna/${kind.highValue}`
      : undefined;
  const described = {
    ...entry,
    ...texts,
    themes: kind.themes.map((code) => THEME + code),
    publisher: around.publisherFor(kind),
    contactPoint: around.contactFor(kind),
    ...(highValueCategory === undefined ? {} : { highValueCategory }),
  };
  const served: Served = { ...described, kind, year, issued, modified };
  const silent = WITHOUT_DISTRIBUTIONS.includes(`${publisher.id} ${kind.slug}`);
  // After 2023 only, so that the counts by year of issue stay the region's.
  const unissued = index >= publisher.published[1] && happens(12, `${key} unissued`);
  const specification =
    kind.specification !== undefined && happens(85, `${key} spec`) ? [choose(kind.specification, key)] : [];
  return {
    ...described,
    kind: kind.slug,
    ...(happens(75, `${key} rights`) ? { accessRights: PUBLIC } : {}),
    // Göteborg gives the licence on the distribution only, as most do; a few repeat it on the dataset.
    ...(publisher.profile === 2 ? { licence: licence(publisher, entry.uri) } : {}),
    conformsTo: specification,
    ...(happens(40, `${key} landing`)
      ? { landingPage: `https://www.${publisher.id}.example/oppna-data/${kind.slug}` }
      : {}),
    ...(publisher.units?.[kind.unit] !== undefined && happens(50, `${key} creator`)
      ? { creator: around.publisherFor(kind) }
      : {}),
    ...(happens(15, `${key} identifier`) ? { identifier: uuid(`${key} identifier`) } : {}),
    languages: happens(40, `${key} language`) ? [SWEDISH] : [],
    ...(happens(85, `${key} frequency`) ? { frequency: frequency(publisher, kind.frequency, key) } : {}),
    ...(unissued ? {} : { issued: writtenDate(publisher, issued, `${key} issued`) }),
    ...(happens(80, `${key} has modified`) ? { modified: writtenDate(publisher, modified, `${key} modified`) } : {}),
    ...spatial(publisher, entry.uri),
    ...temporal(publisher, kind, year, entry.uri),
    ...(series !== undefined && kind.form === 'ledger' ? { inSeries: series.uri } : {}),
    distributions: silent ? [] : offering.distributions(served),
  };
}

function makeCatalogue(publisher: Publisher, agent: string, numbering: Numbering): DemoCatalogue {
  const english = publisher.officialEn.replace(/^the /, '');
  return {
    ...numbering.entry('katalog', '2020-01-15', '2026-05-20'),
    titles: [
      { value: `${publisher.official}${publisher.official.endsWith('s') ? '' : 's'} öppna data`, language: 'sv' },
      { value: `Open data of ${english}`, language: 'en' },
    ],
    descriptions: [
      {
        value: `Öppna data från ${publisher.official}${isOfTheRegion(publisher) ? ', en del av samarbetet i Västra Götaland' : ''}. Påhittat innehåll för demonstration.`,
        language: 'sv',
      },
    ],
    publisher: agent,
    licence: CC0_CANONICAL,
    homepage: `https://www.${publisher.id}.example/oppna-data`,
    issued: { value: '2020-01-15', datatype: 'date' },
    modified: { value: '2026-05-20', datatype: 'date' },
  };
}

function makeDrafts(publisher: Publisher, numbering: Numbering): readonly DemoDraft[] {
  if (publisher.kinds.length < 5) return [];
  const draft = (access: DemoDraft['access'], title: string): DemoDraft => ({
    ...numbering.entry(`utkast-${title.toLowerCase()}`, '2026-04-01', '2026-06-12'),
    access,
    title,
  });
  const shown = draft('noMetadata', 'Utkast');
  return publisher.kinds.length < 15
    ? [shown]
    : [shown, draft('hidden', 'Internt'), draft('hidden', 'Under granskning')];
}

/** Everything that one publisher publishes; throws a RangeError for a kind that is in none of the tables. */
export function buildContent(publisher: Publisher, kinds: ReadonlyMap<string, Kind>): Content {
  const numbering = createNumbering(publisher);
  const [main, units] = makeAgents(publisher, numbering);
  const contacts = makeContacts(publisher, numbering);
  const catalogue = makeCatalogue(publisher, main.uri, numbering);
  const offering = createOffering(publisher, numbering);
  const series = LEDGER_SERIES.includes(publisher.id)
    ? makeSeries(publisher, contacts[0], main.uri, numbering)
    : undefined;
  const around: Surroundings = {
    publisher,
    numbering,
    offering,
    series,
    contactFor: (kind) => (kind.unit === 'maps' ? (contacts[1] ?? contacts[0]) : contacts[0]).uri,
    publisherFor: (kind) => (units.get(kind.unit) ?? main).uri,
  };
  const datasets = publisher.kinds.map((named, index) => {
    const [slug = '', year = ''] = named.split(':');
    const kind = kinds.get(slug);
    if (kind === undefined)
      throw new RangeError(`${publisher.id} publishes ${slug}, which is in none of the tables of kinds`);
    return makeDataset(around, kind, year, index);
  });
  return {
    id: publisher.id,
    code: publisher.code,
    name: publisher.name,
    store: publisher.store,
    contextId: publisher.contextId,
    harvested: publisher.harvested === true,
    ...(publisher.platform === undefined ? {} : { platform: publisher.platform }),
    catalogue,
    agents: [main, ...units.values()],
    contacts,
    datasets,
    dataServices: publisher.platform === 'opendatasoft' ? [domainService(publisher, datasets)] : offering.services(),
    series: series === undefined ? [] : [series],
    drafts: makeDrafts(publisher, numbering),
  };
}
