import { describe, expect, it } from 'vitest';
import type { Agent } from '../model/agent.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { Organisation } from '../model/organisation.ts';
import { aCatalogue, anAgent, concept } from './fixtures/records.ts';
import { REGISTER } from './fixtures/temporary-store.ts';
import { joinOrganisations, registerId } from './organisations.ts';

const ALE = registerId({ kind: 'MUNICIPALITY', code: '1440' });
const GOTEBORG = registerId({ kind: 'MUNICIPALITY', code: '1480' });
/** The store of Göteborg, that of Ale, and a portal that is nobody's own. */
const CATALOGUES = [
  aCatalogue('goteborg', { url: 'https://catalog.goteborg.example/store', organisation: '1480' }),
  aCatalogue('ale', { url: 'https://catalog.ale.example/store', organisation: '1440' }),
  aCatalogue('portal', { url: 'https://admin.portal.example/store' }),
];
const STORE = 'https://catalog.goteborg.example/store/6/resource';

function join(agents: readonly Agent[], catalogues: readonly CatalogueRef[] = CATALOGUES) {
  const { organisations, aliases } = joinOrganisations(REGISTER, agents, catalogues, new Map());
  const of = (alias: string): Organisation | undefined => organisations.find(({ id }) => id === aliases.get(alias));
  return { organisations, of, others: organisations.slice(REGISTER.length) };
}

/** The organisation that one agent is, when nothing else is known. */
const alone = (uri: string, name: string, parts: Partial<Agent> = {}): Organisation | undefined =>
  join([anAgent(uri, name, { catalogueId: 'portal', ...parts })]).of(uri);

describe('names', () => {
  it.each(['Stad: Göteborgs Stad', 'Göteborgs Stad (GBG)', 'göteborgs  stad', 'Göteborg in English'])(
    'read "%s" as the municipality itself',
    (name) => {
      expect(alone('http://a.example/1', name)?.id).toBe(GOTEBORG);
    },
  );

  it.each([
    'Kulturförvaltningen, Göteborgs Stad',
    'Göteborgs Stad, Kulturförvaltningen',
    'Göteborgs Stad - Kulturförvaltningen',
    'Göteborgs Stad – Kulturförvaltningen',
    'Göteborgs kommun Kulturförvaltningen',
    'Göteborgs Stads kulturförvaltning',
    'Kulturförvaltningen Göteborgs Stad',
    'Göteborgs stad Kretslopp och vatten',
    'System och stöd, stadsledningsförvaltningen, Göteborgs Stad',
  ])('read "%s" as a unit, whoever describes it', (name) => {
    const unit = alone('http://a.example/1', name);

    expect(unit).toMatchObject({ parent: GOTEBORG, countyCode: '14', joins: [{ rule: 'UNIT' }] });
    expect(unit?.unresolved).toBeUndefined();
  });

  it.each(['Företagarna i Ale kommun', 'Alebyggen', 'Kulturförvaltningen', 'Göteborgs stadsmuseum'])(
    'do not make "%s" a unit where nothing else says so',
    (name) => {
      expect(alone('http://a.example/1', name)?.parent).toBeUndefined();
    },
  );

  it('of two bodies say nothing, and that is told', () => {
    const names = ['Ale kommun, Miljönämnden', 'Göteborgs Stad, Miljönämnden'].map((value) => ({ value }));
    const uri = 'http://a.example/1';

    expect(alone(uri, 'Ale kommun och Göteborgs Stads miljönämnd, Göteborgs Stad')?.parent).toBeUndefined();
    expect(alone(uri, '', { names })?.unresolved).toBe(
      'Its names are those of a part of Ale kommun and of one of Göteborgs Stad.',
    );
  });

  it('that are bare mean the municipality where the agent says that it is one, or its own catalogue does', () => {
    const local = { types: [concept('LocalAuthority')], catalogueId: 'goteborg' };

    expect(alone('http://a.example/1', 'Ale', local)?.id).toBe(ALE);
    expect(alone('http://a.example/1', 'Ale', { catalogueId: 'ale' })?.id).toBe(ALE);
    expect(alone(`${STORE}/1`, 'Ale', { catalogueId: 'goteborg' })).toMatchObject({
      unresolved: 'Its name could be that of Ale kommun, but nothing else says so.',
    });
  });
});

describe('an agent in an organisation’s own catalogue', () => {
  it.each([
    ['its URI lies on the catalogue’s host', `${STORE}/86162`, 'Besöksbolag & Co', {}, 'catalog.goteborg.example'],
    ['its name holds the organisation’s', 'http://a.example/1', 'Göteborg & Co', {}, 'göteborg & co'],
    ['its name is that of a unit', 'http://a.example/1', 'Miljöförvaltningen', {}, 'miljöförvaltningen'],
    [
      'it is typed as a local authority',
      'http://a.example/1',
      'GIS',
      { types: [concept('LocalAuthority')] },
      'LocalAuthority',
    ],
  ])('is a unit when %s', (_why, uri, name, parts, evidence) => {
    const unit = alone(uri, name, { catalogueId: 'goteborg', ...parts });

    expect(unit).toMatchObject({
      parent: GOTEBORG,
      joins: [{ alias: uri, rule: 'UNIT', evidence, catalogues: ['goteborg'] }],
    });
  });

  it('is a unit of the kind COMPANY when it is typed so', () => {
    const unit = alone(`${STORE}/1`, 'Parkeringsbolaget AB', { catalogueId: 'goteborg', types: [concept('Company')] });

    expect(unit).toMatchObject({ parent: GOTEBORG, kind: 'COMPANY' });
  });

  it.each([
    ['another municipality', 'Ale kommun', {}, ALE],
    ['a state authority by type', 'Verket', { types: [concept('NationalAuthority')] }, undefined],
    ['a state authority by name', 'Trafikverket', {}, undefined],
    ['a university', 'Göteborgs universitet', {}, undefined],
    ['the bearer of a number of its own', 'Avfall Väst', { identifiers: ['202100-2114'] }, undefined],
  ])('is no unit when it is %s', (_what, name, parts, id) => {
    const found = alone(`${STORE}/1`, name, { catalogueId: 'goteborg', ...parts });

    expect(found?.parent).toBeUndefined();
    if (id !== undefined) expect(found?.id).toBe(id);
  });

  it('says why it is no unit of that organisation', () => {
    expect(alone('http://museum.example/1', 'Museet', { catalogueId: 'goteborg' })?.unresolved).toBe(
      'The catalogue of Göteborgs Stad describes it, but neither its type, its URI nor its name makes it a part of that.',
    );
  });

  it('is a unit of the one whose host it is on, also where others describe it', () => {
    const uri = `${STORE}/1`;

    const { of } = join([
      anAgent(uri, 'Turistbyrån', { catalogueId: 'ale' }),
      anAgent(uri, 'Turistbyrån', { catalogueId: 'goteborg' }),
    ]);

    expect(of(uri)?.parent).toBe(GOTEBORG);
  });

  it('that two organisations’ catalogues describe alike is nobody’s unit, and both are named', () => {
    const { others } = join([
      anAgent('http://a.example/1', 'Räddningsnämnden', { catalogueId: 'ale' }),
      anAgent('http://a.example/1', 'Räddningsnämnden', { catalogueId: 'goteborg' }),
    ]);

    expect(others[0]?.parent).toBeUndefined();
    expect(others[0]?.unresolved).toMatch(/Göteborgs Stad.*Ale kommun|Ale kommun.*Göteborgs Stad/);
  });
});

describe('an agent in a catalogue that is nobody’s own', () => {
  it.each([
    ['https://admin.portal.example/store/43/resource/1', 'Kulturförvaltningen'],
    ['http://a.example/1', 'Göteborg & Co'],
  ])('is not made a unit: %s', (uri, name) => {
    expect(alone(uri, name, { types: [concept('LocalAuthority')] })).toMatchObject({
      unresolved:
        'Only catalogues that belong to no single organisation describe it, and neither its URI nor its name says whose part it is.',
    });
  });

  it('on a host that several organisations share tells nothing by its URI', () => {
    const url = 'https://shared.example/store';
    const catalogues = [aCatalogue('a', { url, organisation: '1480' }), aCatalogue('b', { url, organisation: '1440' })];

    const { of } = join([anAgent(`${url}/1/resource/2`, 'Turistbyrån', { catalogueId: 'a' })], catalogues);

    expect(of(`${url}/1/resource/2`)?.parent).toBeUndefined();
  });
});

describe('units', () => {
  it('that are spelt differently are one, of one organisation, with the id of the first catalogue’s', () => {
    const { others } = join([
      anAgent('http://a.example/1', 'Göteborgs Stads kulturförvaltning', { catalogueId: 'portal' }),
      anAgent(`${STORE}/2`, 'Kulturförvaltningen', { catalogueId: 'goteborg' }),
      anAgent('http://a.example/3', 'Kulturförvaltningen, Göteborgs Stad', { catalogueId: 'portal' }),
      anAgent('http://a.example/4', 'Kulturförvaltningen', { catalogueId: 'ale' }),
    ]);

    expect(
      others.map(({ parent, uris }) => ({ parent, uris })).toSorted((a, b) => b.uris.length - a.uris.length),
    ).toEqual([
      { parent: GOTEBORG, uris: ['http://a.example/1', 'http://a.example/3', `${STORE}/2`] },
      { parent: ALE, uris: ['http://a.example/4'] },
    ]);
    expect(others.find(({ parent }) => parent === GOTEBORG)?.id).toBe(anAgent(`${STORE}/2`, '').id);
  });
});

describe('aliases', () => {
  it.each([
    ['http://malmo.example', 'https://www.malmo.example/'],
    ['http://malmo.example/', 'HTTP://MALMO.example:80'],
    ['http://dataportal.se/organisation/SE2021002114', 'https://myndighetsregistret.scb.se/myndighet/202100-2114'],
  ])('in two spellings, %s and %s, are one', (a, b) => {
    const { others } = join([
      anAgent(a, 'Ett', { catalogueId: 'portal' }),
      anAgent(b, 'Two', { catalogueId: 'goteborg' }),
    ]);

    expect(others).toHaveLength(1);
  });

  it('learnt by owl:sameAs in one catalogue join in all, described there or not', () => {
    const wikidata = 'http://www.wikidata.org/entity/Q25287';
    const sameAs = [{ uri: wikidata, labels: [] }];

    const { of } = join([
      anAgent('http://a.example/1', 'Göteborgs Stad', { catalogueId: 'goteborg', sameAs }),
      anAgent('http://b.example/1', 'Gbg', { catalogueId: 'portal', sameAs }),
    ]);

    expect(of('http://b.example/1')?.id).toBe(GOTEBORG);
    expect(of(anAgent(wikidata, '').id)?.id).toBe(GOTEBORG);
    expect(of('http://a.example/1')?.joins).toEqual([
      { alias: '1480', rule: 'REGISTER', evidence: 'Göteborgs Stad', catalogues: [] },
      { alias: 'http://a.example/1', rule: 'NAME', evidence: 'göteborgs stad', catalogues: ['goteborg'] },
      { alias: 'http://b.example/1', rule: 'SAME_AS', evidence: wikidata, catalogues: ['portal'] },
    ]);
  });

  it('that bear one number but differ by SE and by name stay two', () => {
    const [skr, rka] = [
      'http://dataportal.se/organisation/2220000315',
      'http://dataportal.se/organisation/SE2220000315',
    ] as const;

    const { of } = join([
      anAgent(skr, 'Sveriges Kommuner och Regioner (SKR)', { catalogueId: 'portal' }),
      anAgent(rka, 'Rådet för främjande av kommunala analyser', { catalogueId: 'portal' }),
    ]);

    expect(of(skr)?.id).not.toBe(of(rka)?.id);
    expect(of('222000-0315')?.id).toBe(of(rka)?.id);
  });

  it('by the full name of somebody who has a number are that one’s', () => {
    const { of } = join([
      anAgent('http://dataportal.se/organisation/SE2021002114', 'Trafikverket', { catalogueId: 'portal' }),
      anAgent(`${STORE}/9`, 'Trafikverket', { catalogueId: 'goteborg' }),
    ]);

    expect(of(`${STORE}/9`)).toMatchObject({ organisationNumber: '202100-2114', joins: [{}, { rule: 'NAME' }] });
  });
});
