import type { Gateway } from '../src/gateway.ts';
import { PLATFORMS } from '../src/sources/registry.ts';
import { createUpstream } from '../src/upstream/http.ts';
import { startServer } from '../test/local-server.ts';
import type { PlatformFixture } from '../test/platform-fixture.ts';
import type { Fault } from './soak-upstream.ts';

/** A catalogue whose platform gives single records, so that `live` reads from it and keeps what it read in Redis. */
interface SingleRecords {
  /** Of a sources file. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** Its datasets as the gateway has read them. */
  datasets(gateway: Gateway): readonly { readonly uri: string; readonly title: string }[];
  /** Of the faults, those that any platform can have. */
  suffer(fault: Fault | undefined): void;
  close(): Promise<void>;
}

const ID = 'enskilda';

/** Starts it with so many datasets. */
export async function startSingleRecords(count: number): Promise<SingleRecords> {
  const upstream = createUpstream({ userAgent: 'Kommungraf/soak' });
  const found = Object.entries(PLATFORMS).find(([, createSource]) => createSource({ upstream }).datasets !== undefined);
  await upstream.close();
  if (found === undefined) throw new Error('no platform gives single records');
  const [name] = found;
  const { fixture } = (await import(`../src/sources/${name}/fixtures/platform.ts`)) as { fixture: PlatformFixture };
  const wanted = Array.from({ length: count }, (_, number) => ({
    number,
    title: `Datamängd ${number}`,
    file: `https://data.example.se/${ID}/${number}.csv`,
  }));
  let fault: Fault | undefined;
  const server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host ?? '127.0.0.1'}`);
    const { status = 200, headers = {}, body } = fixture.answer({ url, headers: request.headers }, wanted);
    switch (fault) {
      case 'hang':
      case 'drip':
        return;
      case 'error':
        response.writeHead(503).end();
        return;
      case 'cut':
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
        response.write(body.slice(0, body.length / 2), () => response.destroy());
        return;
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html></html>');
        return;
      case undefined:
      case 'garbage':
      case 'shrink':
      case 'empty':
      case 'truncate':
        response.writeHead(status, headers).end(body);
    }
  });
  return {
    entry: { id: ID, platform: name, ...fixture.entry(server.url) },
    datasets: ({ store }) =>
      store
        .datasets({ catalogues: [ID] }, { order: 'ID', descending: false, limit: count, backward: false })
        .items.flatMap(({ node }) => {
          const title = node.titles[0]?.value;
          return node.uri === undefined || title === undefined ? [] : [{ uri: node.uri, title }];
        }),
    suffer: (next) => (fault = next),
    close: () => server.close(),
  };
}
