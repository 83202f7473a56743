import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, SETTINGS } from './config.ts';

describe('the settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      redisUrl: undefined,
      logLevel: 'info',
      refreshMs: 12 * 3_600_000,
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
