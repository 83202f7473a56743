import { env } from 'node:process';
import { afterEach, describe, expect } from 'vitest';
import { createAddressGuard } from '../../src/upstream/address-guard.ts';
import { parseAllowList } from '../../src/upstream/allow-list.ts';
import type { Reply } from '../../src/upstream/local-server.ts';
import { anything, createLocalUpstream, errorFrom, never } from '../../src/upstream/local-upstream.ts';
import { startGateway, type TestGateway } from '../gateway.ts';
import { createCertificate } from './certificate.ts';
import { dataset, PREFIXES, turtle } from './documents.ts';
import { fault } from './fault.ts';
import { refreshIn, viewOf } from './world.ts';

const local = createLocalUpstream();
const graphs: TestGateway[] = [];
afterEach(async () => {
  for (const graph of graphs.splice(0)) await graph.close();
  await local.close();
});

/** A gateway over catalogues at these addresses, each tried once. */
async function over(
  urls: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestGateway> {
  const catalogues = Object.entries(urls).map(([id, url]) => ({ id, platform: 'dcat', url }));
  const graph = await startGateway({ catalogues, env: { UPSTREAM_TIMEOUT_SECONDS: '1', ...settings } });
  graphs.push(graph);
  return graph;
}

const to =
  (location: string): Reply =>
  (response) => {
    response.writeHead(302, { location }).end();
  };
const sending =
  (body: string): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/turtle' }).end(body);
  };

const good = createCertificate(2);
const old = createCertificate(-1);
const noTls = (good === undefined || old === undefined) && env['CI'] !== 'true';
const tls = { good: good ?? { key: '', cert: '' }, old: old ?? { key: '', cert: '' } };

describe('where upstreams are, and where they lead', () => {
  fault(
    'U4',
    [
      'nobody listens, the name does not exist, the certificate has ended',
      'each is named; TLS is not tried twice; what was known stands',
    ],
    async (saw) => {
      const closing = await local.server(sending(turtle('u4', 'a', 'b')));
      const strange = await local.server(sending(turtle('u4', 'c')), tls.good);
      const ended = await local.server(sending(turtle('u4', 'd')), tls.old);
      const graph = await over({
        closing: closing.url.href,
        nameless: 'http://katalog.invalid/dcat',
        strange: strange.url.href,
      });
      await closing.close();

      const refused = await refreshIn(graph, 'closing');
      const nameless = await viewOf(graph, 'nameless');
      const untrusted = await viewOf(graph, 'strange');
      let attempts = 0;
      const past = await errorFrom(
        local
          .upstream({ trustedCertificates: [tls.old.cert], onEvent: () => (attempts += 1) })
          .json(ended.url, anything, never()),
      );

      saw(`refused: ${refused.message}; name: ${nameless.kind ?? ''}; TLS: ${past.message}, ${attempts} attempt`);
      expect(refused).toMatchObject({ state: 'STALE', kind: 'UNREACHABLE', titles: ['a', 'b'] });
      expect(nameless).toMatchObject({ state: 'MISSING', kind: 'UNREACHABLE' });
      expect(untrusted).toMatchObject({ state: 'MISSING', kind: 'UNREACHABLE' });
      expect(untrusted.message).toContain('does not offer a connection to be trusted');
      expect(past.message).toContain('CERT_HAS_EXPIRED');
      expect(attempts).toBe(1);
      expect([...strange.requests, ...ended.requests]).toEqual([]);
    },
    { skip: noTls },
  );

  fault(
    'U16',
    [
      'redirects in a loop, to another host, from https down to http',
      'the loop is left, the host is followed where we may call it, the step down is refused',
    ],
    async (saw) => {
      const loop = await local.server((response, request) => {
        to(request.url === '/a' ? '/b' : '/a')(response, request, 1);
      });
      const elsewhere = await local.server(sending(turtle('u16', 'a')));
      const moved = await local.server(to(elsewhere.url.href));
      const secure = await local.server(to(elsewhere.url.href), tls.good);
      const graph = await over({ loop: new URL('/a', loop.url).href, moved: moved.url.href });

      const looping = await viewOf(graph, 'loop');
      const followed = await viewOf(graph, 'moved');
      const asked = elsewhere.requests.length;
      const down = await errorFrom(
        local.upstream({ trustedCertificates: [tls.good.cert] }).json(secure.url, anything, never()),
      );

      saw(
        `loop: ${looping.message}, ${loop.requests.length} requests; other host: ${followed.state}; down: ${down.kind}`,
      );
      expect(looping).toMatchObject({ state: 'MISSING', kind: 'UNREACHABLE' });
      expect(loop.requests.length).toBeLessThanOrEqual(4);
      expect(followed).toMatchObject({ state: 'FRESH', titles: ['a'] });
      expect(down.kind).toBe('FORBIDDEN_ADDRESS');
      expect(elsewhere.requests).toHaveLength(asked);
    },
    { skip: noTls },
  );

  fault(
    'U17',
    [
      'addresses of this machine, of inner networks and of metadata, in every notation, and redirects to them',
      'refused before anything is connected to',
    ],
    async (saw) => {
      const secret = await local.server(sending(turtle('u17', 'hemligt')));
      const leading = await local.server(to(secret.url.href));
      const hosts = [
        ...['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '0.0.0.0', '10.1.2.3', '100.64.1.1'],
        ...['169.254.169.254', '172.16.0.1', '192.168.1.1', '224.0.0.1', 'localhost', 'a.localhost'],
        ...[
          '[::1]',
          '[::]',
          '[fd00::1]',
          '[fe80::1]',
          '[ff02::1]',
          '[::ffff:127.0.0.1]',
          '[64:ff9b::7f00:1]',
          '[2002:7f00:1::]',
        ],
      ];
      const urls = Object.fromEntries(hosts.map((host, n) => [`n${n}`, `http://${host}:${secret.url.port}/${n}`]));

      const graph = await over({ ...urls, leading: leading.url.href }, { UPSTREAM_ALLOW: leading.url.host });
      const views = await Promise.all(Object.keys(urls).map((slug) => viewOf(graph, slug)));
      const led = await viewOf(graph, 'leading');

      const refused = views.filter(({ kind }) => kind === 'FORBIDDEN_ADDRESS').length;
      saw(
        `${refused} of ${hosts.length} notations refused; redirect: ${led.kind ?? ''}; ${secret.requests.length} connections`,
      );
      expect(views.map(({ kind }, n) => [hosts[n], kind])).toEqual(hosts.map((host) => [host, 'FORBIDDEN_ADDRESS']));
      expect(led.kind).toBe('FORBIDDEN_ADDRESS');
      expect(leading.requests).toHaveLength(1);
      expect(secret.requests).toEqual([]);
    },
  );

  fault(
    'U18',
    [
      'a name that passes the first look and leads to this machine when it is connected to',
      'the address connected to is the one that is checked',
    ],
    async (saw) => {
      const secret = await local.server(sending('{}'));
      const { lookup } = createAddressGuard(parseAllowList(''));
      const byName = new URL(secret.url.href.replace('127.0.0.1', 'localhost'));

      // Without the look at the URL: what is left is what a name server says in the moment of connecting.
      const error = await errorFrom(local.upstream({ lookup }).json(byName, anything, never()));

      saw(`${error.kind}; ${secret.requests.length} connections`);
      expect(error.kind).toBe('FORBIDDEN_ADDRESS');
      expect(error.message).toContain('leads to');
      expect(secret.requests).toEqual([]);
    },
  );

  fault(
    'U19',
    ['ports of mail, databases and shells at public addresses', 'refused before anything is connected to'],
    async (saw) => {
      const ports = ['22', '25', '5432', '6379', '11211', '27017'];
      const leading = await local.server(to('http://8.8.8.8:6379/'));
      const urls = Object.fromEntries(ports.map((port) => [`p${port}`, `http://8.8.8.8:${port}/dcat`]));

      const graph = await over({ ...urls, leading: leading.url.href }, { UPSTREAM_ALLOW: leading.url.host });
      const views = await Promise.all(Object.keys(urls).map((slug) => viewOf(graph, slug)));
      const led = await viewOf(graph, 'leading');

      saw(
        `${views.filter(({ kind }) => kind === 'FORBIDDEN_ADDRESS').length} of ${ports.length} refused: ${views[0]?.message ?? ''}`,
      );
      expect(views.map(({ kind }) => kind)).toEqual(ports.map(() => 'FORBIDDEN_ADDRESS'));
      expect(views.map(({ message }, n) => message.includes(ports[n] ?? ''))).toEqual(ports.map(() => true));
      expect(led.kind).toBe('FORBIDDEN_ADDRESS');
    },
  );

  fault(
    'U20',
    ['a dataset whose file is at javascript:, data: or file:', 'kept as it was said, with a note; never called'],
    async (saw) => {
      const addresses = ['javascript:alert(1)', 'data:text/plain,x', 'file:///etc/passwd'];
      const distributions = addresses.map((each) => `[ a dcat:Distribution ; dcat:accessURL <${each}> ]`).join(' , ');
      const server = await local.server(sending(PREFIXES + dataset('u20', 'a', `dcat:distribution ${distributions}`)));

      const graph = await over({ u20: server.url.href });
      const view = await viewOf(graph, 'u20');

      const read = view.nodes.flatMap((node) => node.distributions);
      saw(`${read.length} distributions, each with its note: ${read[0]?.problems[0]?.reason ?? 'none'}`);
      expect(read.map(({ accessUrls }) => accessUrls[0]?.uri).sort()).toEqual([...addresses].sort());
      expect(read.map(({ problems }) => problems.map(({ reason }) => reason))).toEqual(
        addresses.map(() => ['is not an http or https address']),
      );
      expect(server.requests).toHaveLength(1);
    },
  );
});
