import { choose, hash } from './content/choice.ts';
import type { Content, DemoDataset, DemoDistribution } from './content/content.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, RequestCount } from './local-server.ts';

/** The files of the demo's datasets that follow a national specification, running. */
export interface TableFiles {
  /** The content with the addresses of its files, in place of those of servers that do not exist. */
  readonly withFiles: (content: Content) => Content;
  readonly requests: RequestCount;
  close(): Promise<void>;
}

type Row = readonly string[];

/** Made-up rows of one kind of dataset. */
interface TableKind {
  readonly header: Row;
  readonly rows: number;
  readonly row: (file: TableFile, index: number) => Row;
}

/** One file: whose it is, of which kind, and of which month where there is one for each. */
interface TableFile {
  readonly content: Pick<Content, 'id' | 'code' | 'name'>;
  readonly kind: string;
  readonly part: string;
}

const PLACES = ['Torget', 'Hamnen', 'Stadsparken', 'Stationen', 'Biblioteket', 'Idrottsplatsen', 'Kyrkan', 'Skogen'];
const SUPPLIERS = [
  'Västbygg AB',
  'Skaraborgs Städ AB',
  'Kontor och Papper AB',
  'Älvdalens Entreprenad AB',
  'ANONYMERAD',
];
const ACCOUNTS = ['6460', '7310', '5010', '6550'];

/** A number with this many decimals that is always the same for the same text. */
const figure = (key: string, least: number, range: number, decimals: number): string =>
  (least + (hash(key) % (range * 10 ** decimals)) / 10 ** decimals).toFixed(decimals);

const place = (noun: string): TableKind => ({
  header: ['source', 'id', 'name', 'latitude', 'longitude', 'email', 'visit_url', 'updated', 'description'],
  rows: 12,
  row: ({ content, kind }, index) => {
    const key = `${content.id} ${kind} ${String(index)}`;
    const where = PLACES[index % PLACES.length] ?? '';
    return [
      content.code,
      `${content.code}-${kind}-${String(index + 1)}`,
      `${noun} ${where} ${String(Math.floor(index / PLACES.length) + 1)}`,
      figure(`${key} north`, 57, 2, 5),
      figure(`${key} east`, 11, 3, 5),
      `kontakt@${content.id}.example`,
      `https://www.${content.id}.example/${kind}`,
      `2026-0${String((hash(key) % 5) + 1)}-15`,
      choose(['Öppet hela året', 'Öppet maj till september', 'Ligger vid parkeringen, till höger'], key),
    ];
  },
});

const KINDS: Readonly<Record<string, TableKind>> = {
  badplatser: place('Badplatsen'),
  grillplatser: place('Grillplatsen'),
  lekplatser: place('Lekplatsen'),
  'offentliga-toaletter': place('Toaletten'),
  utegym: place('Utegymmet'),
  leverantorsreskontra: {
    header: ['kopare_id', 'kopare', 'verifikationsnummer', 'leverantor', 'konto_nr', 'belopp', 'datum', 'kommun_id'],
    rows: 60,
    row: ({ content, part }, index) => {
      const key = `${content.id} ${part} ${String(index)}`;
      return [
        '',
        content.name,
        String(100_000 + index),
        choose(SUPPLIERS, key),
        choose(ACCOUNTS, `${key} account`),
        figure(`${key} amount`, -500, 90_000, 2).replace('.', ','),
        `${part.length === 7 ? part : `${part.slice(0, 4)}-01`}-${String((hash(key) % 28) + 1).padStart(2, '0')}`,
        content.code,
      ];
    },
  },
};

/** What some publishers have got wrong, on purpose: by catalogue and kind. */
const FLAWS: Readonly<Record<string, (table: readonly Row[]) => readonly Row[]>> = {
  // A spreadsheet in Swedish wrote the positions, and the column has a Swedish name.
  'tjorn offentliga-toaletter': ([header = [], ...rows]) => [
    header.map((name) => (name === 'email' ? 'e-mejl' : name)),
    ...rows.map((row) => row.map((value, place) => (place === 3 || place === 4 ? value.replace('.', ',') : value))),
  ],
  // The amounts were exported with their unit.
  'boras leverantorsreskontra': ([header = [], ...rows]) => [
    header,
    ...rows.map((row, index) => row.map((value, place) => (place === 5 && index % 10 === 3 ? `${value} kr` : value))),
  ],
};

/** Semicolons where the values have commas, as spreadsheets in Swedish write them. */
function csvOf(table: readonly Row[], delimiter: string): string {
  const quoted = (value: string): string =>
    value.includes(delimiter) || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value;
  return table.map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('');
}

function fileAnswer(file: TableFile): Answer {
  const kind = KINDS[file.kind];
  if (kind === undefined) return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not Found\n' };
  const rows = Array.from({ length: kind.rows }, (_, index) => kind.row(file, index));
  const whole = [kind.header, ...rows];
  const table = FLAWS[`${file.content.id} ${file.kind}`]?.(whole) ?? whole;
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/csv;charset=utf-8',
      ETag: `"${file.content.id}-${file.kind}-${file.part}"`,
    },
    body: csvOf(table, file.kind === 'leverantorsreskontra' ? ';' : ','),
  };
}

const isTable = ({ format }: DemoDistribution): boolean => format !== undefined && /csv$/i.test(format);

/** The last four digits that the dataset's first address has: the year of a ledger. */
const yearOf = ({ titles }: DemoDataset): string => /\b20\d\d\b/.exec(titles[0]?.value ?? '')?.[0] ?? '2026';

function withAddresses(distribution: DemoDistribution, dataset: DemoDataset, base: string): DemoDistribution {
  if (!isTable(distribution)) return distribution;
  const { accessUrls, downloadUrls } = distribution;
  const isLedger = dataset.kind === 'leverantorsreskontra';
  const year = yearOf(dataset);
  const url = (index: number): string => {
    const month = downloadUrls.length > 1 ? `-${String(index + 1).padStart(2, '0')}` : '';
    return `${base}/${dataset.kind}${isLedger ? `/${year}${month}` : ''}.csv`;
  };
  return {
    ...distribution,
    accessUrls: accessUrls.map((_, index) => url(index)),
    downloadUrls: downloadUrls.map((_, index) => url(index)),
  };
}

/**
 * Starts the server of the files. Only catalogues whose records are RDF have them: the other platforms make their
 * addresses of their own. Rows are made up, and the same at every start.
 */
export async function startTableFiles(contents: readonly Content[]): Promise<TableFiles> {
  const byId = new Map(contents.map((content) => [content.id, content]));
  const server = await startLocalServer((request) => {
    const [, id = '', kind = '', part = ''] =
      /^\/([^/]+)\/([^/]+?)(?:\/([^/]+))?\.csv$/.exec(request.url.pathname) ?? [];
    const content = byId.get(id);
    return fileAnswer({
      content: content ?? { id, code: '', name: '' },
      kind: content === undefined ? '' : kind,
      part,
    });
  }, {});
  return {
    withFiles: (content) =>
      content.platform !== undefined
        ? content
        : {
            ...content,
            datasets: content.datasets.map((dataset) =>
              KINDS[dataset.kind] === undefined || dataset.conformsTo.length === 0
                ? dataset
                : {
                    ...dataset,
                    distributions: dataset.distributions.map((one) =>
                      withAddresses(one, dataset, `${server.origin}/${content.id}`),
                    ),
                  },
            ),
          },
    requests: server.requests,
    close: () => server.close(),
  };
}
