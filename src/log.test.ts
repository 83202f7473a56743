import { once } from 'node:events';
import { connect } from 'node:net';
import { env } from 'node:process';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { createLocalRedis, hasRedisServer } from './cache/local-redis.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { REPEATS_WRITTEN } from './log-repeats.ts';
import { startServer } from './server/fixtures/running-server.ts';

const skipRedis = !hasRedisServer() && env['CI'] !== 'true';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Written {
  readonly log: ReturnType<typeof createLog>;
  readonly text: () => string;
  readonly lines: () => readonly Readonly<Record<string, unknown>>[];
}

function logTo(secrets: readonly string[] = [], isTTY = false): Written {
  let text = '';
  const out = { isTTY, write: (line: string) => (text += line) };
  return {
    log: createLog({ level: 'debug', out, secrets }),
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the log', () => {
  const { secrets } = readConfig({
    METRICS_TOKEN: 'token-0123456789',
    REDIS_URL: 'rediss://kommungraf:r%C3%B6d%22spr%C3%A5k@cache.example.se:6380/0',
  });

  it.each([false, true])('holds no secret of the settings, by whatever way it comes (terminal: %s)', (isTTY) => {
    const { log, text } = logTo(secrets, isTTY);
    const cause = new Error('AUTH röd"språk failed');
    const error = Object.assign(new Error('cannot reach rediss://kommungraf:r%C3%B6d%22spr%C3%A5k@cache', { cause }), {
      command: { name: 'auth', args: ['kommungraf', 'röd"språk'] },
    });

    log.error({ err: error }, 'röd"språk');
    log.warn(error);
    log.info({ headers: { authorization: 'Bearer token-0123456789' }, deep: { er: ['token-0123456789'] } });
    log.child({ token: 'token-0123456789' }).debug('%s', 'r%C3%B6d%22spr%C3%A5k');

    expect(text()).toContain('cannot reach');
    expect(text()).not.toMatch(/språk|spr%C3%A5k|0123456789|auth"/);
  });

  it('holds neither name and password nor the query string of an address', () => {
    const { log, text, lines } = logTo();

    log.warn({ url: 'https://admin:hunter2@data.example.se/dcat?api_key=hunter3&x=1' }, 'see http://a.se/b?c=hunter4');

    expect(text()).not.toContain('hunter');
    expect(lines()[0]).toMatchObject({ url: 'https://…@data.example.se/dcat?…', msg: 'see http://a.se/b?…' });
  });

  it('holds of an error its message, its stack with its causes, and its code', () => {
    const { log, lines } = logTo();
    const error = Object.assign(new Error('outer', { cause: new Error('inner') }), { code: 'ENOSPC', secret: 'x' });

    log.error({ err: error }, 'failed');

    const written = lines()[0]?.['err'] as Record<string, string>;
    expect(Object.keys(written).sort()).toEqual(['code', 'message', 'stack', 'type']);
    expect(written['stack']).toContain('inner');
  });

  it('writes an error under load a few times, and everything else always', () => {
    const { log, lines } = logTo();

    for (let index = 0; index < 1_000; index += 1) {
      log.child({ reqId: index }).error({ err: new Error('broken') }, 'a request failed');
      log.info('graphql');
    }
    for (let index = 0; index < 20; index += 1) log.fatal('uncaught');

    const messages = lines().map(({ msg }) => msg);
    expect(messages.filter((each) => each === 'a request failed')).toHaveLength(REPEATS_WRITTEN);
    expect(messages.filter((each) => each === 'graphql')).toHaveLength(1_000);
    expect(messages.filter((each) => each === 'uncaught')).toHaveLength(20);
  });

  it('that cannot be written stops nobody, and says afterwards what is missing', () => {
    let isFull = true;
    const lines: string[] = [];
    const write = (line: string): void => {
      if (isFull) throw new Error('ENOSPC: no space left on device');
      lines.push(line);
    };
    const log = createLog({ level: 'info', out: { write } });

    log.info('one');
    log.info('two');
    isFull = false;
    log.info('three');

    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('three');
    expect(lines[1]).toMatch(/"lines":2.*ENOSPC.*could not be written/);
  });

  it('of a server that is sent secrets everywhere holds none, and has the id of each request', async () => {
    const { log, text, lines } = logTo();
    const { url, server } = await startServer({ log });
    closing.push(() => server.drain());
    const headers = {
      authorization: 'Bearer hemligt7',
      cookie: 'session=hemligt7',
      'x-api-key': 'hemligt7',
      'content-type': 'application/json',
      'x-request-id': 'min-begaran-1',
    };
    const body = (query: string): RequestInit => ({
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables: { t: 'hemligt7' }, extensions: { hemligt7: 'hemligt7' } }),
    });

    await fetch(`${url}/graphql?hemligt7=hemligt7`, body('query A($t: String) { echo(text: $t) broken mistyped }'));
    await fetch(`${url}/graphql`, body('{ echo(text: "hemligt7") broken }'));
    await fetch(`${url}/graphql`, body('{ echo(text: "hemligt7" hemligt7'));
    await fetch(`${url}/graphql`, body('{ hemligt7 }'));
    await fetch(`${url}/graphql?query=%7Becho(text:%22hemligt7%22)%7D`, { headers });
    await fetch(`${url}/hemligt7?hemligt7=hemligt7`, { headers });
    await fetch(`${url}/graphql`, { method: 'POST', headers, body: '{"query": hemligt7' });
    await fetch(`${url}/metrics`, { headers });
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
    socket.write('hemligt7 HTTP/9.9\r\nhemligt7\r\n\r\n');
    socket.resume();
    await once(socket, 'close');

    expect(text()).not.toContain('hemligt7');
    const told = lines().filter(({ msg }) => msg === 'graphql' || msg === 'a resolver failed');
    expect(told.length).toBeGreaterThan(5);
    expect(told.every(({ reqId }) => reqId === 'min-begaran-1')).toBe(true);
  });

  it.skipIf(skipRedis)('of a login that Redis refuses does not hold the password (needs redis-server)', async () => {
    const redis = await createLocalRedis();
    await redis.start();
    closing.push(() => redis.close());
    const client = new Redis(redis.url.replace('redis://', 'redis://kommungraf:hunter2@'), { lazyConnect: true });
    client.on('error', () => undefined);
    closing.push(() => {
      client.disconnect();
    });
    const error: unknown = await client.call('auth', 'kommungraf', 'hunter2').catch((reason: unknown) => reason);
    const { log, text } = logTo();

    log.error({ err: error }, 'refused');

    expect(JSON.stringify(error)).toContain('hunter2');
    expect(text()).toContain('refused');
    expect(text()).not.toContain('hunter2');
  });
});
