import { describe, expect, test } from 'vitest';
import { readSourcesFile } from '../sources/file.ts';
import { PLATFORMS } from '../sources/registry.ts';
import { createUpstream } from '../upstream/http.ts';
import { readRegister } from './register.ts';

const inProject = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const { organisations } = readRegister(inProject('register/organisations.json'));
const codes = new Set(organisations.map((entry) => entry.code));
const upstream = createUpstream({ userAgent: 'test', guard: () => undefined });
const sources = new Map(Object.entries(PLATFORMS).map(([name, create]) => [name, create({ upstream })]));
const { catalogues, collaborations, problems } = readSourcesFile(inProject('sources/sweden.yaml'), {
  platforms: [...sources.keys()],
  codes,
  check: (entry) => sources.get(entry.platform)?.check?.(entry),
});
const own = catalogues.filter(({ organisation }) => organisation !== undefined);
const idsOn = (platform: string): readonly string[] =>
  own.filter((entry) => entry.platform === platform).map(({ id }) => id);

describe('sources/sweden.yaml', () => {
  test('reads without a problem: every platform is registered, and has nothing against its entries', () => {
    expect(problems).toEqual([]);
  });

  test('holds the 62 EntryScape stores in the registry (52 active) and the region’s own', () => {
    const entryscape = own.filter((entry) => entry.platform === 'entryscape');
    const active = entryscape.filter((entry) => entry.status === 'active');

    expect(entryscape).toHaveLength(62 + 1);
    expect(active).toHaveLength(52 + 1);
  });

  test('holds the registry’s three CKAN sites, two Opendatasoft domains and five ArcGIS Hub sites', () => {
    expect(idsOn('ckan')).toEqual(['upplands-vasby', 'malmo', 'sandviken']);
    expect(idsOn('opendatasoft')).toEqual(['oppna-helsingborg', 'umea']);
    expect(idsOn('arcgis-hub')).toEqual(['uppsala', 'jonkoping', 'vaxjo', 'kalmar', 'lomma-kartportal']);
    expect(own).toHaveLength(63 + 3 + 2 + 5);
  });

  test('ends with dataportal.se, which is no publisher’s own', () => {
    expect(catalogues).toHaveLength(own.length + 1);
    expect(catalogues.at(-1)).toMatchObject({
      id: 'dataportal',
      platform: 'entryscape',
      url: 'https://admin.dataportal.se/store',
      status: 'active',
    });
    expect(catalogues.at(-1)?.organisation).toBeUndefined();
  });

  test('holds 32 municipalities of Västra Götaland, of which Dals-Ed is inactive', () => {
    const west = catalogues.filter(({ organisation }) => /^14\d\d$/.test(organisation ?? ''));

    expect(west).toHaveLength(32);
    expect(west.filter((entry) => entry.status === 'inactive').map((entry) => entry.id)).toEqual(['dals-ed']);
  });

  test('gives each catalogue an organisation of the register; three have two, the one that is kept up first', () => {
    const owners = own.map((entry) => entry.organisation ?? '');
    const twice = owners.filter((owner, index) => owners.indexOf(owner) !== index);
    const pairs = twice.map((owner) => own.filter(({ organisation }) => organisation === owner).map(({ id }) => id));

    expect(owners.filter((owner) => !codes.has(owner))).toEqual([]);
    expect(pairs).toEqual([
      ['uppsala', 'uppsala-datakatalog'],
      ['lomma', 'lomma-kartportal'],
      ['helsingborg', 'oppna-helsingborg'],
    ]);
  });

  test('has no url twice', () => {
    const urls = catalogues.map((entry) => entry.url.replace(/\/+$/, '').toLowerCase());

    expect(new Set(urls).size).toBe(urls.length);
  });

  test('says of every inactive catalogue why it is so', () => {
    const inactive = catalogues.filter((entry) => entry.status === 'inactive');

    expect(inactive).toHaveLength(10);
    expect(inactive.filter((entry) => entry.note === undefined)).toEqual([]);
  });

  test('lists the counties in order of their codes, and in each the organisations in order of theirs', () => {
    const owners = own.map((entry) => entry.organisation ?? '');

    expect(owners).toEqual([...owners].sort());
  });

  test('has the collaboration of Västra Götaland: the region and 28 municipalities of its county', () => {
    const [collaboration] = collaborations;

    expect(collaborations).toHaveLength(1);
    expect(collaboration).toMatchObject({ id: 'vastra-gotaland', since: '2019-12' });
    expect(collaboration?.members.filter((code) => code.length === 2)).toEqual(['14']);
    expect(collaboration?.members.filter((code) => /^14\d\d$/.test(code))).toHaveLength(28);
    expect(collaboration?.name.map((text) => text.language)).toEqual(['sv', 'en']);
  });
});
