import { describe, expect, it } from 'vitest';
import { aDataset, aDistribution } from '../store/fixtures/records.ts';
import { createSpecifications, followedBy } from './specification.ts';
import type { Specification } from './specification.ts';

const specification = (slug: string, aliases: readonly string[], addresses: readonly string[]): Specification => ({
  slug,
  names: [],
  descriptions: [],
  aliases,
  addresses: addresses.map((address) => ({ address, status: 'guessed' })),
  stewards: [],
});

const known = createSpecifications([
  specification(
    'public-toilets',
    ['offentliga-toaletter'],
    [
      'lankadedata.se/spec/public-toilets',
      'dataportal.se/specifications/offentliga-toaletter',
      'gitlab.com/sarskilt-viktiga-datamangder/public-toilets',
    ],
  ),
  specification('idrott', [], ['dataportal.se/specifications/idrotts-och-fritidsanlaggningar']),
  specification('badplatser', ['badplats'], ['dataportal.se/specifications/badplatser']),
]);

const refer = (...uris: readonly string[]) => uris.map((uri) => ({ uri, labels: [] }));

describe('an address of a specification', () => {
  it.each([
    'https://lankadedata.se/spec/public-toilets/',
    'http://www.lankadedata.se/spec/public-toilets',
    'HTTPS://LANKADEDATA.SE/SPEC/Public-Toilets',
    'lankadedata.se/spec/public-toilets',
    ' https://lankadedata.se/spec/public%2Dtoilets/#datamodell ',
    'https://lankadedata.se/spec/public-toilets/?lang=sv',
    'https://lankadedata.se/spec//public-toilets/index.html',
    'https://lankadedata.se/spec/public-toilets/latest',
    'https://www.dataportal.se/specifications/offentliga-toaletter',
    'https://dataportal.se/sv/specifications/offentliga-toaletter#ref=?p=1&q=toalett',
    'https://www.dataportal.se/en/specifications/offentliga-toaletter/',
    'https://www.dataportal.se/externalspecification?resource=https%3A%2F%2Flankadedata.se%2Fspec%2Fpublic-toilets%2F',
    'https://dataportal.se/externalspecification/https://www.lankadedata.se/spec/public-toilets',
    'https://dataportal.se/externalspecification/https/lankadedata.se/spec/public-toilets',
    'https://gitlab.com/sarskilt-viktiga-datamangder/public-toilets/-/blob/main/docs/spec.md',
    'https://gitlab.com/sarskilt-viktiga-datamangder/public-toilets.git',
  ])('means the same without a version: %s', (uri) => {
    expect(known.specificationSlug(uri)).toEqual({ slug: 'public-toilets' });
  });

  it.each([
    ['https://lankadedata.se/spec/public-toilets/1.0', '1.0'],
    ['https://lankadedata.se/spec/public-toilets/v1.1/', '1.1'],
    ['https://www.dataportal.se/specifications/offentliga-toaletter/2', '2'],
    ['https://dataportal.se/specifications/offentliga-toaletter/1.0.1-rc1#kap3', '1.0.1-rc1'],
  ])('tells its version: %s', (uri, version) => {
    expect(known.specificationSlug(uri)).toEqual({ slug: 'public-toilets', version });
  });

  it.each([
    'https://dataportal.se/specifications/idrotts-och-fritidsanläggningar/1.0',
    'https://dataportal.se/specifications/idrotts-och-fritidsanl%C3%A4ggningar/1.0',
    'https://dataportal.se/specifications/idrotts-och-fritidsanla\u0308ggningar/1.0',
  ])('may be written with Swedish letters: %s', (uri) => {
    expect(known.specificationSlug(uri)).toEqual({ slug: 'idrott', version: '1.0' });
  });

  it.each([
    'https://lankadedata.se/spec/public-toilets-old',
    'https://lankadedata.se/spec/DCAT-AP-SE/',
    'https://lankadedata.se/spec/public-toilets/1.0/schema.json',
    'https://lankadedata.se.example/spec/public-toilets',
    'https://example.se/?page=lankadedata.se/spec/public-toilets',
    'https://dataportal.se/specifications',
    'Offentliga toaletter 1.0',
    '%',
    '',
  ])('is not guessed at: %s', (uri) => {
    expect(known.specificationSlug(uri)).toBeUndefined();
  });

  it('belongs to the specification that comes first, where two claim it', () => {
    const twice = createSpecifications([specification('b', [], ['x.se/s']), specification('a', [], ['x.se/s'])]);

    expect(twice.specificationSlug('https://x.se/s')).toEqual({ slug: 'a' });
  });
});

describe('a specification', () => {
  it.each(['public-toilets', 'Public Toilets', 'public_toilets', 'offentliga-toaletter', 'OFFENTLIGA TOALETTER'])(
    'is found as %s',
    (name) => {
      expect(known.get(name)?.slug).toBe('public-toilets');
    },
  );
});

describe('the specifications that a dataset follows', () => {
  it('are those that it names itself before those of its distributions, each version once, as said', () => {
    const dataset = aDataset('x', {
      conformsTo: refer('https://unknown.example/', 'https://www.dataportal.se/specifications/badplatser/1.0'),
      distributions: [
        aDistribution('y', {
          conformsTo: refer(
            'http://lankadedata.se/spec/public-toilets',
            'https://dataportal.se/specifications/badplatser/1.0/',
          ),
        }),
      ],
    });

    const found = followedBy(dataset, known);

    expect(found.map(({ specification: { slug }, version, said }) => [slug, version, said])).toEqual([
      ['badplatser', '1.0', 'https://www.dataportal.se/specifications/badplatser/1.0'],
      ['public-toilets', undefined, 'http://lankadedata.se/spec/public-toilets'],
    ]);
  });
});
