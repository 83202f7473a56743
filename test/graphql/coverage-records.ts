import type { Checks, ContentCheck } from '../../src/checks/check.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { agent, catalogue, dataset, distribution, snapshot, sv } from './build-record.ts';

export const CATALOGUES = [
  catalogue('goteborg', '1480'),
  catalogue('boras', '1490'),
  catalogue('ale', '1440'),
  catalogue('vgr', '14'),
];
const publisher = (number: string, id: string, name: string) =>
  agent(`http://dataportal.se/organisation/SE${number}`, id, name);
export const GOTEBORG = publisher('2120001355', 'goteborg', 'Göteborgs Stad');
const BORAS = publisher('2120001561', 'boras', 'Borås Stad');
const PARKS = agent('https://goteborg.example/parks', 'goteborg', 'Göteborgs Stad, Park och natur');

const declared = (uri: string, of: typeof GOTEBORG, slug: string, title: string): Dataset =>
  dataset(uri, of.catalogueId, title, {
    publisher: of.id,
    conformsTo: [{ uri: `https://www.dataportal.se/specifications/${slug}/1.0`, labels: [] }],
    distributions: [distribution(`${uri}/page`, { downloadUrls: [{ uri: `${uri}/file.csv`, labels: [] }] })],
  });
const PLAYGROUNDS = 'https://goteborg.example/playgrounds';
export const TOILETS = 'https://goteborg.example/toilets';
export const GYMS = 'https://boras.example/gyms';

const checked = (file: string, specification: string, more: Partial<ContentCheck> = {}): ContentCheck => ({
  url: `${file}/file.csv`,
  specification,
  state: 'VALID',
  rows: 12,
  whole: true,
  columns: ['source', 'id', 'name'],
  faults: [],
  checkedAt: '2024-05-30T00:00:00.000Z',
  ...more,
});
const FOUND: readonly ContentCheck[] = [
  checked(PLAYGROUNDS, 'lekplatser'),
  checked(TOILETS, 'public-toilets', {
    state: 'INVALID',
    faults: [
      {
        kind: 'BAD_VALUE',
        column: 'latitude',
        row: 3,
        rows: 2,
        message: { sv: 'Skriv latituden med punkt.', en: 'Write the latitude with a point.' },
      },
    ],
  }),
  checked(GYMS, 'utegym'),
];
export const CHECKS: Checks = {
  links: () => Promise.resolve(new Map()),
  contents: (asked) => {
    const known = FOUND.filter(({ url, specification }) =>
      asked.some((one) => one.url === url && one.specification === specification),
    );
    return Promise.resolve(new Map(known.map((check) => [`${check.url} ${check.specification}`, check])));
  },
  contentsOf: () => Promise.resolve(FOUND),
};

export const SNAPSHOTS: readonly Snapshot[] = [
  snapshot('goteborg', {
    agents: [GOTEBORG, PARKS],
    datasets: [
      declared(PLAYGROUNDS, GOTEBORG, 'lekplatser', 'Lekplatser'),
      declared(TOILETS, GOTEBORG, 'public-toilets', 'Offentliga toaletter'),
      declared('https://goteborg.example/bathing', PARKS, 'badplatser', 'Badplatser'),
      dataset('https://goteborg.example/gyms', 'goteborg', 'Utegymmen i staden', { publisher: GOTEBORG.id }),
    ],
  }),
  snapshot('boras', {
    agents: [BORAS],
    datasets: [
      dataset('https://boras.example/bicycles', 'boras', 'Cykelparkeringar', { publisher: BORAS.id }),
      dataset('https://boras.example/shores', 'boras', 'Stränder', {
        publisher: BORAS.id,
        keywords: sv('badplats'),
      }),
      dataset(GYMS, 'boras', 'Träning ute', {
        publisher: BORAS.id,
        keywords: sv('utegym'),
        distributions: [distribution(GYMS, { downloadUrls: [{ uri: `${GYMS}/file.csv`, labels: [] }] })],
      }),
    ],
  }),
  snapshot('vgr', {}),
];
