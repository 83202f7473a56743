import { describe, expect, it, type TestContext } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import {
  loadPlatforms,
  type Opening,
  openPlatform,
  type OpenPlatform,
  RETRIES,
  send,
  sendHalf,
  type Spoil,
} from './open-platform.ts';

const platforms = await loadPlatforms();
const HOUR_MS = 3_600_000;

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Spoil =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/plain', ...headers });
    response.end(body);
  };
const HTML = '<!doctype html><html><head><title>Logga in</title></head><body>Sidan finns inte</body></html>';
const html = answering(200, { 'content-type': 'text/html; charset=utf-8' }, HTML);

describe.concurrent.each(platforms)('platform $name when its server fails', (platform) => {
  const { fixture } = platform;
  const open = async ({ onTestFinished }: TestContext, opening: Opening): Promise<OpenPlatform> => {
    const opened = await openPlatform(platform, opening);
    onTestFinished(() => opened.close());
    return opened;
  };
  const titles = ({ items }: Awaited<ReturnType<OpenPlatform['harvest']>>): readonly string[] =>
    items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.titles[0]?.value ?? ''] : []));

  it.for([
    ['404', 'REFUSED', answering(404)],
    ['401', 'REFUSED', answering(401)],
    ['HTML with 200', 'MALFORMED', html],
    ['nothing with 200', 'MALFORMED', answering(200)],
    ['half a body', 'MALFORMED', sendHalf],
    [
      'JSON of something else',
      'MALFORMED',
      answering(200, { 'content-type': 'application/json' }, fixture.brokenEnvelope),
    ],
  ] as const)('says of $0: $1', async ([, kind, spoil], context) => {
    const opened = await open(context, { datasets: 3, spoil });

    const { error } = await opened.harvest();

    expect(error).toMatchObject({ name: 'UpstreamError', kind });
  });

  it('says UNREACHABLE of a server that answers 500 to every attempt', async (context) => {
    const opened = await open(context, { datasets: 3, spoil: answering(500) });

    const { error } = await opened.harvest();

    expect(error).toMatchObject({ kind: 'UNREACHABLE', status: 500 });
    const [first] = opened.server.requests;
    expect(opened.server.requests.filter((each) => each === first)).toHaveLength(1 + RETRIES);
  });

  it('reads on after one answer of 500', async (context) => {
    const opened = await open(context, {
      datasets: 3,
      spoil: (response, prepared, count) => {
        (count === 1 ? answering(500) : send)(response, prepared, count);
      },
    });

    const harvest = await opened.harvest();

    expect(harvest.error).toBeUndefined();
    expect(titles(harvest)).toHaveLength(3);
  });

  it('says TIMED_OUT of a server that never answers', async (context) => {
    const opened = await open(context, { datasets: 3, deadlineMs: 400, spoil: () => undefined });

    const { error } = await opened.harvest();

    expect(error).toMatchObject({ kind: 'TIMED_OUT' });
  });

  it('waits as long as 429 asks, where that is short, and reads on', async (context) => {
    const opened = await open(context, {
      datasets: 3,
      spoil: (response, prepared, count) => {
        (count === 1 ? answering(429, { 'retry-after': '1' }) : send)(response, prepared, count);
      },
    });

    const harvest = await opened.harvest();

    expect(harvest.error).toBeUndefined();
    expect(titles(harvest)).toHaveLength(3);
  });

  it.for([
    ['seconds', (): string => '3600'],
    ['a date', (): string => new Date(Date.now() + HOUR_MS).toUTCString()],
  ] as const)(
    'says RATE_LIMITED and asks for nothing more where 429 asks for an hour in $0',
    async ([, retryAfter], context) => {
      const opened = await open(context, { datasets: 3, spoil: answering(429, { 'retry-after': retryAfter() }) });

      const { error } = await opened.harvest();

      expect(error).toMatchObject({ kind: 'RATE_LIMITED' });
      const retryAfterMs = error instanceof UpstreamError ? error.retryAfterMs : undefined;
      expect(retryAfterMs).toBeGreaterThan(0.9 * HOUR_MS);
      expect(retryAfterMs).toBeLessThanOrEqual(HOUR_MS);
      expect(opened.server.requests).toHaveLength(1);
    },
  );

  it('gives what came before a later answer fails, and then the failure', async (context) => {
    const clean = await open(context, { datasets: fixture.severalPages });
    await clean.harvest();
    const countIn = (bodies: readonly string[]): number =>
      clean.wanted.filter(({ number }) => bodies.some((body) => body.includes(`/${number}.csv`))).length;
    const answers = clean.bodies.length;

    for (let failing = 2; failing <= answers; failing += 1) {
      for (const [kind, spoil] of [
        ['REFUSED', answering(404)],
        ['MALFORMED', html],
        ['MALFORMED', sendHalf],
      ] as const) {
        const opened = await open(context, {
          datasets: fixture.severalPages,
          spoil: (response, prepared, count) => {
            (count >= failing ? spoil : send)(response, prepared, count);
          },
        });

        const harvest = await opened.harvest();

        expect(harvest.error).toMatchObject({ kind });
        const before = countIn(clean.bodies.slice(0, failing - 1));
        expect(titles(harvest).length).toBeGreaterThanOrEqual(before);
        expect(new Set(titles(harvest)).size).toBe(titles(harvest).length);
      }
    }
    expect(answers).toBeLessThanOrEqual(fixture.requestsFor(fixture.severalPages));
  });
});
