import { describe, expect, test } from 'vitest';
import { readSourcesFile } from '../sources/file.ts';
import { readRegister } from './register.ts';

const inProject = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const { organisations } = readRegister(inProject('register/organisations.json'));
const codes = new Set(organisations.map((entry) => entry.code));
const { catalogues, collaborations, problems } = readSourcesFile(inProject('sources/sweden.yaml'), {
  platforms: ['dcat', 'entryscape'],
  codes,
  check: ({ platform, url }) =>
    platform === 'entryscape' && !url.endsWith('/store') ? 'url must end in /store' : undefined,
});

describe('sources/sweden.yaml', () => {
  test('reads without a problem', () => {
    expect(problems).toEqual([]);
  });

  test('holds 64 catalogues: the 62 EntryScape stores in the registry (52 active), the region’s own, and Malmö’s feed', () => {
    const entryscape = catalogues.filter((entry) => entry.platform === 'entryscape');
    const active = entryscape.filter((entry) => entry.status === 'active');

    expect(catalogues).toHaveLength(64);
    expect(entryscape).toHaveLength(62 + 1);
    expect(active).toHaveLength(52 + 1);
    expect(catalogues.filter((entry) => entry.platform === 'dcat').map((entry) => entry.id)).toEqual(['malmo']);
  });

  test('holds 32 municipalities of Västra Götaland, of which Dals-Ed is inactive', () => {
    const west = catalogues.filter(({ organisation }) => /^14\d\d$/.test(organisation ?? ''));

    expect(west).toHaveLength(32);
    expect(west.filter((entry) => entry.status === 'inactive').map((entry) => entry.id)).toEqual(['dals-ed']);
  });

  test('gives each catalogue an organisation of the register, and none two', () => {
    const owners = catalogues.map((entry) => entry.organisation ?? 'nobody');

    expect(owners.filter((owner) => !codes.has(owner))).toEqual([]);
    expect(new Set(owners).size).toBe(owners.length);
  });

  test('has no url twice', () => {
    const urls = catalogues.map((entry) => entry.url);

    expect(new Set(urls).size).toBe(urls.length);
  });

  test('says of every inactive catalogue why it is so', () => {
    const inactive = catalogues.filter((entry) => entry.status === 'inactive');

    expect(inactive).toHaveLength(10);
    expect(inactive.filter((entry) => entry.note === undefined)).toEqual([]);
  });

  test('lists the counties in order of their codes, and in each the organisations in order of theirs', () => {
    const owners = catalogues.map((entry) => entry.organisation ?? '');

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
