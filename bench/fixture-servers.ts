import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { harvest } from '../src/catalogue/harvest.ts';
import { readConfig } from '../src/config.ts';
import { createSources, harvesterSettings } from '../src/platforms.ts';
import { PLATFORMS } from '../src/sources/registry.ts';
import type { FixtureAnswer, PlatformFixture, WantedDataset } from '../test/platform-fixture.ts';

// A process of its own, so that what it costs to play the upstreams is not counted as ours: prints a line of JSON with
// the entries of a sources file, one per platform, and ends with its parent.
const perPlatform = Number(process.argv[2] ?? '1000');

const config = readConfig({ UPSTREAM_ALLOW: '127.0.0.0/8', UPSTREAM_INTERVAL_MS: '0' });
const { upstream, sources } = createSources(harvesterSettings(config));

/** Where operators set the page size, it is what EntryStore, Opendatasoft and ArcGIS Hub give at the most. */
const PAGE_SIZE = 100;
/** Of the catalogue that is read before anything is measured. */
const WARM_UP = 100;

const entries: unknown[] = [];

async function serve(name: string, id: string, first: number, count: number): Promise<void> {
  const { fixture } = (await import(`../src/sources/${name}/fixtures/platform.ts`)) as { fixture: PlatformFixture };
  const datasets: readonly WantedDataset[] = Array.from({ length: count }, (_, index) => ({
    number: first + index,
    title: `Datamängd ${first + index}`,
    file: `https://data.example.se/${name}/${first + index}.csv`,
  }));
  // Answers are made once and kept: a fixture looks through all its datasets for each, which is not what is measured.
  const answers = new Map<string, FixtureAnswer>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host ?? '127.0.0.1'}`);
    const known = answers.get(url.href);
    const answer = known ?? fixture.answer({ url, headers: request.headers, pageSize: PAGE_SIZE }, datasets);
    if (known === undefined) answers.set(url.href, answer);
    response.writeHead(answer.status ?? 200, answer.headers ?? {});
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const entry = fixture.entry(`http://127.0.0.1:${port}`);
  entries.push({ id, platform: name, ...entry });
  const catalogue = {
    id: name,
    platform: name,
    url: entry.url,
    status: 'active',
    options: entry.options ?? {},
  } as const;
  const source = sources.get(name);
  if (source === undefined) throw new Error(`no adapter ${name}`);
  await harvest({
    source,
    catalogue,
    signal: new AbortController().signal,
    now: () => '',
  });
}

for (const [index, name] of Object.keys(PLATFORMS).entries()) {
  if (index === 0) await serve(name, 'warm-up', perPlatform, WARM_UP);
  await serve(name, `bench-${name}`, 0, perPlatform);
}
await upstream.close();
console.log(JSON.stringify(entries));
process.stdin.on('end', () => process.exit(0)).resume();
