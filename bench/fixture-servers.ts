import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PLATFORMS } from '../src/sources/registry.ts';
import type { PlatformFixture, WantedDataset } from '../test/platform-fixture.ts';

// A process of its own, so that what it costs to play the upstreams is not counted as ours: prints a line of JSON with
// the entries of a sources file, one per platform, and ends with its parent.
const perPlatform = Number(process.argv[2] ?? '1000');

const entries: unknown[] = [];
for (const name of Object.keys(PLATFORMS)) {
  const { fixture } = (await import(`../src/sources/${name}/fixtures/platform.ts`)) as { fixture: PlatformFixture };
  const datasets: readonly WantedDataset[] = Array.from({ length: perPlatform }, (_, number) => ({
    number,
    title: `Datamängd ${number}`,
    file: `https://data.example.se/${name}/${number}.csv`,
  }));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host ?? '127.0.0.1'}`);
    const { status = 200, headers = {}, body } = fixture.answer({ url, headers: request.headers }, datasets);
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  entries.push({ id: `bench-${name}`, platform: name, ...fixture.entry(`http://127.0.0.1:${port}`) });
}
console.log(JSON.stringify(entries));
process.stdin.on('end', () => process.exit(0)).resume();
