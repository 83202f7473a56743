import { z } from 'zod';
import type { StatisticsServer } from './kolada.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request } from './local-server.ts';
import { cube, metadata1 } from './pxweb-answer.ts';
import type { Chosen, Language } from './pxweb-answer.ts';
import { demoTables } from './pxweb-tables.ts';
import type { DemoTable } from './pxweb-tables.ts';

/** What the server takes. */
interface PxwebLimits {
  /** Cells in an answer. */
  readonly cells: number;
  /** Requests in `seconds`. */
  readonly calls: number;
  readonly seconds: number;
}

interface PxwebOptions {
  /** Which of its interfaces `url` leads to; both are there. */
  readonly version: 1 | 2;
  /** Any free port when absent. */
  readonly port?: number | undefined;
  readonly quirks?: Quirks | undefined;
  /** 2,000 cells and 10 calls in a second when absent: little, so that questions about many areas are parted. */
  readonly limits?: PxwebLimits;
}

interface PxwebServer extends StatisticsServer {
  /** How often it has answered that a query is too large, or that there are too many. */
  readonly refusals: { readonly cells: number; readonly calls: number };
  /** Takes more or less from now on; `told`: whether its configuration says so. */
  setLimits(limits: PxwebLimits, told?: boolean): void;
}

const LIMITS: PxwebLimits = { cells: 2_000, calls: 10, seconds: 1 };

const query1 = z.object({
  query: z.array(
    z.object({
      code: z.string(),
      selection: z.object({ filter: z.enum(['item', 'all', 'top']), values: z.array(z.string()) }),
    }),
  ),
  response: z.object({ format: z.string() }),
});
const query2 = z.object({
  selection: z.array(z.object({ variableCode: z.string(), valueCodes: z.array(z.string()) })),
});

const json = (body: object, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});
const problem = (status: number, type: string): Answer => json({ type, title: type, status }, status);
const NOT_FOUND: Answer = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not Found\n' };

const isLanguage = (text: string | null | undefined): text is Language => text === 'sv' || text === 'en';

function parsed<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A query against its table; undefined where it names what is not there, or leaves out what may not be left out. */
function choose({ variables }: DemoTable, asked: ReadonlyMap<string, readonly string[]>): Chosen | undefined {
  const known = new Set(variables.map(({ code }) => code));
  if ([...asked.keys()].some((code) => !known.has(code))) return undefined;
  const chosen = new Map<string, readonly string[]>();
  for (const { code, values, elimination } of variables) {
    const codes = asked.get(code);
    if (codes === undefined) {
      if (!elimination) return undefined;
    } else {
      if (codes.length === 0 || codes.some((each) => !values.has(each))) return undefined;
      // As the table has them, whatever the order of the question.
      chosen.set(
        code,
        [...values.keys()].filter((each) => codes.includes(each)),
      );
    }
  }
  return chosen;
}

const cellsIn = (chosen: Chosen): number => [...chosen.values()].reduce((product, { length }) => product * length, 1);

/** Starts a server of tables, which speaks PxWeb v1 at `/api/v1/{language}` and v2 at `/api/v2`. */
export async function startPxweb(options: PxwebOptions): Promise<PxwebServer> {
  const tables = demoTables();
  const refusals = { cells: 0, calls: 0 };
  let limits = options.limits ?? LIMITS;
  let told = limits;
  let moments: number[] = [];

  const tooMany = (chosen: Chosen): boolean => {
    const isOver = cellsIn(chosen) > limits.cells;
    if (isOver) refusals.cells += 1;
    return isOver;
  };

  function answer1(request: Request, language: Language, path: readonly string[]): Answer {
    if (request.url.search === '?config') {
      const { cells, calls, seconds } = told;
      return json({ maxValues: cells, maxCells: cells, maxCalls: calls, timeWindow: seconds, CORS: true });
    }
    const table = tables.find((each) => each.path.join('/') === path.join('/'));
    if (table === undefined) return NOT_FOUND;
    if (request.method === 'GET') return json(metadata1(table, language));
    const query = parsed(query1, request.body);
    const asked = new Map(
      query?.query.map(({ code, selection: { filter, values } }) => {
        const all = [...(table.variables.find((each) => each.code === code)?.values.keys() ?? [])];
        return [code, filter === 'item' ? values : filter === 'all' ? all : all.slice(-Number(values[0]))];
      }),
    );
    const chosen = query === undefined ? undefined : choose(table, asked);
    if (query?.response.format !== 'json-stat2' || chosen === undefined) return json({ error: 'Parameter error' }, 400);
    if (tooMany(chosen)) return json({ error: 'Too many values selected' }, 403);
    return json(cube({ table, language, style: 'full' }, chosen));
  }

  function answer2(request: Request, path: readonly string[]): Answer {
    const [first, id, what] = path;
    const language = request.url.searchParams.get('lang') ?? 'sv';
    if (first === 'config') {
      const { cells, calls, seconds } = told;
      return json({
        apiVersion: '2.2.0',
        languages: [
          { id: 'sv', label: 'Svenska' },
          { id: 'en', label: 'English' },
        ],
        defaultLanguage: 'sv',
        maxDataCells: cells,
        maxCallsPerTimeWindow: calls,
        timeWindow: seconds,
        license: 'https://creativecommons.org/publicdomain/zero/1.0/',
        dataFormats: ['json-stat2'],
      });
    }
    if (!isLanguage(language)) return problem(400, 'Unsupported language');
    const table = tables.find((each) => each.id === id);
    if (first !== 'tables' || table === undefined) return problem(404, 'Non-existent table');
    if (what === 'metadata') return json(cube({ table, language, style: 'sparse' }));
    const query = parsed(query2, request.body);
    if (what !== 'data' || query === undefined) return problem(400, 'Parameter error');
    const chosen = choose(table, new Map(query.selection.map((each) => [each.variableCode, each.valueCodes])));
    if (chosen === undefined) return problem(400, 'Non-existent value');
    if (tooMany(chosen)) return problem(403, 'Too many cells selected');
    return json(cube({ table, language, style: 'sparse' }, chosen));
  }

  const server = await startLocalServer(
    (request) => {
      const now = performance.now();
      moments = moments.filter((at) => at + limits.seconds * 1_000 > now);
      if (moments.length >= limits.calls) {
        refusals.calls += 1;
        return json({ error: 'Too many requests' }, 429, { 'Retry-After': String(limits.seconds) });
      }
      moments.push(now);
      const [api, version, ...path] = request.url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
      if (api !== 'api') return NOT_FOUND;
      if (version === 'v2') return answer2(request, path);
      const [language, ...rest] = path;
      return version === 'v1' && isLanguage(language) ? answer1(request, language, rest) : NOT_FOUND;
    },
    { port: options.port, quirks: options.quirks },
  );
  return {
    url: `${server.origin}/api/${options.version === 1 ? 'v1/sv' : 'v2'}`,
    port: server.port,
    requests: server.requests,
    refusals,
    setLimits(next, isTold = true) {
      limits = next;
      if (isTold) told = next;
    },
    setQuirks: (quirks) => server.setQuirks(quirks),
    close: () => server.close(),
  };
}
