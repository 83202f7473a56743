import { afterEach, describe, expect, it } from 'vitest';
import { type LocalServer, startServer } from '../../test/local-server.ts';
import type { HarvestOutcome } from '../catalogue/harvest.ts';
import { createHarvester, type Harvester } from '../catalogue/harvester.ts';
import { UpstreamError } from '../errors.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import { jsonsOf } from '../model/record-batch.ts';
import { createSources } from '../platforms.ts';
import type { HarvesterSettings } from './messages.ts';
import { createHarvesterThread } from './thread.ts';

const SETTINGS: HarvesterSettings = {
  userAgent: 'test',
  allow: '127.0.0.0/8',
  jsonDeadlineMs: 5_000,
  streamDeadlineMs: 5_000,
  maxBytes: 2 ** 20,
  hostConcurrency: 2,
  hostMinIntervalMs: 0,
  harvestTimeoutMs: 20_000,
};
const PREFIXES = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n';
const turtle = (count: number): string =>
  PREFIXES +
  Array.from(
    { length: count },
    (_, index) => `<https://data.example.se/${index}> a dcat:Dataset ; dcterms:title "Nummer ${index}"@sv .\n`,
  ).join('');

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
async function serve(handler: Parameters<typeof startServer>[0]): Promise<LocalServer> {
  const server = await startServer(handler);
  open.push(server);
  return server;
}
function thread(settings: Partial<HarvesterSettings> = {}): Harvester {
  const harvester = createHarvesterThread({ ...SETTINGS, ...settings });
  open.push(harvester);
  return harvester;
}
const timeless = (outcome: HarvestOutcome): unknown =>
  outcome.type === 'whole'
    ? { ...outcome.snapshot, harvestedAt: '', records: outcome.snapshot.records.map(jsonsOf) }
    : outcome;
const ref = (server: LocalServer): CatalogueRef => ({
  id: 'exempel',
  platform: 'dcat',
  url: `${server.url}/dcat`,
  status: 'active',
  options: {},
});
const { signal: never } = new AbortController();

describe('the harvester thread', () => {
  it('gives the same outcome as harvesting in this thread', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { etag: '"1"' }).end(turtle(350));
    });
    const { upstream, sources } = createSources(SETTINGS);
    open.push(upstream);
    const here = createHarvester({ source: (platform) => sources.get(platform), timeoutMs: 20_000 });

    const expected = await here.harvest(ref(server), undefined, never);
    const outcome = await thread().harvest(ref(server), undefined, never);

    expect(timeless(outcome)).toEqual(timeless(expected));
    expect(outcome).toMatchObject({
      type: 'whole',
      snapshot: { counts: { datasets: 350 }, validator: { etag: '"1"' } },
    });
  });

  it('hands a failure on as the error it was, with the part that was read', async () => {
    const broken = await serve((_request, response) =>
      response.end(`${turtle(3)}@prefix x: <http://x/>\n${turtle(1)}`),
    );

    const outcome = await thread().harvest(ref(broken), undefined, never);

    if (outcome.type !== 'failed') throw new Error(outcome.type);
    expect(outcome.error).toBeInstanceOf(UpstreamError);
    expect(outcome.error).toMatchObject({ kind: 'MALFORMED', line: 5 });
    expect(outcome.part?.records[0]?.ids).toHaveLength(3);
  });

  it('hears an abort while it waits, and throws its reason', async () => {
    const stop = new AbortController();
    const reason = new Error('stopping');
    const hanging = await serve(() => {
      stop.abort(reason);
    });

    await expect(thread().harvest(ref(hanging), undefined, stop.signal)).rejects.toBe(reason);
  });

  it('reads several catalogues at a time, and keeps their records apart', async () => {
    const one = await serve((_request, response) => response.end(turtle(120)));
    const two = await serve((_request, response) => response.end(turtle(7)));
    const harvester = thread();

    const outcomes = await Promise.all([one, two].map((server) => harvester.harvest(ref(server), undefined, never)));

    const counts = outcomes.map(
      (each) => (each.type === 'whole' ? each.snapshot.records.flatMap(({ ids }) => ids) : []).length,
    );
    expect(counts).toEqual([120, 7]);
  });

  it('reports progress', async () => {
    const server = await serve((_request, response) => response.end(turtle(120)));
    const seen: number[] = [];

    await thread().harvest(ref(server), undefined, never, ({ datasets }) => seen.push(datasets));

    expect(seen.at(-1)).toBe(120);
  });

  it('rejects what is a bug of ours, and goes on', async () => {
    const server = await serve((_request, response) => response.end(turtle(1)));
    const harvester = thread();

    const bug = harvester.harvest({ ...ref(server), platform: 'unknown' }, undefined, never);
    await expect(bug).rejects.toThrow('no adapter is registered for platform unknown');
    const outcome = await harvester.harvest(ref(server), undefined, never);

    expect(outcome.type).toBe('whole');
  });

  it('says of a platform without single records that it has none', async () => {
    const server = await serve((_request, response) => response.end(turtle(1)));

    expect(await thread().lookUp(ref(server), ['https://data.example.se/0'], never)).toBeUndefined();
  });
});
