import { join } from 'node:path';
import { readRegister } from '../src/catalogue/register.ts';
import { ROOT } from '../src/config.ts';
import type { RegisterEntry } from '../src/model/organisation.ts';
import { FIGURES, valuesOf } from './kolada-figures.ts';
import type { DemoFigure } from './kolada-figures.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request, RequestCount } from './local-server.ts';

interface KoladaOptions {
  /** Any free port when absent. */
  readonly port?: number | undefined;
  readonly quirks?: Quirks | undefined;
  /** Values on a page; 5000, the platform's own, when absent. */
  readonly pageSize?: number;
}

/** A server of key figures, running. */
export interface StatisticsServer {
  /** As a sources file gives it. */
  readonly url: string;
  readonly port: number;
  readonly requests: RequestCount;
  setQuirks(quirks: Quirks): Promise<void>;
  close(): Promise<void>;
}

const BASE = '/v3/';
const MOST_IDS = 25;
const PAGE_SIZE = 5000;

interface Area {
  readonly id: string;
  readonly title: string;
  readonly type: 'K' | 'L';
  readonly entry: Pick<RegisterEntry, 'code' | 'kind' | 'population'>;
}

function readAreas(): readonly Area[] {
  const { organisations } = readRegister(join(ROOT, 'register/organisations.json'));
  const country = organisations.reduce(
    (sum, { kind, population = 0 }) => sum + (kind === 'REGION' ? 0 : population),
    0,
  );
  return [
    { id: '0000', title: 'Riket', type: 'L', entry: { code: '00', kind: 'REGION', population: country } },
    ...organisations.map((entry): Area => {
      const isRegion = entry.kind === 'REGION';
      return { id: isRegion ? `00${entry.code}` : entry.code, title: entry.name, type: isRegion ? 'L' : 'K', entry };
    }),
  ];
}

function describe({ id, title, description, byGender, type, area }: DemoFigure): object {
  return {
    id,
    title,
    description,
    is_divided_by_gender: byGender,
    municipality_type: type,
    auspice: 'X',
    operating_area: area,
    perspective: 'Volymer',
    prel_publication_date: null,
    publication_date: '2027-01-08',
    publ_period: '2024',
    has_ou_data: false,
  };
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** What is found at a path, before it is cut in pages; a number is the status of a refusal. */
function find(path: string, query: URLSearchParams, areas: ReadonlyMap<string, Area>): readonly unknown[] | number {
  const [what = '', ...rest] = path.split('/').map((part) => decodeURIComponent(part));
  if (what === 'municipality' && rest.length === 0) {
    const type = query.get('region_type');
    return [...areas.values()]
      .filter((area) => type === null || area.type === type)
      .map(({ id, title, type: own }) => ({ id, title, type: own }));
  }
  const lists = rest.filter((_, index) => (what === 'data' ? index % 2 === 1 : true)).map((part) => part.split(','));
  if (lists.some((ids) => ids.length > MOST_IDS || ids.includes(''))) return 400;
  if (what === 'kpi' && lists.length === 1) {
    return FIGURES.filter(({ id }) => lists[0]?.includes(id) === true).map(describe);
  }
  const isData = what === 'data' && rest[0] === 'kpi' && rest[2] === 'municipality' && rest[4] === 'year';
  const [ids, codes, years] = lists;
  if (!isData || ids === undefined || codes === undefined || years === undefined) return 404;
  return FIGURES.filter(({ id }) => ids.includes(id)).flatMap((figure) =>
    years.flatMap((year) =>
      codes.flatMap((code) => {
        const area = areas.get(code);
        const values = area === undefined ? undefined : valuesOf(figure, area.entry, Number(year));
        return values === undefined ? [] : [{ kpi: figure.id, municipality: code, period: Number(year), values }];
      }),
    ),
  );
}

/** Starts a small Kolada v3 on 127.0.0.1: invented numbers for every municipality and region, in pages. */
export async function startKolada({
  port,
  quirks,
  pageSize = PAGE_SIZE,
}: KoladaOptions = {}): Promise<StatisticsServer> {
  const areas = new Map(readAreas().map((area) => [area.id, area]));
  const answer = ({ url }: Request, origin: string): Answer => {
    if (!url.pathname.startsWith(BASE)) return json(404, { detail: 'Not Found' });
    const found = find(url.pathname.slice(BASE.length), url.searchParams, areas);
    if (typeof found === 'number')
      return json(found, { detail: found === 400 ? 'Too many or illegal ids' : 'Not Found' });
    const page = Number(url.searchParams.get('page') ?? '1');
    const values = found.slice((page - 1) * pageSize, page * pageSize);
    const next = new URL(origin + url.pathname + url.search);
    next.searchParams.set('page', String(page + 1));
    const isLast = page * pageSize >= found.length;
    const body = { values, count: values.length, next_url: isLast ? null : next.href, previous_url: null };
    return { ...json(200, body), page };
  };
  const server = await startLocalServer(answer, { port, quirks });
  return {
    url: `${server.origin}${BASE.slice(0, -1)}`,
    port: server.port,
    requests: server.requests,
    setQuirks: (next) => server.setQuirks(next),
    close: () => server.close(),
  };
}
