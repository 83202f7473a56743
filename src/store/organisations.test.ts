import { describe, expect, it } from 'vitest';
import type { Agent } from '../model/agent.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { Organisation } from '../model/organisation.ts';
import { aCatalogue, agentId, anAgent, concept, portalUri } from './fixtures/records.ts';
import { REGISTER } from './fixtures/temporary-store.ts';
import { joinOrganisations, registerId } from './organisations.ts';

const ALE = registerId({ kind: 'MUNICIPALITY', code: '1440' });
const GOTEBORG = registerId({ kind: 'MUNICIPALITY', code: '1480' });
const AUTHORITY = '2021002114'; // a number that is not in the register
const CATALOGUES = [aCatalogue('one'), aCatalogue('two')];

const describing = (publisher: string): CatalogueDescription => ({
  publisher,
  titles: [],
  descriptions: [],
  licences: [],
  rights: [],
  languages: [],
  homepages: [],
  spatial: [],
  themeTaxonomies: [],
  hasPart: [],
  isPartOf: [],
  catalogues: [],
  otherProperties: [],
});

function join(
  agents: readonly Agent[],
  catalogues: readonly CatalogueRef[] = CATALOGUES,
  descriptions: ReadonlyMap<string, CatalogueDescription> = new Map(),
) {
  const { organisations, aliases } = joinOrganisations(REGISTER, agents, catalogues, descriptions);
  const of = (alias: string): Organisation | undefined => organisations.find(({ id }) => id === aliases.get(alias));
  return { organisations, aliases, of, others: organisations.slice(REGISTER.length) };
}

describe('joinOrganisations', () => {
  it('makes an organisation of every entry of the register that nothing else describes', () => {
    const { organisations, of } = join([]);

    expect(organisations).toHaveLength(REGISTER.length);
    expect(of('1480')).toMatchObject({
      id: GOTEBORG,
      kind: 'MUNICIPALITY',
      municipalityCode: '1480',
      organisationNumber: '212000-1355',
      countyCode: '14',
      population: 604_616,
      names: [
        { value: 'Göteborgs Stad', language: 'sv' },
        { value: 'Göteborg in English', language: 'en' },
      ],
      agents: [],
    });
    expect(of('14')).toMatchObject({ kind: 'REGION', regionCode: '14' });
  });

  it.each([
    'http://dataportal.se/organisation/SE2120001355',
    'https://dataportal.se/organisation/SE2120001355',
    'https://www.dataportal.se/organisation/2120001355',
  ])('joins the agent %s by the number in its URI', (uri) => {
    const { of, others } = join([anAgent(uri, 'Gbg')]);

    expect(of(uri)).toMatchObject({ id: GOTEBORG, uris: [uri], aliases: ['Gbg'] });
    expect(of(agentId(uri))?.id).toBe(GOTEBORG);
    expect(others).toEqual([]);
  });

  it.each(['2120001355', '212000-1355', 'SE2120001355', '16212000-1355', ' 212000 1355 ', 'SE 212000-1355'])(
    'joins an agent by its identifier "%s"',
    (identifier) => {
      const { of } = join([anAgent('http://a.example/1', 'Stadsledningskontoret', { identifiers: [identifier] })]);

      expect(of('http://a.example/1')?.id).toBe(GOTEBORG);
    },
  );

  it('does not join by a number whose check digit is wrong', () => {
    const { of } = join([anAgent('http://a.example/1', 'Someone', { identifiers: ['2120001356'] })]);

    expect(of('http://a.example/1')?.id).toBe(agentId('http://a.example/1'));
  });

  it.each(['Göteborgs Stad', 'GÖTEBORGS STAD ', 'Göteborgs kommun'])('joins "%s" by official name or alias', (name) => {
    const { of } = join([anAgent('http://a.example/1', name, { types: [concept('LocalAuthority')] })]);

    expect(of('http://a.example/1')?.id).toBe(GOTEBORG);
  });

  it('does not take a bare name for the municipality', () => {
    const { of } = join([anAgent('http://a.example/1', 'Ale')]);

    expect(of('http://a.example/1')?.id).not.toBe(ALE);
  });

  it('does not take a company or the bearer of another number for the municipality of that name', () => {
    const { of } = join([
      anAgent('http://a.example/1', 'Ale kommun', { types: [concept('Company')] }),
      anAgent('http://a.example/2', 'Ale kommun', { identifiers: [AUTHORITY] }),
    ]);

    expect(of('http://a.example/1')).toMatchObject({ kind: 'COMPANY' });
    expect(of('http://a.example/2')?.id).not.toBe(ALE);
  });

  it('learns a number that the register lacks from the agent with the official name', () => {
    const { of } = join([
      anAgent(portalUri('2120001280'), 'Öckerö kommun'),
      anAgent('http://a.example/2', 'Tekniska', { identifiers: ['212000-1280'] }),
    ]);

    expect(of('http://a.example/2')).toMatchObject({ municipalityCode: '1407', organisationNumber: '212000-1280' });
    expect(of('212000-1280')?.municipalityCode).toBe('1407');
  });

  it('believes the number that an agent uses more than one the register only derived', () => {
    const { of } = join([anAgent(portalUri('2120001595'), 'Åmåls kommun')]);

    expect(of('1492')).toMatchObject({ organisationNumber: '212000-1595', uris: [portalUri('2120001595')] });
  });

  it('joins by owl:sameAs to a URI that is joined, in either direction', () => {
    const { of } = join([
      anAgent(portalUri('2120001439'), 'Ale'),
      anAgent('http://a.example/1', 'Ale k:n', { sameAs: [{ uri: portalUri('2120001439'), labels: [] }] }),
      anAgent('http://a.example/2', 'Ale', { sameAs: [{ uri: 'http://a.example/3', labels: [] }] }),
      anAgent('http://a.example/3', 'Ale kommun'),
    ]);

    expect(['http://a.example/1', 'http://a.example/2', 'http://a.example/3'].map((uri) => of(uri)?.id)).toEqual([
      ALE,
      ALE,
      ALE,
    ]);
  });

  it('never makes two entries of the register one, whatever owl:sameAs says', () => {
    const { of } = join([
      anAgent(portalUri('2120001439'), 'Ale kommun', { sameAs: [{ uri: portalUri('2120001355'), labels: [] }] }),
      anAgent(portalUri('2120001355'), 'Göteborgs Stad'),
    ]);

    expect(of(portalUri('2120001439'))?.id).toBe(ALE);
    expect(of(portalUri('2120001355'))?.id).toBe(GOTEBORG);
  });

  it('joins the publisher of a catalogue whose organisation the sources file names', () => {
    const catalogues = [aCatalogue('one', { organisation: '1440' })];
    const descriptions = new Map([['one', describing(agentId('http://a.example/1'))]]);

    const { of } = join([anAgent('http://a.example/1', 'Kommunen')], catalogues, descriptions);

    expect(of('http://a.example/1')?.id).toBe(ALE);
  });

  it('does not join an aggregator that publishes the catalogues of several organisations', () => {
    const catalogues = [aCatalogue('one', { organisation: '1440' }), aCatalogue('two', { organisation: '1480' })];
    const publisher = describing(agentId('http://a.example/1'));
    const descriptions = new Map([
      ['one', publisher],
      ['two', publisher],
    ]);

    const { of } = join([anAgent('http://a.example/1', 'Portalen')], catalogues, descriptions);

    expect(of('http://a.example/1')?.id).toBe(agentId('http://a.example/1'));
  });

  it('makes one organisation of a URI that several catalogues describe', () => {
    const { others } = join([
      anAgent('http://a.example/1', 'Bolaget AB', { catalogueId: 'two' }),
      anAgent('http://a.example/1', 'Bolaget', { catalogueId: 'one' }),
    ]);

    expect(others).toHaveLength(1);
    expect(others[0]).toMatchObject({
      names: [{ value: 'Bolaget' }],
      aliases: ['Bolaget AB'],
      uris: ['http://a.example/1'],
    });
    expect(others[0]?.agents.map((agent) => agent.catalogueId)).toEqual(['one', 'two']);
  });

  it('makes a number with a suffix a unit of the number’s organisation', () => {
    const uri = `${portalUri('2120001355')}-kulturforvaltningen`;

    const { of } = join([anAgent(uri, 'Kulturförvaltningen')]);

    expect(of(uri)).toMatchObject({
      parent: GOTEBORG,
      kind: 'OTHER',
      countyCode: '14',
      names: [{ value: 'Kulturförvaltningen' }],
    });
  });

  it('does not give a unit a parent that nobody describes', () => {
    const uri = `${portalUri(AUTHORITY)}-enhet`;

    expect(join([anAgent(uri, 'Enheten')]).of(uri)?.parent).toBeUndefined();
  });

  it('joins agents of one number outside the register when URI or name agree', () => {
    const { of, others } = join([
      anAgent(portalUri(AUTHORITY), 'Myndigheten', { types: [concept('NationalAuthority')] }),
      anAgent(portalUri(AUTHORITY).replace('http:', 'https:'), 'The Authority'),
      anAgent('http://a.example/1', 'myndigheten', { identifiers: ['202100-2114'] }),
    ]);

    expect(others).toHaveLength(1);
    expect(of('202100-2114')).toMatchObject({
      kind: 'AUTHORITY',
      id: agentId(portalUri(AUTHORITY)),
      organisationNumber: '202100-2114',
    });
  });

  it('keeps courts apart that share a number but neither URI nor name', () => {
    const { of, others } = join([
      anAgent(portalUri(AUTHORITY), 'Domstolsverket'),
      anAgent('http://a.example/1', 'Kalmar tingsrätt', { identifiers: [AUTHORITY] }),
      anAgent('http://a.example/2', 'Eksjö tingsrätt', { identifiers: [AUTHORITY] }),
    ]);

    expect(others).toHaveLength(3);
    expect(of('202100-2114')?.names[0]?.value).toBe('Domstolsverket');
  });

  it('takes the number that Gotland’s region and municipality share for the municipality', () => {
    const { of } = join([anAgent(portalUri('2120000803'), 'Region Gotland')]);

    expect(of('212000-0803')?.municipalityCode).toBe('0980');
    expect(of(portalUri('2120000803'))?.municipalityCode).toBe('0980');
    expect(of('09')).toMatchObject({ regionCode: '09', organisationNumber: '212000-0803' });
  });

  it('knows the agent that dataportal.se’s URI would have, described or not', () => {
    expect(join([]).of(agentId('https://www.dataportal.se/organisation/SE2120001439'))?.id).toBe(ALE);
  });

  it('invents no organisation for an agent that is only referred to', () => {
    const descriptions = new Map([['one', describing(agentId('http://nobody.example/'))]]);

    const { organisations, aliases } = join([], CATALOGUES, descriptions);

    expect(organisations).toHaveLength(REGISTER.length);
    expect(aliases.has(agentId('http://nobody.example/'))).toBe(false);
  });

  it('gives the same organisations whatever order the agents come in', () => {
    const agents = [
      anAgent(portalUri(AUTHORITY), 'Domstolsverket'),
      anAgent('http://a.example/1', 'Kalmar tingsrätt', { identifiers: [AUTHORITY] }),
      anAgent('http://a.example/2', 'Göteborgs Stad', { catalogueId: 'two' }),
      anAgent(portalUri('2120001355'), 'Gbg'),
    ];

    expect(join(agents.toReversed()).organisations).toEqual(join(agents).organisations);
  });
});
