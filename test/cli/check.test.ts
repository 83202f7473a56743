import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDcatFile } from '../../demo/dcat-file.ts';
import { startEntryStore } from '../../demo/entrystore.ts';
import { startServer } from '../local-server.ts';
import type { LocalServer } from '../local-server.ts';
import { contentOf, DEAD, kommungraf } from './run.ts';

interface Closable {
  close(): Promise<void>;
}
let servers: Closable[] = [];
beforeEach(() => {
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
});
async function running<T extends Closable>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  servers.push(server);
  return server;
}
const html = (response: ServerResponse, body: string, status = 200): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!DOCTYPE html><html lang="sv"><body>${body}</body></html>`);
};
const page = (body: string): Promise<LocalServer> =>
  running(
    startServer((request, response) => {
      if (request.url === '/') html(response, body);
      else html(response, 'Sidan finns inte', 404);
    }),
  );
const always = (status: number): Promise<LocalServer> =>
  running(
    startServer((_, response) => {
      response.writeHead(status, { 'content-type': 'text/plain' });
      response.end('nej\n');
    }),
  );

describe('kommungraf source check', { timeout: 60_000 }, () => {
  it('tells platform, publisher, datasets and what is missing, and ends with the entry to add', async () => {
    const store = await running(startEntryStore({ content: contentOf('ale') }));

    const { exitCode, stdout, stderr } = await kommungraf(['source', 'check', new URL('/', store.url).href]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Platform +entryscape$/m);
    expect(stdout).toMatch(/^Publisher +Ale kommun \(1440 Ale, from the catalogue's publisher\)$/m);
    expect(stdout).toMatch(/^Datasets +8 datasets with 18 distributions \(all were read\)$/m);
    expect(stdout).toMatch(/^ +1 of 1 +mandatory +agent +Typ +dcterms:type$/m);
    expect(stdout).toMatch(/^ +\d+ of 8 +recommended +dataset +Uppfyller +dcterms:conformsTo$/m);
    expect(stdout).toMatch(/^Time +\d+\.\d s to tell the platform, \d+\.\d s to read$/m);
    expect(
      stdout.endsWith(`    url: ${store.url}
    name: { sv: Ale kommuns öppna data, en: Open data of Ale Municipality }
    organisation: '1440'
`),
    ).toBe(true);
  });

  it('finds the document of a catalogue at its usual place, and counts the records it skipped', async () => {
    const file = await running(startDcatFile({ content: contentOf('lerum'), format: 'turtle' }));

    const { exitCode, stdout } = await kommungraf(['source', 'check', new URL('/', file.url).href, '--json']);
    const report = JSON.parse(stdout) as Record<string, unknown>;

    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      recognised: true,
      platform: 'dcat',
      entry: { url: file.url, id: 'lerum', organisation: '1441' },
      publisher: { name: 'Lerums kommun', organisation: '1441' },
      datasets: { all: true },
      skipped: { count: 0, first: [] },
      profile: { name: 'DCAT-AP-SE', version: '3.0.1', records: { catalogue: 1 } },
    });
    expect(report['yaml']).toContain('  - id: lerum\n    platform: dcat\n');
  });

  it('reads no more datasets than --limit says, and tells that there are more', async () => {
    const store = await running(startEntryStore({ content: contentOf('ale') }));

    const { exitCode, stdout } = await kommungraf(['source', 'check', store.url, '--limit', '3']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Datasets +3 datasets .*the first 3 of \d+ were read, --limit reads more/m);
    expect(stdout).toMatch(/of 3 +recommended +dataset/);
    expect(stdout).toMatch(/^Publisher +Ale kommun/m);
  });

  it('lists the publishers of a shared instance, and checks the one that --context names', async () => {
    const ale = contentOf('ale');
    const lerum = { ...contentOf('lerum'), store: ale.store, contextId: '77' };
    const store = await running(startEntryStore({ content: [{ ...ale, contextId: '66' }, lerum] }));

    const whole = await kommungraf(['source', 'check', store.url]);
    const one = await kommungraf(['source', 'check', store.url, '--context', '77']);
    const none = await kommungraf(['source', 'check', store.url, '--context', '78']);

    expect(whole.exitCode).toBe(0);
    expect(whole.stdout).toContain('2 publishers share the instance');
    expect(whole.stdout).toMatch(/^ {2}66 +Ale kommuns öppna data +\d+ datasets$/m);
    expect(whole.stdout).toMatch(/^ {2}77 +Lerums kommuns öppna data +\d+ datasets?$/m);
    expect(whole.stdout).toContain('--context');
    expect(whole.stdout).not.toContain('- id:');
    expect(one.exitCode).toBe(0);
    expect(one.stdout).toMatch(/^Publisher +Lerums kommun/m);
    expect(one.stdout).toContain('    options: { context: 77 }\n');
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toMatch(/has no context 78; write (77|one of 66, 77)\.$/m);
  });

  it('says so when nobody answers', async () => {
    const { exitCode, stdout, stderr } = await kommungraf(['source', 'check', DEAD]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^The address is dead: 127\.0\.0\.1:49151 refuses connections/);
    expect(stderr).not.toContain('    at ');
  });

  it('says so when the name does not exist', async () => {
    const { exitCode, stderr } = await kommungraf(['source', 'check', 'https://catalog.exempelstad.invalid/store']);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^The address is dead: catalog\.exempelstad\.invalid (is not a name that exists|could not be looked up)/,
    );
  });

  it('tells a page that only speaks of a platform from a catalogue, and what an address of the platform looks like', async () => {
    const server = await page('<h1>EntryScape</h1><p>Boka en demo</p>');

    const { exitCode, stderr } = await kommungraf(['source', 'check', server.url]);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^This is a web page that speaks of entryscape, but no catalogue answers behind it/);
    expect(stderr).toContain('For entryscape: url must end in /store');
  });

  it('tells where an address leads that redirects to another site', async () => {
    const marketing = await page('<h1>EntryScape</h1>');
    const gone = await running(
      startServer((_, response) => {
        response.writeHead(302, { location: `${marketing.url}/` });
        response.end();
      }),
    );

    const { exitCode, stderr } = await kommungraf(['source', 'check', gone.url]);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(`leads to another site, ${new URL(marketing.url).host}`);
  });

  it('names the document that a web page links to', async () => {
    const server = await page('<p>Våra data</p><a class="x" href="/export/allt.rdf?a=1&amp;b=2">RDF</a>');

    const { exitCode, stderr } = await kommungraf(['source', 'check', server.url]);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^This is a web page, not a catalogue\./);
    expect(stderr).toContain(`may be the catalogue: ${server.url}/export/allt.rdf?a=1&b=2`);
  });

  it.each([
    [401, 'login', /^The address needs a login, or does not let programs in \(127\.0\.0\.1:\d+ answered 401\)\./],
    [404, 'missing', /^There is nothing at this address \(127\.0\.0\.1:\d+ answered 404\)/],
    [501, 'dead', /^The address does not work now: 127\.0\.0\.1:\d+ answered 501\./],
    [200, 'other', /^The address answers text\/plain, which no platform knows as a catalogue\./],
  ])('says what is wrong with an address that answers %i to everything', async (status, reason, message) => {
    const server = await always(status);

    const { exitCode, stdout, stderr } = await kommungraf(['source', 'check', server.url, '--json']);
    const report = JSON.parse(stdout) as { readonly message: string };

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(report).toMatchObject({ url: `${server.url}/`, recognised: false, reason });
    expect(report.message).toMatch(message);
  });

  it('does not call addresses of the own network unless UPSTREAM_ALLOW names them', async () => {
    const store = await running(startEntryStore({ content: contentOf('ale') }));

    const { exitCode, stderr } = await kommungraf(['source', 'check', store.url], { env: { UPSTREAM_ALLOW: '' } });

    expect(exitCode).toBe(1);
    expect(stderr).toContain('name it in UPSTREAM_ALLOW');
    expect(store.requests.total).toBe(0);
  });

  it('reports what it could read of a catalogue that breaks off, and fails', async () => {
    const file = await running(
      startDcatFile({
        content: contentOf('ale'),
        format: 'turtle',
        hydra: { pageSize: 3, spelling: 'new' },
        quirks: { cut: 2 },
      }),
    );

    const { exitCode, stdout, stderr } = await kommungraf(['source', 'check', file.url]);

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^Datasets +[1-9]\d* datasets .*\(not read to the end\)$/m);
    expect(stderr).toMatch(/^Reading it failed: 127\.0\.0\.1:\d+ .*\.$/m);
  });
});
