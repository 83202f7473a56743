import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import type { ResolveName } from './address-guard.ts';
import { createAddressGuard } from './address-guard.ts';
import { parseAllowList } from './allow-list.ts';

const refusal = (address: string, allow = ''): string | undefined =>
  createAddressGuard(parseAllowList(allow)).guard(new URL(address));

const resolve = (origin: string, allow: string, names?: ResolveName): Promise<string | LookupAddress[]> =>
  new Promise((done, fail) => {
    const url = new URL(origin);
    createAddressGuard(parseAllowList(allow), names).lookup(url)(url.hostname, { all: true }, (error, addresses) => {
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
  // Short, octal, hexadecimal and whole-number IPv4.
  'http://127.1/',
  'http://0/',
  'http://0x7f000001/',
  'http://0x7f.0x0.0x0.0x1/',
  'http://017700000001/',
  'http://0251.0376.0251.0376/',
  'http://169.16689662/',
  // Written so that a filter of texts would not see it.
  'http://127.0.0.1./',
  'http://127.0.0.1../',
  'http://localhost../',
  'http://%31%32%37.0.0.1/',
  'http://%6c%6f%63alhost/',
  'http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/',
  'http://127\u30020\u30020\u30021/',
  'http://\u24db\u24deca\u24dbhost/',
  'http://user:secret@127.0.0.1/',
  'http://8.8.8.8@127.0.0.1/',
  'http://127.0.0.1\\@8.8.8.8/',
  // IPv4 within IPv6: mapped, compatible, translated, NAT64 (both prefixes), 6to4, Teredo.
  'http://[0:0:0:0:0:ffff:7f00:1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::7f00:1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[64:ff9b::169.254.169.254]/',
  'http://[64:ff9b:1::10.0.0.1]/',
  'http://[2002:a9fe:a9fe::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[2001::1]/',
  // Metadata services of clouds.
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://[fd00:ec2::254]/',
  // Documentation, benchmarks, what is not given out at all.
  'http://192.88.99.1/',
  'http://198.19.0.1/',
  'http://[2001:2::1]/',
  'http://[2001:db8::1]/',
  'http://[3fff::1]/',
  'http://[100::1]/',
  'http://[5f00::1]/',
  'http://[4000::1]/',
  'http://[fec0::1]/',
])('refuses %s', (address) => {
  const why = refusal(address);

  expect(why).toContain('only public addresses are called');
});

test.each([
  'http://8.8.8.8/',
  'http://172.32.0.1/',
  'http://[2a00:1450:400f::1]/',
  'http://[::ffff:8.8.8.8]/',
  'http://[2620:fe::fe]/',
  'https://catalog.ale.se/store',
  'https://xn--lnsstyrelsen-jcb.se/',
  'http://öppnadata.se./',
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

test.each(['http://[fe80::1%25eth0]/', 'http://[::ffff:127.0.0.1%25lo]/', 'http://1.2.3.4.5/', 'http://256.1.1.1/'])(
  '%s is no URL to begin with',
  (address) => {
    const isUrl = URL.canParse(address);

    expect(isUrl).toBe(false);
  },
);

describe('a port', () => {
  test.each([
    ...[1, 7, 21, 22, 23, 25, 53, 81, 110, 143, 389, 445, 465, 587, 993, 1023],
    ...[2049, 2375, 3306, 3389, 5432, 5672, 6000, 6379, 6667, 9200, 10080, 11211, 27017],
  ])('of another protocol is refused: %d', (port) => {
    const why = refusal(`https://data.example.org:${port}/`);

    expect(why).toBe(
      `port ${port} of data.example.org is not one of HTTP; UPSTREAM_ALLOW may name data.example.org:${port}`,
    );
  });

  test.each([80, 443, 1024, 5000, 6443, 8080, 8443, 8880, 40_123])('where catalogues stand is called: %d', (port) => {
    const why = refusal(`http://data.example.org:${port}/`);

    expect(why).toBeUndefined();
  });

  test('of another protocol is called where it is allowed by name, and on that host only', () => {
    const allow = 'data.example.org:81,[fd00::8]:81';

    const refusals = ['data.example.org', '[fd00::8]', 'other.example.org', '[fd00::9]'].map((host) =>
      refusal(`http://${host}:81/`, allow),
    );

    expect(refusals.map((why) => why === undefined)).toEqual([true, true, false, false]);
  });

  test('of another protocol stays refused within a network that is allowed', () => {
    const why = refusal('http://10.1.2.3:6379/', '10.0.0.0/8');

    expect(why).toContain('port 6379 of 10.1.2.3 is not one of HTTP');
  });
});

describe('a look-up', () => {
  const answering =
    (...addresses: readonly string[]): ResolveName =>
    (_name, _options, callback) => {
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };

  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '224.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    'fe80::1%eth0',
    'fe80::1%2',
    'fd00::8',
    '64:ff9b::a00:1',
    'ff02::1',
    'not an address',
  ])('that ends at %s is refused', async (address) => {
    const lookup = resolve('http://data.example.org', '', answering(address));

    await expect(lookup).rejects.toMatchObject({ name: 'UpstreamError', kind: 'FORBIDDEN_ADDRESS' });
  });

  test('that gives public and private addresses gives the public ones', async () => {
    const names = answering('10.0.0.1', '8.8.8.8', '::1', '2620:fe::fe', 'fe80::1%eth0');

    const addresses = await resolve('http://data.example.org', '', names);

    expect(addresses).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2620:fe::fe', family: 6 },
    ]);
  });

  test('that gives nothing is refused', async () => {
    const lookup = resolve('http://data.example.org', '', answering());

    await expect(lookup).rejects.toMatchObject({ message: expect.stringContaining('leads to no address') as string });
  });
});
