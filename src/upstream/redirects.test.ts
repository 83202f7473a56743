import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterEach, describe, expect, test } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { parseAllowList } from './allow-list.ts';
import type { Reply } from './local-server.ts';
import { anything, createLocalUpstream, errorFrom, never } from './local-upstream.ts';

const local = createLocalUpstream();
afterEach(() => local.close());

const to =
  (location: string, status = 302): Reply =>
  (response) => {
    response.writeHead(status, { location }).end();
  };

const json: Reply = (response) => {
  response.end('{"ok":true}');
};

/** Redirects /3 to /2 to /1 to /0, which answers. */
const steps: Reply = (response, request, count) => {
  const left = Number(request.url?.slice(1));
  (left === 0 ? json : to(`/${left - 1}`))(response, request, count);
};

test('three redirects are followed, and the body knows where it came from', async () => {
  const server = await local.server(steps);

  const body = await local.upstream().stream(new URL('/3', server.url), { accept: '*/*' }, never());

  expect(body?.url.href).toBe(new URL('/0', server.url).href);
  expect(server.requests).toHaveLength(4);
});

test('a fourth redirect is not followed', async () => {
  const server = await local.server(steps);

  const error = await errorFrom(local.upstream().json(new URL('/4', server.url), anything, never()));

  expect(error).toMatchObject({ kind: 'UNREACHABLE', url: new URL('/4', server.url).href });
  expect(error.message).toContain('redirects without end');
  expect(server.requests).toHaveLength(4);
});

test('a redirect in a loop is left at once', async () => {
  const server = await local.server((response, request, count) => {
    to(request.url === '/a' ? '/b' : '/a')(response, request, count);
  });

  const error = await errorFrom(local.upstream().json(new URL('/a', server.url), anything, never()));

  expect(error).toMatchObject({ kind: 'UNREACHABLE' });
  expect(error.message).toContain('redirects in a loop');
  expect(server.requests).toHaveLength(2);
});

test('a redirect to an address that is none is UNREACHABLE', async () => {
  const server = await local.server(to('http://['));

  const error = await errorFrom(local.upstream().json(server.url, anything, never()));

  expect(error).toMatchObject({ kind: 'UNREACHABLE', message: `${server.url.host} redirects to nowhere` });
  expect(server.requests).toHaveLength(1);
});

test('a redirect to another host is followed, and named when that one fails', async () => {
  const other = await local.server((response) => {
    response.writeHead(404).end();
  });
  const server = await local.server(to(other.url.href, 301));

  const error = await errorFrom(local.upstream().json(server.url, anything, never()));

  expect(error.message).toBe(`${server.url.host} (now at ${other.url.host}) answered 404`);
  expect(error.url).toBe(server.url.href);
});

test('a path that begins with two slashes is a path', async () => {
  const server = await local.server(json);
  const asked: string[] = [];
  const upstream = local.upstream({
    guard: (url) => {
      asked.push(url.host);
      return undefined;
    },
  });

  await upstream.json(new URL(`${server.url.href}/169.254.169.254/x`), anything, never());

  expect(new Set(asked)).toEqual(new Set([server.url.host]));
  expect(server.requests[0]?.url).toBe('//169.254.169.254/x');
});

describe('addresses that are not called', () => {
  test.each(['ftp://example.org/', 'file:///etc/passwd', 'data:text/plain,x'])('%s', async (address) => {
    const error = await errorFrom(local.upstream().json(new URL(address), anything, never()));

    expect(error.kind).toBe('FORBIDDEN_ADDRESS');
  });

  test.each(['file:///etc/passwd', 'ftp://example.org/', 'javascript:alert(1)'])(
    'a redirect to %s',
    async (address) => {
      const server = await local.server(to(address));

      const error = await errorFrom(local.upstream().json(server.url, anything, never()));

      expect(error.kind).toBe('FORBIDDEN_ADDRESS');
      expect(error.message).toContain('redirects to an address that we do not call');
      expect(server.requests).toHaveLength(1);
    },
  );

  test('an address that the guard refuses is never connected to', async () => {
    const server = await local.server(json);
    const upstream = local.upstream(createAddressGuard(parseAllowList('')));

    const error = await errorFrom(upstream.stream(server.url, { accept: '*/*' }, never()));

    expect(error).toMatchObject({ kind: 'FORBIDDEN_ADDRESS', url: server.url.href });
    expect(error.message).toContain('is a loopback address');
    expect(server.requests).toHaveLength(0);
  });

  test('the guard is asked again for the second redirect', async () => {
    const secret = await local.server(json);
    const second = await local.server(to(secret.url.href));
    const first = await local.server(to(second.url.href));
    const allow = `${first.url.host},${second.url.host}`;
    const upstream = local.upstream(createAddressGuard(parseAllowList(allow)));

    const error = await errorFrom(upstream.json(first.url, anything, never()));

    expect(error).toMatchObject({ kind: 'FORBIDDEN_ADDRESS', url: first.url.href });
    expect(error.message).toContain(`${secret.url.host} is a loopback address`);
    expect(second.requests).toHaveLength(1);
    expect(secret.requests).toHaveLength(0);
  });

  test('a name that leads to a forbidden address is never connected to', async () => {
    const server = await local.server(json);
    const byName = new URL(server.url.href.replace('127.0.0.1', 'localhost'));
    const { lookup } = createAddressGuard(parseAllowList(''));

    const error = await errorFrom(local.upstream({ lookup }).json(byName, anything, never()));

    expect(error.kind).toBe('FORBIDDEN_ADDRESS');
    expect(error.message).toContain(`${byName.host} leads to`);
    expect(server.requests).toHaveLength(0);
  });

  test('a name that is allowed is connected to', async () => {
    const server = await local.server(json);
    const byName = new URL(server.url.href.replace('127.0.0.1', 'localhost'));
    const upstream = local.upstream(createAddressGuard(parseAllowList(byName.host)));

    const value = await upstream.json(byName, anything, never());

    expect(value).toEqual({ ok: true });
  });
});

/** A certificate for 127.0.0.1, signed by itself; undefined where openssl is missing. */
const certificate = ((): { key: string; cert: string } | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const { status } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=kommungraf-test', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
  ]);
  const made = status === 0 ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } : undefined;
  rmSync(folder, { recursive: true });
  return made;
})();

describe.skipIf(certificate === undefined && env['CI'] !== 'true')('over TLS (needs openssl)', () => {
  const trusted = { trustedCertificates: [certificate?.cert ?? ''] };
  const tls = certificate ?? { key: '', cert: '' };

  test('a certificate of our own authority is trusted', async () => {
    const server = await local.server(json, tls);

    const value = await local.upstream(trusted).json(server.url, anything, never());

    expect(value).toEqual({ ok: true });
  });

  test('a certificate that nobody vouches for is UNREACHABLE, without a second attempt', async () => {
    const server = await local.server(json, tls);
    let attempts = 0;

    const error = await errorFrom(
      local.upstream({ onEvent: () => (attempts += 1) }).json(server.url, anything, never()),
    );

    expect(error.kind).toBe('UNREACHABLE');
    expect(error.message).toContain('does not offer a connection to be trusted (DEPTH_ZERO_SELF_SIGNED_CERT)');
    expect(attempts).toBe(1);
    expect(server.requests).toHaveLength(0);
  });

  test('a redirect from https to http is refused', async () => {
    const plain = await local.server(json);
    const server = await local.server(to(plain.url.href), tls);

    const error = await errorFrom(local.upstream(trusted).json(server.url, anything, never()));

    expect(error.kind).toBe('FORBIDDEN_ADDRESS');
    expect(error.message).toContain('over https:// only');
    expect(plain.requests).toHaveLength(0);
  });

  test('a redirect from http to https is followed', async () => {
    const secure = await local.server(json, tls);
    const server = await local.server(to(secure.url.href));

    const value = await local.upstream(trusted).json(server.url, anything, never());

    expect(value).toEqual({ ok: true });
  });
});
