import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { CatalogueSource, Harvested } from '../sources/source.ts';
import { found, HOUR, ref, START, world } from './fixtures/world.ts';
import { openConnection } from '../store/connection.ts';
import { createHarvester } from './harvester.ts';

describe('keeping catalogues fresh', () => {
  it('reads every active catalogue at the first start, and no inactive one', async () => {
    const catalogues = [ref('ale'), ref('boras'), ref('dals-ed', { status: 'inactive' })];
    const { refresher, asked, store } = await world(catalogues, ({ id }) => found(`https://${id}.example.se/1`));

    await refresher.start();

    expect(asked.sort()).toEqual(['ale', 'boras']);
    expect(store.countDatasets({})).toBe(2);
    expect(store.catalogueStatus('ale')).toMatchObject({ state: 'FRESH', consecutiveFailures: 0 });
  });

  it('reads nothing at a start where all is fresh, and what is due when its time has come', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kommungraf-refresher-'));
    const first = await world([ref('ale')], () => found('https://ale.example.se/1'), {}, folder);
    await first.refresher.start();
    await first.refresher.stop();
    await first.writer.close();

    const soon = await world([ref('ale')], () => found('https://ale.example.se/1'), {}, folder);
    soon.now = START + HOUR;
    await soon.refresher.start();
    await soon.refresher.stop();
    await soon.writer.close();
    const late = await world([ref('ale')], () => new UpstreamError('UNREACHABLE', 'nere'), {}, folder);
    late.now = START + 13 * HOUR;
    await late.refresher.start();

    expect(soon.asked).toEqual([]);
    expect(late.asked).toEqual(['ale']);
    expect(late.store.countDatasets({})).toBe(1);
    expect(late.store.catalogueStatus('ale')).toMatchObject({ state: 'STALE', problem: { kind: 'UNREACHABLE' } });
  });

  it('keeps a whole snapshot when a later reading breaks off, and serves a part where there was none', async () => {
    let items: readonly string[] = [];
    const { refresher, store } = await world([ref('ale'), ref('boras')], function* ({ id }) {
      for (const name of items) yield* found(`https://${id}.example.se/${name}`);
      if (items.length === 1) throw new UpstreamError('MALFORMED', 'cut off', { line: 9 });
    });

    items = ['1', '2'];
    await refresher.refresh(ref('ale'));
    items = ['3'];
    await refresher.refresh(ref('ale'));
    await refresher.refresh(ref('boras'));

    expect(store.catalogueCounts('ale').datasets).toBe(2);
    expect(store.catalogueCounts('boras').datasets).toBe(1);
    for (const id of ['ale', 'boras']) {
      expect(store.catalogueStatus(id)).toMatchObject({ state: 'STALE', problem: { kind: 'MALFORMED', line: 9 } });
    }
  });

  it('grows the revision with each change of data or state', async () => {
    let answer: Iterable<Harvested> | Error = found('https://ale.example.se/1');
    const { refresher, store } = await world([ref('ale')], () => answer);

    await refresher.refresh(ref('ale'));
    const read = store.revision();
    answer = new UpstreamError('UNREACHABLE', 'nere');
    await refresher.refresh(ref('ale'));

    expect(store.revision()).toBeGreaterThan(read);
  });

  it('goes on with the others when one trips over a bug of ours', async () => {
    const { refresher, store, bugs } = await world([ref('ale'), ref('boras')], ({ id }) =>
      id === 'ale' ? new TypeError('a bug') : found('https://boras.example.se/1'),
    );

    await refresher.start();

    expect(bugs).toEqual([expect.any(TypeError)]);
    expect(store.catalogueCounts('boras').datasets).toBe(1);
  });

  it('does not ask an upstream again and again when a bug of ours leaves its next attempt in the past', async () => {
    let answer: Iterable<Harvested> | Error = found('https://ale.example.se/1');
    const made = await world([ref('ale')], () => answer);
    await made.refresher.start();
    made.now = START + 13 * HOUR;
    answer = new TypeError('a bug');

    await made.refresher.start();
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect(made.asked).toEqual(['ale', 'ale']);
    expect(made.bugs).toHaveLength(1);
  });

  it('leaves the snapshot as it was when it is stopped in the middle', async () => {
    let started: () => void = () => undefined;
    const underway = new Promise<void>((resolve) => (started = resolve));
    const slow: CatalogueSource = {
      async *harvest(_catalogue, _since, signal) {
        yield* found('https://ale.example.se/1');
        started();
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        });
      },
    };
    const { refresher, store, bugs } = await world([ref('ale')], () => [], {
      harvester: createHarvester({ source: () => slow, timeoutMs: 10_000 }),
    });

    const reading = refresher.start();
    await underway;
    await refresher.stop();
    await reading;

    expect(store.countDatasets({})).toBe(0);
    expect(store.catalogueStatus('ale')).toMatchObject({ state: 'MISSING', consecutiveFailures: 0 });
    expect(bugs).toEqual([]);
  });

  it('reads a catalogue once for all who ask for it at the same time, and tells each what became of it', async () => {
    const { refresher, asked } = await world([ref('ale'), ref('boras')], ({ id }) =>
      id === 'ale' ? found('https://ale.example.se/1') : new UpstreamError('REFUSED', 'no'),
    );

    const outcomes = await Promise.all([ref('ale'), ref('ale'), ref('boras'), ref('ale')].map(refresher.refresh));
    const later = await refresher.refresh(ref('ale'));

    expect(asked).toEqual(['ale', 'boras', 'ale']);
    const read = { type: 'succeeded', datasets: 1 };
    expect(outcomes).toMatchObject([read, read, { type: 'failed', error: { kind: 'REFUSED' } }, read]);
    expect(later).toEqual(read);
  });

  it('keeps to the time to live of each catalogue', async () => {
    const catalogues = [ref('ale', { ttlHours: 1 }), ref('boras')];
    const { refresher, store } = await world(catalogues, ({ id }) => found(`https://${id}.example.se/1`));

    await refresher.start();

    // 80 to 95 % of the time, here in the middle.
    expect(store.catalogueStatus('ale').nextAttempt).toBe('2026-11-23T12:52:30.000Z');
    expect(store.catalogueStatus('boras').nextAttempt).toBe('2026-11-23T22:30:00.000Z');
  });

  it('says that a snapshot has grown old while its refresh hangs', async () => {
    let answer: (catalogue: { readonly id: string }) => Iterable<Harvested> = () => found('https://ale.example.se/1');
    const hanging: CatalogueSource = {
      async *harvest(catalogue, _since, signal) {
        yield* answer(catalogue);
        if (answer !== none) return;
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        });
      },
    };
    const none = (): Iterable<Harvested> => [];
    const { refresher, store } = await world([ref('ale')], () => [], {
      harvester: createHarvester({ source: () => hanging, timeoutMs: 10_000 }),
      now: () => Date.now(),
      freshMs: 300,
    });
    await refresher.start();
    const before = store.catalogueStatus('ale').state;
    answer = none;

    void refresher.refresh(ref('ale'));

    expect(before).toBe('FRESH');
    await vi.waitFor(() => {
      expect(store.catalogueStatus('ale').state).toBe('STALE');
    });
  });

  it('puts a bug of ours down in the history, without its text, and waits longer after each', async () => {
    const made = await world([ref('ale')], () => new TypeError('a secret: hunter2'));

    await made.refresher.refresh(ref('ale'));
    const outcome = await made.refresher.refresh(ref('ale'));

    const status = made.store.catalogueStatus('ale');
    expect(outcome).toEqual({ type: 'faulted' });
    expect(status).toMatchObject({
      state: 'MISSING',
      consecutiveFailures: 2,
      nextAttempt: '2026-11-23T12:10:00.000Z',
      history: [{ outcome: 'FAILED' }, { outcome: 'FAILED' }],
    });
    expect(JSON.stringify(status)).not.toContain('hunter2');
  });

  it('goes on from a status that an earlier version has written', async () => {
    const { refresher, store, writer } = await world([ref('ale')], () => found('https://ale.example.se/1'));
    await writer.writeStatus({ catalogueId: 'ale', state: 'MISSING', consecutiveFailures: 4 });

    await refresher.refresh(ref('ale'));

    expect(store.catalogueStatus('ale')).toMatchObject({ state: 'FRESH', history: [{ outcome: 'SUCCEEDED' }] });
  });

  it('does not try again at once while nothing can be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kommungraf-refresher-'));
    const made = await world([ref('ale')], () => found('https://ale.example.se/1'), {}, folder);
    const saboteur = openConnection(join(folder, 'read-model.sqlite'), { readOnly: false });
    saboteur.exec("CREATE TRIGGER sabotage BEFORE UPDATE ON meta BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    saboteur.close();

    const outcome = await made.refresher.refresh(ref('ale'));
    made.now = START + 4 * 60_000;
    await made.refresher.start();
    const early = made.asked.length;
    made.now = START + 6 * 60_000;
    await made.refresher.start();

    expect(outcome).toEqual({ type: 'faulted' });
    expect(made.bugs[0]).toMatchObject({ message: expect.stringContaining('could not be written') as string });
    expect([early, made.asked.length]).toEqual([1, 2]);
  });

  it('ends what waits for its turn when it is stopped', async () => {
    const { refresher, asked } = await world(
      [ref('ale'), ref('boras')],
      ({ id }) => found(`https://${id}.example.se/1`),
      { concurrency: 1 },
    );

    const waiting = Promise.all([ref('ale'), ref('boras')].map(refresher.refresh));
    await refresher.stop();

    expect((await waiting).at(-1)).toEqual({ type: 'stopped' });
    expect(asked).not.toContain('boras');
  });
});

describe('how long what cannot be read any more is served', () => {
  const HALF_YEAR = 182 * 24 * HOUR;

  it('goes on without end unless somebody says otherwise', async () => {
    let answer: () => Iterable<Harvested> | Error = () => found('https://ale.example.se/1');
    const made = await world([ref('ale')], () => answer());
    await made.refresher.start();

    answer = () => new UpstreamError('UNREACHABLE', 'nere');
    made.now = START + HALF_YEAR;
    await made.refresher.start();

    expect(made.store.countDatasets({})).toBe(1);
    expect(made.store.catalogueStatus('ale').state).toBe('STALE');
  });

  it('ends after `staleDays`, is told as missing with its problem, and comes back with the catalogue', async () => {
    let answer: () => Iterable<Harvested> | Error = () => found('https://ale.example.se/1');
    const catalogue = ref('ale', { staleDays: 90 });
    const made = await world([catalogue], () => answer());
    await made.refresher.start();
    answer = () => new UpstreamError('UNREACHABLE', 'nere');
    await made.refresher.refresh(catalogue);

    made.now = START + 89 * 24 * HOUR;
    await made.refresher.start();
    const before = [made.store.countDatasets({}), made.store.catalogueStatus('ale').state];
    made.now = START + HALF_YEAR;
    await made.refresher.start();
    const after = [made.store.countDatasets({}), made.store.catalogueStatus('ale').state];
    const { problem } = made.store.catalogueStatus('ale');
    answer = () => found('https://ale.example.se/1');
    await made.refresher.refresh(catalogue);

    expect(before).toEqual([1, 'STALE']);
    expect(after).toEqual([0, 'MISSING']);
    expect(problem).toMatchObject({ kind: 'UNREACHABLE' });
    expect([made.store.countDatasets({}), made.store.catalogueStatus('ale').state]).toEqual([1, 'FRESH']);
    expect(made.bugs).toEqual([]);
  });

  it('stays missing when a further attempt fails', async () => {
    let answer: () => Iterable<Harvested> | Error = () => found('https://ale.example.se/1');
    const catalogue = ref('ale');
    const made = await world([catalogue], () => answer(), { staleMs: 24 * HOUR });
    await made.refresher.start();
    answer = () => new UpstreamError('UNREACHABLE', 'nere');

    made.now = START + 25 * HOUR;
    await made.refresher.start();
    await made.refresher.refresh(catalogue);

    expect([made.store.countDatasets({}), made.store.catalogueStatus('ale').state]).toEqual([0, 'MISSING']);
  });
});
