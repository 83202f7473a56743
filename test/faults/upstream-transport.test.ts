import { gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { rdfXml, turtle } from './documents.ts';
import { fault } from './fault.ts';
import { type Handler, refusing, sending, useWorld, type View } from './world.ts';

const world = useWorld(
  [
    'u1',
    'u2',
    'u3',
    'u3-date',
    'u3-garbage',
    'u5',
    'u6',
    'u7',
    'u7-chunked',
    'u8',
    'u10',
    'u11',
    'u12',
    'u13',
    'u14',
    'u15',
  ],
  { UPSTREAM_MAX_MIB: '1' },
);
const KEPT = ['a', 'b'];
const HOUR_MS = 3_600_000;

const shown = (view: View): string =>
  `${view.state}, ${view.kind ?? 'no problem'}, ${view.titles.length} datasets served`;
/** The last good snapshot stands, says that it is stale, and why. */
const stands = (view: View, kind: string): void => {
  expect(view).toMatchObject({ state: 'STALE', kind, titles: KEPT, fresh: 0, stale: 1 });
};
const whole: Handler = (request, response, count) => {
  sending(turtle('u2', 'a', 'b'))(request, response, count);
};

describe('upstreams that fail on the wire', () => {
  fault(
    'U1',
    ['every answer is 500, 502 or 503', 'two more attempts, then the last snapshot, marked stale'],
    async (saw) => {
      const station = world.station('u1');
      const before = station.server.requests.length;

      const failed = await station.read((_request, response, count) => {
        response.writeHead([500, 502, 503][count % 3] ?? 500).end();
      });
      const attempts = station.server.requests.length - before;
      const recovered = await station.read(sending(turtle('u1', 'a', 'b')));

      saw(`${attempts} attempts; ${shown(failed)}; then ${shown(recovered)}`);
      stands(failed, 'UNREACHABLE');
      expect(attempts).toBe(3);
      expect(recovered).toMatchObject({ state: 'FRESH', kind: undefined, fresh: 1 });
    },
  );

  fault(
    'U2',
    ['429 with a Retry-After of a second', 'the wait is kept, and the second request is answered'],
    async (saw) => {
      const station = world.station('u2');
      const arrivals: number[] = [];

      const view = await station.read((request, response, count) => {
        arrivals.push(performance.now());
        (arrivals.length === 1 ? refusing(429, { 'retry-after': '1' }) : whole)(request, response, count);
      });

      const waited = (arrivals[1] ?? 0) - (arrivals[0] ?? 0);
      saw(`${arrivals.length} requests, ${Math.round(waited)} ms apart; ${shown(view)}`);
      expect(arrivals).toHaveLength(2);
      expect(waited).toBeGreaterThanOrEqual(990);
      expect(view).toMatchObject({ state: 'FRESH', titles: KEPT });
    },
  );

  fault(
    'U3',
    [
      '429 with a Retry-After of a day, as a date, or unreadable',
      'no retry and a hold of an hour at most; unreadable is our usual back-off',
    ],
    async (saw) => {
      const date = new Date(Date.now() + 24 * HOUR_MS).toUTCString();
      const cases = [
        ['u3', '86400', 1],
        ['u3-date', date, 1],
        ['u3-garbage', 'later', 3],
      ] as const;
      for (const [slug, retryAfter, attempts] of cases) {
        const station = world.station(slug);
        const before = station.server.requests.length;

        const failed = await station.read(refusing(429, { 'retry-after': retryAfter }));
        const made = station.server.requests.length - before;
        if (attempts === 1) await station.read();

        const waitMs = Date.parse(failed.nextAttempt ?? '') - Date.now();
        saw(
          `${slug.slice(3) || 'seconds'}: ${made} request(s), next in ${Math.round(waitMs / 60_000)} min, ${failed.kind ?? ''}`,
        );
        stands(failed, 'RATE_LIMITED');
        expect(made).toBe(attempts);
        // While the host is held, being told to read it again sends nothing.
        expect(station.server.requests.length - before).toBe(attempts);
        if (attempts === 1) expect(waitMs).toBeGreaterThan(0.9 * HOUR_MS);
        expect(waitMs).toBeLessThanOrEqual(4 * HOUR_MS);
      }
    },
  );

  fault('U5', ['headers never come', 'our deadline ends it; the snapshot stands'], async (saw) => {
    const view = await world.station('u5').read(() => undefined);

    saw(shown(view));
    stands(view, 'TIMED_OUT');
  });

  fault(
    'U6',
    ['a body that drips a byte at a time', 'the deadline of the whole call ends it, not that of silence'],
    async (saw) => {
      let hasEnded: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (hasEnded = resolve));

      const view = await world.station('u6').read((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/turtle' });
        const drip = setInterval(() => response.write('#'), 50);
        response.once('close', () => {
          clearInterval(drip);
          hasEnded();
        });
      });
      await ended;

      saw(`${shown(view)}; our connection was closed`);
      stands(view, 'TIMED_OUT');
    },
  );

  fault(
    'U7',
    ['the connection is cut in the middle of a body', 'what came is never taken for a whole document'],
    async (saw) => {
      const body = rdfXml('u7', 'a', 'b');
      const half = body.slice(0, body.indexOf('/b"'));
      for (const [slug, headers] of [
        ['u7', { 'content-length': String(Buffer.byteLength(body)) }],
        ['u7-chunked', {}],
      ] as const) {
        const view = await world.station(slug).read((_request, response) => {
          response.writeHead(200, { 'content-type': 'application/rdf+xml', ...headers });
          response.write(half, () => {
            setImmediate(() => response.socket?.destroy());
          });
        });

        saw(`${slug === 'u7' ? 'with a length' : 'chunked'}: ${shown(view)}`);
        stands(view, 'MALFORMED');
      }
    },
  );

  fault(
    'U8',
    ['RDF/XML that ends before its root does, with a clean end', 'refused at each of many cuts; the snapshot stands'],
    async (saw) => {
      const station = world.station('u8');
      const body = rdfXml('u8', 'a', 'b');
      const cuts = Array.from({ length: 12 }, (_, index) => body.length - 1 - index * 13).filter(
        (at) => at > body.indexOf('<rdf:RDF') + 8,
      );

      for (const cut of cuts) {
        const view = await station.read(sending(body.slice(0, cut), { 'content-type': 'application/rdf+xml' }));
        stands(view, 'MALFORMED');
      }

      saw(`refused at all ${cuts.length} cuts, 2 datasets served throughout`);
      expect(cuts.length).toBeGreaterThan(5);
    },
  );

  fault(
    'U10',
    ['a page of a website with 200, said to be data', 'refused by what it is; the snapshot stands'],
    async (saw) => {
      const page = '\n <!DOCTYPE html><html><head><title>Logga in</title></head><body>Tekniskt fel</body></html>';
      for (const type of ['text/html', 'application/rdf+xml', 'text/turtle']) {
        const view = await world.station('u10').read(sending(page, { 'content-type': type }));

        saw(`${type}: ${view.kind ?? 'no problem'}`);
        stands(view, 'MALFORMED');
      }
    },
  );

  fault('U11', ['a wrong content type, or none, over a right body', 'read for what it is'], async (saw) => {
    for (const headers of [{ 'content-type': 'text/html' }, { 'content-type': 'application/rdf+xml' }, {}]) {
      const view = await world.station('u11').read(sending(turtle('u11', 'a', 'b'), headers));

      saw(`${headers['content-type'] ?? 'none'}: ${view.state}`);
      expect(view).toMatchObject({ state: 'FRESH', kind: undefined, titles: KEPT });
    }
  });

  fault(
    'U12',
    [
      'bytes of another charset than is said, with or without a byte order mark',
      'letters are right, and none becomes U+FFFD',
    ],
    async (saw) => {
      const text = turtle('u12', 'Badplatser på Öland', 'Åkrar');
      const bodies = [
        ['Latin-1 said to be UTF-8', Buffer.from(text, 'latin1'), 'text/turtle; charset=utf-8'],
        ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'text/turtle'],
        ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'text/turtle; charset=iso-8859-1'],
      ] as const;
      for (const [name, body, type] of bodies) {
        const view = await world.station('u12').read(sending(body, { 'content-type': type }));

        saw(`${name}: ${view.titles.join(', ')}`);
        expect([...view.titles].sort()).toEqual(['Badplatser på Öland', 'Åkrar']);
      }
    },
  );

  fault(
    'U13',
    ['compression that explodes, is nested, cut short, or none', 'ended at the cap for what is unpacked, or refused'],
    async (saw) => {
      const station = world.station('u13');
      const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20, ' '));
      const zipped = gzipSync(Buffer.from(turtle('u13', ...Array.from({ length: 300 }, (_, index) => `d${index}`))));
      const cases = [
        ['bomb', bomb, 'gzip', 'TOO_LARGE'],
        ['twelve times', zipped, Array<string>(12).fill('gzip').join(', '), 'MALFORMED'],
        ['cut short', zipped.subarray(0, zipped.length / 2), 'gzip', 'MALFORMED'],
        ['not compressed', Buffer.from(turtle('u13', 'c')), 'gzip', 'MALFORMED'],
      ] as const;
      for (const [name, body, encoding, kind] of cases) {
        const view = await station.read(sending(body, { 'content-encoding': encoding }));

        saw(`${name}: ${view.kind ?? 'no problem'}`);
        stands(view, kind);
      }
      saw(`the bomb is ${Math.round(bomb.length / 1024)} kB on the wire`);
    },
  );

  fault(
    'U14',
    ['a body many times its usual size', 'read below the cap; above it refused, and the last good stands'],
    async (saw) => {
      const station = world.station('u14');
      const padded = (bytes: number): string => `${turtle('u14', 'a', 'b')}# ${'x'.repeat(bytes)}\n`;

      const larger = await station.read(sending(padded(900_000)));
      const tooLarge = await station.read(sending(padded(2_000_000)));

      saw(`0.9 of 1 MiB: ${larger.state}; 2 MB: ${shown(tooLarge)}`);
      expect(larger).toMatchObject({ state: 'FRESH', titles: KEPT });
      stands(tooLarge, 'TOO_LARGE');
    },
  );

  fault('U15', ['30 kB of response headers', 'refused; the snapshot stands'], async (saw) => {
    const view = await world
      .station('u15')
      .read(
        sending(
          turtle('u15', 'c'),
          Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`x-${n}`, 'y'.repeat(1_000)])),
        ),
      );

    saw(shown(view));
    stands(view, 'TOO_LARGE');
  });
});
