import { describe, expect, it } from 'vitest';
import { expected } from './content.ts';
import { KINDS, demoContents } from './contents.ts';

const contents = demoContents();
/** Those of the region, whose figures are known; the others are one for each further platform. */
const region = contents.filter(({ code }) => code.startsWith('14'));
const datasets = contents.flatMap((content) => content.datasets);

/** The datasets of municipalities, and of the region, that the public counts of publishers name. */
const PUBLIC_COUNTS: Readonly<Record<string, number>> = {
  goteborg: 43,
  harryda: 19,
  trollhattan: 16,
  kungalv: 15,
  boras: 15,
  skovde: 15,
  'region-vastra-gotaland': 26,
  tjorn: 9,
  ale: 8,
  lerum: 1,
};

const issuedBefore = (year: string): number =>
  region.flatMap((content) => content.datasets).filter(({ issued }) => issued !== undefined && issued.value < year)
    .length;

const publishersBefore = (year: string): number =>
  region.filter(
    ({ code, datasets: own }) => code !== '14' && own.some(({ issued }) => issued !== undefined && issued.value < year),
  ).length;

describe('the content of the demo', () => {
  it('has the quantities of the region in 2026', () => {
    const counts = new Map(contents.map((content) => [content.id, expected(content).datasets]));

    const publishing = region.filter((content) => content.datasets.length > 0);

    expect(region.reduce((sum, content) => sum + content.datasets.length, 0)).toBe(229);
    expect(publishing.filter(({ code }) => code.length === 4).length).toBeGreaterThanOrEqual(28);
    expect(Object.keys(PUBLIC_COUNTS).map((id) => [id, counts.get(id)])).toEqual(Object.entries(PUBLIC_COUNTS));
  });

  it('grew as the region says: 111 datasets of 17 municipalities in 2022, 165 of 25 in 2023', () => {
    const then = [issuedBefore('2023'), publishersBefore('2023'), issuedBefore('2024'), publishersBefore('2024')];

    expect(then).toEqual([111, 17, 165, 25]);
  });

  it('has 25 to 40 datasets of one municipality on each further platform', () => {
    const others = contents.filter(({ code }) => !code.startsWith('14'));

    expect(others.map(({ code, platform, datasets: own }) => [code, platform, own.length])).toEqual([
      ['0680', 'arcgis-hub', 27],
      ['1280', 'ckan', 34],
      ['2181', 'data-json', 25],
      ['2480', 'opendatasoft', 30],
    ]);
  });

  it('speaks of Västra Götaland in the region only', () => {
    const others = contents.filter(({ code }) => !code.startsWith('14'));

    expect(others.filter((content) => JSON.stringify(content).includes('Västra Götaland'))).toEqual([]);
  });

  it('is the same at every call', () => {
    const again = demoContents();

    expect(JSON.stringify(again)).toBe(JSON.stringify(contents));
  });

  it('speaks Swedish everywhere and English in about half of the datasets', () => {
    const english = datasets.filter(({ titles }) => titles.some(({ language }) => language === 'en'));

    expect(datasets.every(({ titles }) => titles[0]?.language === 'sv')).toBe(true);
    expect(english.length / datasets.length).toBeGreaterThan(0.4);
    expect(english.length / datasets.length).toBeLessThan(0.65);
  });

  it('leaves no placeholder in its texts', () => {
    const texts = datasets.flatMap(({ titles, descriptions }) =>
      [...titles, ...descriptions].map(({ value }) => value),
    );

    const unfilled = texts.filter((text) => /[{}]|undefined|\s{2}/.test(text));

    expect(unfilled).toEqual([]);
  });

  it('describes no two datasets with the same words', () => {
    const descriptions = datasets.map(({ descriptions: [first] }) => first?.value);

    expect(new Set(descriptions).size).toBe(descriptions.length);
  });

  it('points to at least eight national specifications, on both hosts and in several spellings', () => {
    const said = datasets.flatMap(({ conformsTo }) => conformsTo);

    const names = new Set(said.map((uri) => /\/(?:spec|specifications)\/([^/]+)/.exec(uri)?.[1]));

    expect(names.size).toBeGreaterThanOrEqual(8);
    expect(said.some((uri) => uri.startsWith('https://lankadedata.se/spec/public-toilets'))).toBe(true);
    expect(said.some((uri) => uri.startsWith('https://www.dataportal.se/specifications/'))).toBe(true);
    expect(said.some((uri) => uri.startsWith('https://dataportal.se/specifications/'))).toBe(true);
  });

  it('uses at least sixty kinds of dataset', () => {
    const used = new Set(datasets.map(({ kind }) => kind));

    expect(used.size).toBeGreaterThanOrEqual(60);
    expect([...used].every((slug) => KINDS.some((kind) => kind.slug === slug))).toBe(true);
  });

  it('has the flaws that real catalogues have', () => {
    const distributions = datasets.flatMap((dataset) => dataset.distributions);
    const ofRegion = contents.find(({ code }) => code === '14');

    const flaws = {
      englishTaggedSwedish: ofRegion?.datasets.some(({ descriptions }) =>
        descriptions.some(({ value, language }) => language === 'sv' && /^Invoices that/.test(value)),
      ),
      dateTimeAsDate: datasets.some(({ issued }) => issued?.datatype === 'date' && issued.value.includes('T')),
      noDistributions: datasets.some((dataset) => dataset.distributions.length === 0),
      deprecatedFrequency: datasets.some(({ frequency }) => frequency?.startsWith('http://purl.org/cld/freq/')),
      bareFormat: distributions.some(({ format }) => format === 'CSV'),
      oldAvailability: distributions.some(({ availability }) => availability?.startsWith('http://data.europa.eu/r5r/')),
      downloadByMonth: distributions.some(({ downloadUrls }) => downloadUrls.length === 12),
      licenceOnDatasetToo: datasets.some(({ licence }) => licence !== undefined),
      unissued: datasets.some(({ issued }) => issued === undefined),
    };

    expect(Object.entries(flaws).filter(([, found]) => found !== true)).toEqual([]);
  });

  it('links services from either side, and ledgers to their three series', () => {
    const served = new Set(contents.flatMap(({ dataServices }) => dataServices.flatMap((one) => one.servesDatasets)));
    const linking = datasets.filter(({ distributions }) => distributions.some((one) => one.accessServices.length > 0));
    const series = contents.flatMap((content) => content.series.map(({ uri }) => uri));

    expect(linking.some(({ uri }) => !served.has(uri))).toBe(true);
    expect(linking.some(({ uri }) => served.has(uri))).toBe(true);
    expect(datasets.some(({ uri }) => served.has(uri) && !linking.some((one) => one.uri === uri))).toBe(true);
    expect(new Set(datasets.flatMap(({ inSeries }) => inSeries ?? []))).toEqual(new Set(series));
    expect(series).toHaveLength(3);
  });

  it('gives every record an entry number and a URI of its own', () => {
    const uris = contents.flatMap((content) =>
      [
        ...content.agents,
        ...content.contacts,
        content.catalogue,
        ...content.series,
        ...content.datasets.flatMap((dataset) => [dataset, ...dataset.distributions]),
        ...content.dataServices,
        ...content.drafts,
      ].map((entry) => [`${content.store} ${content.contextId} ${entry.entryId}`, entry.uri]),
    );

    expect(new Set(uris.map(([number]) => number)).size).toBe(uris.length);
    expect(new Set(uris.map(([, uri]) => uri)).size).toBe(uris.length);
  });

  it('names Lerum by a URI without its organisation number, and the others by theirs', () => {
    const uriOf = (id: string): string | undefined => contents.find((one) => one.id === id)?.agents[0]?.uri;

    expect(uriOf('lerum')).toBe('https://catalog.lerum.se/store/1/resource/1');
    expect(uriOf('goteborg')).toBe('http://dataportal.se/organisation/SE2120001355');
    expect(uriOf('ulricehamn')).toBe('https://dataportal.se/organisation/SE2120001579');
  });
});
