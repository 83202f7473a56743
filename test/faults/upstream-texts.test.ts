import { describe, expect } from 'vitest';
import { ask } from './asking.ts';
import { dataset, PREFIXES, rdfXmlOf, turtle, uriOf, xmlDataset } from './documents.ts';
import { fault } from './fault.ts';
import { sending, useWorld } from './world.ts';

const world = useWorld(['u30', 'u30-xml', 'u31', 'u31-xml', 'u34']);
const XML = { 'content-type': 'application/rdf+xml' };

describe('texts and names that are in disorder', () => {
  fault(
    'U30',
    [
      'IRIs with spaces, braces and a bad %, and a language that is none',
      'one bad node costs one node; the rest is read',
    ],
    async (saw) => {
      const bad = '<https://data.example.se/u30/{dålig one%zz> a dcat:Dataset ; dcterms:title "x"@sv .\n';
      const xml = xmlDataset('u30-xml', '{x').replace('%7Bx', '{x y%zz');

      const view = await world.station('u30').read(sending(turtle('u30', 'a') + bad + turtle('u30', 'b')));
      const inXml = await world
        .station('u30-xml')
        .read(
          sending(
            rdfXmlOf(
              xmlDataset('u30-xml', 'a') +
                xml +
                xmlDataset('u30-xml', 'b').replace(
                  '<dcterms:title>',
                  '<dcterms:description>b</dcterms:description><dcterms:title xml:lang="sv SE!">',
                ),
            ),
            XML,
          ),
        );

      saw(
        `Turtle: ${view.titles.join(', ')}, ${view.skipped.count} listed; RDF/XML: ${inXml.titles.join(', ')}, ${inXml.skipped.count} listed: ${inXml.skipped.reasons.join('; ')}`,
      );

      expect(view.titles).toEqual(['a', 'b']);
      expect(view.skipped.count).toBeGreaterThan(0);
      expect(inXml.titles).toContain('a');
      expect(inXml.nodes.map(({ uri }) => uri)).toContain(uriOf('u30-xml', 'b'));
      expect(inXml.skipped.count).toBeGreaterThan(0);
    },
  );

  fault('U31', ['control characters and NUL in texts', 'left out of the text; nothing else is lost'], async (saw) => {
    const escaped = await world
      .station('u31')
      .read(
        sending(`${PREFIXES}<${uriOf('u31', 'a')}> a dcat:Dataset ; dcterms:title "Bad\\u0000plat\\u0007ser"@sv .`),
      );
    const raw = await world
      .station('u31-xml')
      .read(sending(rdfXmlOf(xmlDataset('u31-xml', 'a', 'Bad\u0001plat\u0000ser')), XML));

    saw(`Turtle: ${JSON.stringify(escaped.titles)}; RDF/XML: ${JSON.stringify(raw.titles)}`);
    expect(escaped.titles).toEqual(['Badplatser']);
    expect(raw.titles).toEqual(['Badplatser']);
  });

  fault(
    'U34',
    [
      'a text of 5 MB and 100,000 keywords in one dataset',
      'cut to what a record may hold, with a note; answers stay small',
    ],
    async (saw) => {
      const keywords = Array.from({ length: 100_000 }, (_, n) => `"ord ${n}"@sv`).join(' , ');
      const large = dataset('u34', 'stor', `dcterms:description "${'x'.repeat(5_000_000)}"@sv`);
      const many = dataset('u34', 'manga', `dcat:keyword ${keywords}`);

      const view = await world.station('u34').read(sending(PREFIXES + large + many + dataset('u34', 'vanlig')));
      const answer = await ask(
        world.graph.url,
        '{ catalogue(slug: "u34") { datasets { nodes { title description keywords problems { reason } } } } }',
      );

      saw(
        `${view.state}, ${view.titles.join(', ')}; ${(answer.bytes / 1e6).toFixed(2)} MB answered; ${view.nodes.flatMap(({ problems }) => problems.map(({ reason }) => reason)).join('; ')}`,
      );
      expect(view.titles).toContain('vanlig');
      expect(answer.bytes).toBeLessThan(2_000_000);
      for (const name of ['manga', 'stor']) {
        const node = view.nodes.find(({ title }) => title === name);
        const told = [
          ...(node?.problems.map(({ reason }) => reason) ?? []),
          ...view.skipped.reasons.filter((each) => each.includes(name)),
        ];
        expect(told.length, name).toBeGreaterThan(0);
      }
    },
  );
});
