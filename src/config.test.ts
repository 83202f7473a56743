import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, SETTINGS } from './config.ts';

describe('the settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      redisUrl: undefined,
      databaseUrl: undefined,
      logLevel: 'info',
      refreshMs: 12 * 3_600_000,
      shrinkLimitPercent: 50,
      suspiciousMs: 48 * 3_600_000,
    });
  });

  it('are read from the environment, an empty one being none', () => {
    const config = readConfig({ PORT: '0', REDIS_URL: 'redis://localhost:6379', REFRESH_HOURS: '0.5', HOST: '' });

    expect(config).toMatchObject({
      port: 0,
      redisUrl: 'redis://localhost:6379',
      refreshMs: 1_800_000,
      host: '127.0.0.1',
    });
  });

  it('count clients only where they can be told apart, unless a number is given', () => {
    const limits = [
      {},
      { HOST: '0.0.0.0' },
      { TRUST_PROXY: '127.0.0.0/8' },
      { RATE_LIMIT_PER_MINUTE: '5' },
      { HOST: '0.0.0.0', RATE_LIMIT_PER_MINUTE: '0' },
    ].map((env) => readConfig(env).rateLimitPerMinute);

    expect(limits).toEqual([0, 6000, 6000, 5, 0]);
  });

  it('take proxies as networks or as a number of hops, and nothing that is neither', () => {
    const given = ['', '2', '10.0.0.0/8, 2001:db8::/32', '192.0.2.1'].map((TRUST_PROXY) => readConfig({ TRUST_PROXY }));

    expect(given.map(({ trustProxy }) => trustProxy)).toEqual([[], 2, ['10.0.0.0/8', '2001:db8::/32'], ['192.0.2.1']]);
    for (const TRUST_PROXY of ['true', '*', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy.example.se', '10.0.0.0/']) {
      expect(() => readConfig({ TRUST_PROXY })).toThrow('TRUST_PROXY');
    }
  });

  it('name every wrong one at once', () => {
    const wrong = { PORT: 'http', LOG_LEVEL: 'loud', REDIS_URL: 'localhost:6379', UPSTREAM_PER_HOST: '-1' };

    expect(() => readConfig(wrong)).toThrow(ConfigError);
    for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
  });

  it('are each described in the README', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

    expect(SETTINGS.filter(({ name }) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
