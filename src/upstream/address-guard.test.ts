import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { parseAllowList } from './allow-list.ts';

const refusal = (address: string, allow = ''): string | undefined =>
  createAddressGuard(parseAllowList(allow)).guard(new URL(address));

const resolve = (origin: string, allow: string): Promise<string | LookupAddress[]> =>
  new Promise((done, fail) => {
    const url = new URL(origin);
    createAddressGuard(parseAllowList(allow)).lookup(url)(url.hostname, { all: true }, (error, addresses) => {
      if (error === null) done(addresses);
      else fail(error);
    });
  });

test.each([
  'http://127.0.0.1/',
  'http://127.8.9.10/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://0.0.0.0/',
  'http://10.1.2.3/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://224.0.0.251/',
  'http://255.255.255.255/',
  'http://[::]/',
  'http://[::1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a01:203]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fd00::8]/',
  'http://[fe80::1]/',
  'http://[ff02::1]/',
  'http://localhost/',
  'http://LOCALHOST.:8080/',
  'http://anything.localhost/',
])('refuses %s', (address) => {
  const why = refusal(address);

  expect(why).toContain('only public addresses are called');
});

test.each([
  'http://8.8.8.8/',
  'http://172.32.0.1/',
  'http://[2a00:1450:400f::1]/',
  'http://[::ffff:8.8.8.8]/',
  'https://catalog.ale.se/store',
])('lets %s pass', (address) => {
  const why = refusal(address);

  expect(why).toBeUndefined();
});

test.each([
  ['http://10.1.2.3/', '10.0.0.0/8'],
  ['http://10.1.2.3:8080/', ' 192.168.0.0/16 , 10.1.2.3:8080'],
  ['http://127.0.0.1:4010/', '127.0.0.1'],
  ['http://[::1]:4010/', '[0::1]:4010'],
  ['http://[fd00::8]/', 'fd00::/8'],
  ['http://localhost:4010/', 'localhost:4010'],
  ['http://localhost:4010/', '127.0.0.0/8'],
  ['https://localhost/', 'localhost:443'],
])('lets %s pass where "%s" is allowed', (address, allow) => {
  const why = refusal(address, allow);

  expect(why).toBeUndefined();
});

test.each([
  ['http://10.1.2.3:8081/', '10.1.2.3:8080'],
  ['http://11.0.0.1/', '192.168.0.0/16,127.0.0.1'],
  ['http://127.0.0.2/', '127.0.0.1'],
])('an allowance is no wider than it says: %s under "%s"', (address, allow) => {
  const isPublic = address.includes('11.0.0.1');

  const why = refusal(address, allow);

  expect(why === undefined).toBe(isPublic);
});

test.each([
  '10.0.0.0/33',
  '10.0.0.0/8/8',
  'fd00::/129',
  '300.1.1.1/8',
  'localhost',
  'localhost:0',
  'localhost:70000',
  'http://localhost:80',
  '10.0.0.0/',
])('says of the allowance "%s" what is wrong and how to write it', (entry) => {
  const parse = (): unknown => parseAllowList(`10.0.0.0/8,${entry}`);

  expect(parse).toThrow(`"${entry}" among the allowed upstream addresses`);
  expect(parse).toThrow('localhost:8080');
});

test('a name that leads to this machine is refused when it is looked up', async () => {
  const lookup = resolve('http://localhost:4010', '');

  await expect(lookup).rejects.toMatchObject({
    kind: 'FORBIDDEN_ADDRESS',
    message: expect.stringContaining('localhost:4010 leads to') as string,
  });
});

test('a name is looked up where its host and port are allowed, and on no other port', async () => {
  const allowed = await resolve('http://localhost:4010', 'localhost:4010');
  const other = resolve('http://localhost:22', 'localhost:4010');

  expect(allowed).not.toHaveLength(0);
  await expect(other).rejects.toMatchObject({ kind: 'FORBIDDEN_ADDRESS' });
});

test('of the addresses of a name only the allowed ones are connected to', async () => {
  const addresses = await resolve('http://localhost:4010', '127.0.0.0/8');

  expect(addresses).toEqual([{ address: '127.0.0.1', family: 4 }]);
});

test('a name that does not exist keeps its own error', async () => {
  const lookup = resolve('http://nobody.invalid', '');

  await expect(lookup).rejects.toMatchObject({ code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as string });
});
