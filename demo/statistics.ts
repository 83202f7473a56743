import type { StatisticsRef } from '../src/model/key-figure.ts';
import { startKolada } from './kolada.ts';
import type { StatisticsServer } from './kolada.ts';
import { startPxweb } from './pxweb.ts';

/** The demo's sources of key figures, running. */
export interface DemoStatistics {
  /** As a sources file names them. */
  readonly refs: readonly StatisticsRef[];
  /** The server of a source; throws a RangeError for an unknown id. */
  server(id: string): StatisticsServer;
  close(): Promise<void>;
}

/** What is cut out of the demo's table of inhabitants, as a sources file says it. */
const PEOPLE = {
  table: 'TAB638',
  contents: 'BE0101N1',
  region: 'Region',
  gender: { variable: 'Kon', women: '2', men: '1' },
} as const;

/** Starts each source of key figures on a port of its own. */
export async function startStatistics(): Promise<DemoStatistics> {
  const kolada = await startKolada();
  const scb = await startPxweb({ version: 2 });
  const servers = new Map<string, StatisticsServer>([
    ['kolada', kolada],
    ['scb', scb],
  ]);
  return {
    refs: [
      {
        id: 'kolada',
        platform: 'kolada',
        url: kolada.url,
        names: [{ value: 'Kolada (påhittade tal)', language: 'sv' }],
        population: 'N01951',
        keyFigures: [],
        options: {},
      },
      {
        id: 'scb',
        platform: 'pxweb',
        url: scb.url,
        names: [{ value: 'SCB (påhittade tal)', language: 'sv' }],
        keyFigures: [{ id: 'people', line: 1, fields: PEOPLE }],
        options: {},
      },
    ],
    server(id) {
      const server = servers.get(id);
      if (server === undefined) {
        throw new RangeError(`No statistics ${id} in the demo: use one of ${[...servers.keys()].join(', ')}`);
      }
      return server;
    },
    async close() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };
}
