import { describe, expect } from 'vitest';
import { startServer } from '../local-server.ts';
import { dataset, PREFIXES, rdfXmlOf, turtle, uriOf, xmlDataset } from './documents.ts';
import { fault } from './fault.ts';
import { type Handler, sending, useWorld, type View } from './world.ts';

const world = useWorld([
  ...['u21', 'u22', 'u23', 'u25', 'u25-twice', 'u25-endless', 'u25-shifting', 'u26', 'u26-other', 'u27', 'u28', 'u29'],
  'u32',
]);
const XML = { 'content-type': 'application/rdf+xml' };
const JSON_LD = { 'content-type': 'application/ld+json' };

const shown = (view: View): string =>
  `${view.state}, ${view.kind ?? 'no problem'}, ${view.titles.length} datasets served`;
const stands = (view: View): void => {
  expect(view).toMatchObject({ state: 'STALE', kind: 'MALFORMED', titles: ['a', 'b'] });
};

describe('documents that are hostile', () => {
  fault(
    'U21',
    ['entities that refer to entities, nine levels of ten', 'refused before anything grows'],
    async (saw) => {
      const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
      const bomb = rdfXmlOf(xmlDataset('u21', 'a', '&l9;'), `<!DOCTYPE rdf:RDF [<!ENTITY l0 "lol">${levels}]>\n`);

      const view = await world.station('u21').read(sending(bomb, XML));

      saw(`${bomb.length} bytes that mean 3 GB: ${shown(view)}: ${view.message}`);
      stands(view);
    },
  );

  fault('U22', ['one long entity, referred to many thousand times', 'refused before anything grows'], async (saw) => {
    const station = world.station('u22');
    const title = '&a;'.repeat(20_000);
    const large = rdfXmlOf(xmlDataset('u22', 'a', title), `<!DOCTYPE rdf:RDF [<!ENTITY a "${'x'.repeat(50_000)}">]>\n`);
    const small = rdfXmlOf(xmlDataset('u22', 'a', title), `<!DOCTYPE rdf:RDF [<!ENTITY a "${'x'.repeat(1_000)}">]>\n`);

    const long = await station.read(sending(large, XML));
    const often = await station.read(sending(small, XML));

    saw(
      `50 kB × 20,000: ${long.kind ?? 'read'}; 1 kB × 20,000: ${often.kind ?? 'read'}; ${often.titles.length} datasets served`,
    );
    stands(long);
    stands(often);
  });

  fault(
    'U23',
    ['entities and DTDs that point to files and servers', 'nothing is fetched, and no file gets into a title'],
    async (saw) => {
      const trap = await startServer((_request, response) => response.end('<!ENTITY b "stolen">'));
      const doctypes = [
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        `<!ENTITY b SYSTEM "${trap.url}/b">`,
        `<!ENTITY % p SYSTEM "${trap.url}/p"> %p;`,
      ].map((subset) => `<!DOCTYPE rdf:RDF [${subset}]>\n`);
      const documents = [...doctypes, `<!DOCTYPE rdf:RDF SYSTEM "${trap.url}/dtd">\n`].map((doctype) =>
        rdfXmlOf(xmlDataset('u23', 'a', 'a') + xmlDataset('u23', 'b', 'b&b;'), doctype),
      );

      const served: (string | null)[] = [];
      for (const document of documents)
        served.push(...(await world.station('u23').read(sending(document, XML))).titles);
      await trap.close();

      saw(`${trap.requests.length} requests; titles: ${[...new Set(served)].join(', ')}`);
      expect(trap.requests).toEqual([]);
      expect(served.filter((title) => /root:|stolen/.test(title ?? ''))).toEqual([]);
      expect(served).toContain('a');
    },
  );

  fault(
    'U32',
    [
      'JSON-LD with a context elsewhere, without end to its nesting, or with keys of JavaScript',
      'nothing is fetched, nesting is bounded, keys are keys',
    ],
    async (saw) => {
      const trap = await startServer((_request, response) => response.end('{"@context":{}}'));
      const station = world.station('u32');
      const type = 'http://www.w3.org/ns/dcat#Dataset';
      const title = 'http://purl.org/dc/terms/title';
      const node = (name: string): object => ({ '@id': uriOf('u32', name), '@type': type, [title]: name });
      const remote = JSON.stringify({ '@context': [`${trap.url}/latest/meta-data/`], '@graph': [node('x')] });
      const deep = `{"@graph":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
      const proto = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"@graph":[${JSON.stringify(node('a'))},${JSON.stringify(node('b'))}]}`;

      const elsewhere = await station.read(sending(remote, JSON_LD));
      const nested = await station.read(sending(deep, JSON_LD));
      const keys = await station.read(sending(proto, JSON_LD));
      await trap.close();

      saw(
        `${trap.requests.length} requests; remote: ${elsewhere.kind ?? 'read'}; deep: ${nested.kind ?? 'read'}; keys: ${keys.state}`,
      );
      expect(trap.requests).toEqual([]);
      stands(elsewhere);
      stands(nested);
      expect(keys.titles).toEqual(['a', 'b']);
      expect('polluted' in {}).toBe(false);
    },
  );
});

/** Hydra pages of two datasets each, `page` from 1; `answer` may answer in place of one. */
const pages =
  (slug: string, last: number, answer: (page: number) => Handler | undefined = () => undefined): Handler =>
  (request, response, count) => {
    const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? '1');
    const next = page < last ? `<> hydra:next </dcat?page=${page + 1}> .\n` : '';
    const body = turtle(slug, `d${2 * page}`, `d${2 * page + 1}`) + next;
    (answer(page) ?? sending(body))(request, response, count);
  };

describe('catalogues that are in disorder', () => {
  fault(
    'U25',
    [
      'a page that fails, that comes twice, that shifts while it is read, a chain without end',
      'a part never replaces a whole; what comes twice is there once; the chain is cut',
    ],
    async (saw) => {
      const broken = await world
        .station('u25')
        .read(pages('u25', 7, (page) => (page === 3 ? sending('<html>', {}) : undefined)));
      const endless = await world.station('u25-endless').read(pages('u25-endless', Number.MAX_SAFE_INTEGER));
      const shifting = await world
        .station('u25-shifting')
        .read(
          pages('u25-shifting', 3, (page) =>
            page === 2 ? sending(`${turtle('u25-shifting', 'd3', 'd4')}<> hydra:next </dcat?page=3> .`) : undefined,
          ),
        );
      const again = `${turtle('u25-twice', 'a', 'b')}<> hydra:next </dcat?page=`;
      const twice = await world.station('u25-twice').read((request, response, count) => {
        sending(`${again}${count === 2 ? '2' : 'last'}> .`)(request, response, count);
      });

      saw(
        `page 3 of 7: ${shown(broken)}; endless: ${endless.message}; shifted: ${shifting.titles.join(' ')}, ${shifting.skipped.count} listed`,
      );
      stands(broken);
      stands(endless);
      expect(shifting.titles).toEqual(['d2', 'd3', 'd4', 'd6', 'd7']);
      expect(twice.titles).toEqual(['a', 'b']);
      expect(world.station('u25-twice').server.requests.length).toBeLessThan(10);
    },
  );

  fault(
    'U26',
    [
      'one identifier for two datasets, in one catalogue and in two',
      'one dataset: once in its catalogue, and naming every catalogue that has it',
    ],
    async (saw) => {
      const [here, there] = [world.station('u26'), world.station('u26-other')];
      const described = (name: string): string => rdfXmlOf(xmlDataset('u26', 'same', name));

      const within = await here.read(
        sending(rdfXmlOf(xmlDataset('u26', 'same') + xmlDataset('u26', 'same', 'other')), XML),
      );
      await here.read(sending(described('här'), XML));
      await there.read(sending(described('där'), XML));
      const query = 'query ($uri: String!) { dataset(uri: $uri) { catalogues { catalogue { slug } } } }';
      type Found = {
        readonly dataset: { readonly catalogues: readonly { readonly catalogue: { readonly slug: string } }[] };
      };
      const both = await world.graph.query<Found>(query, { uri: uriOf('u26', 'same') });
      await here.read(sending(turtle('u26', 'a')));
      const left = await world.graph.query<Found>(query, { uri: uriOf('u26', 'same') });

      const slugs = ({ dataset: { catalogues } }: Found): readonly string[] =>
        catalogues.map(({ catalogue }) => catalogue.slug).sort();
      saw(`within: ${shown(within)}; in both: ${slugs(both).join(', ')}; when one drops it: ${slugs(left).join(', ')}`);
      expect(within.titles).toHaveLength(1);
      expect(slugs(both)).toEqual(['u26', 'u26-other']);
      expect(slugs(left)).toEqual(['u26-other']);
    },
  );

  fault('U27', ['datasets without a URI', 'an id that is the same in each harvest'], async (saw) => {
    const blank = (name: string): string => `[] a dcat:Dataset ; dcterms:title "${name}"@sv .\n`;
    const station = world.station('u27');

    const first = await station.read(sending(PREFIXES + blank('a') + blank('b')));
    const second = await station.read(sending(PREFIXES + blank('b') + blank('a')));

    const ids = (view: View): readonly string[] => view.nodes.map(({ id }) => id);
    saw(
      `${second.titles.join(', ')}: ${ids(first).join() === ids(second).join() ? 'the same ids' : 'other ids'} in another order`,
    );
    expect(first.titles).toEqual(['a', 'b']);
    expect(ids(second)).toEqual(ids(first));
    expect(new Set(ids(first)).size).toBe(2);
  });

  fault(
    'U28',
    [
      'dates that are none, in part, without a zone, or in the future',
      'read as far as they say; else null, with the words and a note',
    ],
    async (saw) => {
      const said = ['2019-13-45', 'okänt', '2020', '2020-02-03', '2021-01-02T03:04:05', '2199-01-01'];
      const body = said.map((date) => dataset('u28', date, `dcterms:modified "${date}"`)).join('');

      const view = await world.station('u28').read(sending(PREFIXES + body));

      const read = new Map(view.nodes.map((node) => [node.modifiedSaid ?? '', node]));
      saw(said.map((each) => `${each} → ${read.get(each)?.modified ?? 'null'}`).join('; '));
      expect([...read.keys()].sort()).toEqual([...said].sort());
      for (const each of ['2019-13-45', 'okänt']) {
        expect(read.get(each)?.modified).toBeNull();
        expect(read.get(each)?.problems.map((problem) => problem.said)).toContain(each);
      }
      expect(read.get('2020')?.modified).toBe('2020');
      expect(read.get('2020-02-03')?.modified).toBe('2020-02-03');
      expect(read.get('2199-01-01')?.modified).toBe('2199-01-01');
    },
  );

  fault(
    'U29',
    ['series that contain each other, and a chain of ten thousand nodes', 'read, and answered, once each'],
    async (saw) => {
      const series = (name: string, of: string): string =>
        `<${uriOf('u29', name)}> a dcat:DatasetSeries ; dcterms:title "${name}"@sv ; dcat:inSeries <${uriOf('u29', of)}> .\n`;
      const chain = Array.from({ length: 10_000 }, (_, n) => `_:n${n} <https://example.se/next> _:n${n + 1} .\n`).join(
        '',
      );
      const circle = `_:c <https://example.se/next> _:c .\n`;
      const more = `dcat:inSeries <${uriOf('u29', 's1')}> , <${uriOf('u29', 'a')}> ; dcterms:isPartOf <${uriOf('u29', 'a')}> ; <https://example.se/next> _:n0 , _:c`;

      const view = await world
        .station('u29')
        .read(sending(PREFIXES + series('s1', 's2') + series('s2', 's1') + dataset('u29', 'a', more) + chain + circle));

      saw(`${shown(view)}; series: ${view.nodes[0]?.series.map(({ title }) => title).join(', ') ?? ''}`);
      expect(view).toMatchObject({ state: 'FRESH', titles: ['a'] });
      expect(view.nodes[0]?.series.map(({ title }) => title)).toContain('s1');
    },
  );
});
