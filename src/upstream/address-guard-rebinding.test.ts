import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { ResolveName } from './address-guard.ts';
import { createAddressGuard } from './address-guard.ts';
import { parseAllowList } from './allow-list.ts';
import { anything, createLocalUpstream, errorFrom, never } from './local-upstream.ts';

const local = createLocalUpstream();
const opened: Server[] = [];
afterEach(async () => {
  await local.close();
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** 127.0.0.2 plays the public address (it alone is allowed), 127.0.0.1 the private one: same port, two servers. */
const PUBLIC = '127.0.0.2';
const PRIVATE = '127.0.0.1';

interface Rebinding {
  readonly url: URL;
  readonly asked: { public: number; private: number };
  readonly resolved: string[];
  /** Answers the addresses one after the other, the last one for ever. */
  readonly resolve: ResolveName;
}

const rebinding = async (...answers: readonly (readonly string[])[]): Promise<Rebinding> => {
  const asked = { public: 0, private: 0 };
  const secret = await local.server((response) => {
    asked.private += 1;
    response.end('{"secret":true}');
  });
  const port = Number(secret.url.port);
  const server = createServer((_request, response) => {
    asked.public += 1;
    // A connection that is kept would not be looked up again.
    response.writeHead(200, { connection: 'close' }).end('{"open":true}');
  });
  opened.push(server);
  await new Promise<void>((resolve) => {
    server.listen(port, PUBLIC, resolve);
  });
  const resolved: string[] = [];
  return {
    url: new URL(`http://rebind.example:${port}/`),
    asked,
    resolved,
    resolve: (name, _options, callback) => {
      const addresses = answers[Math.min(resolved.length, answers.length - 1)] ?? [];
      resolved.push(name);
      callback(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );
    },
  };
};

test('a name that leads to a public address first and to a private one later is not followed there', async () => {
  const { url, asked, resolved, resolve } = await rebinding([PUBLIC], [PRIVATE]);
  const upstream = local.upstream(createAddressGuard(parseAllowList(PUBLIC), resolve));

  const first = await upstream.json(url, anything, never());
  const error = await errorFrom(upstream.json(url, anything, never()));

  expect(first).toEqual({ open: true });
  expect(error).toMatchObject({ kind: 'FORBIDDEN_ADDRESS', url: url.href });
  expect(error.message).toContain(`${url.host} leads to ${PRIVATE}, a loopback address`);
  expect(asked).toEqual({ public: 1, private: 0 });
  expect(resolved).toHaveLength(2);
});

test('a name is asked for once for each connection: there is no check that another look-up could outwit', async () => {
  const { url, asked, resolved, resolve } = await rebinding([PUBLIC]);
  const upstream = local.upstream(createAddressGuard(parseAllowList(PUBLIC), resolve));

  await upstream.json(url, anything, never());
  await upstream.json(url, anything, never());

  expect(resolved).toHaveLength(asked.public);
});

test('a name that leads to both at once is connected to at the public address only', async () => {
  const { url, asked, resolve } = await rebinding([PRIVATE, PUBLIC]);
  const upstream = local.upstream(createAddressGuard(parseAllowList(PUBLIC), resolve));

  const value = await upstream.json(url, anything, never());

  expect(value).toEqual({ open: true });
  expect(asked).toEqual({ public: 1, private: 0 });
});

test('a redirect to a name that leads to a private address is not followed', async () => {
  const { url, asked, resolve } = await rebinding([PRIVATE]);
  const redirecting = await local.server((response) => {
    response.writeHead(302, { location: url.href }).end();
  });
  const upstream = local.upstream(createAddressGuard(parseAllowList(`${PUBLIC},${redirecting.url.host}`), resolve));

  const error = await errorFrom(upstream.json(redirecting.url, anything, never()));

  expect(error).toMatchObject({ kind: 'FORBIDDEN_ADDRESS', url: redirecting.url.href });
  expect(asked).toEqual({ public: 0, private: 0 });
});
