import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from './content-of.ts';
import { startDataJson } from './data-json.ts';
import type { DemoServer } from './entrystore.ts';

const sandviken = contentOf('sandviken');

let running: DemoServer[] = [];
async function start(): Promise<DemoServer> {
  const server = await startDataJson({ content: sandviken });
  running.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

interface Document {
  readonly conformsTo: string;
  readonly dataset: readonly {
    readonly identifier: string;
    readonly title: string;
    readonly issued: string | null;
    readonly temporal: string | null;
    readonly accrualPeriodicity?: string;
    readonly distribution: readonly { readonly downloadURL?: string; readonly accessURL?: string }[];
  }[];
}

describe("the demo's data.json", () => {
  it('is one DCAT-US document with every dataset and distribution', async () => {
    const server = await start();

    const response = await fetch(server.url);
    const document = (await response.json()) as Document;

    expect(response.headers.get('content-type')).toBe('application/json');
    expect(document.conformsTo).toBe('https://project-open-data.cio.gov/v1.1/schema');
    expect(document.dataset.map(({ title }) => title)).toEqual(
      sandviken.datasets.map(({ titles }) => titles[0]?.value),
    );
    expect(document.dataset.map(({ distribution }) => distribution.length)).toEqual(
      sandviken.datasets.map(({ distributions }) => distributions.length),
    );
    expect(new Set(document.dataset.map(({ identifier }) => identifier)).size).toBe(25);
  });

  it('has nulls where nothing is said, repeating intervals, and a file or an address for each distribution', async () => {
    const server = await start();

    const { dataset } = (await (await fetch(server.url)).json()) as Document;

    const distributions = dataset.flatMap(({ distribution }) => distribution);
    expect(dataset.some(({ issued }) => issued === null)).toBe(true);
    expect(dataset.some(({ temporal }) => temporal === null)).toBe(true);
    expect(dataset.some(({ accrualPeriodicity }) => accrualPeriodicity === 'R/P1Y')).toBe(true);
    expect(distributions.filter((one) => (one.downloadURL === undefined) === (one.accessURL === undefined))).toEqual(
      [],
    );
  });

  it('is not sent again to who has it already', async () => {
    const server = await start();
    const first = await fetch(server.url);
    await first.arrayBuffer();

    const again = await fetch(server.url, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    server.replace({ ...sandviken, datasets: sandviken.datasets.slice(1) });
    const changed = await fetch(server.url, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });

    expect([again.status, changed.status]).toEqual([304, 200]);
  });

  it('is at one address only', async () => {
    const server = await start();

    const response = await fetch(new URL('/index.json', server.url));

    expect(response.status).toBe(404);
  });

  it('says the same at every start', async () => {
    const [first, second] = [await start(), await start()];

    const [one, other] = await Promise.all([first, second].map(async ({ url }) => (await fetch(url)).text()));

    expect(one).toContain('Sandviken');
    expect(other).toBe(one);
  });
});
