import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { Harvested } from '../sources/source.ts';
import { found, HOUR, ref, START, world } from './fixtures/world.ts';
import type { World } from './fixtures/world.ts';

const ALE = ref('ale');

/** So many datasets, from one on; whose they are is in their addresses. */
const datasets = (count: number, host = 'ale'): Harvested[] =>
  Array.from({ length: count }, (_, index) => found(`https://${host}.example.se/${index}`)).flat();
const tagged = (etag: string, items: readonly Harvested[]): Harvested[] => [
  { type: 'validator', validator: { etag } },
  ...items,
];

/** A catalogue of 20 datasets that has been read, and after that answers as it is told. */
async function readOnce(entry = ALE): Promise<World & { answer: readonly Harvested[] | Error }> {
  const told: { answer: readonly Harvested[] | Error } = { answer: tagged('"good"', datasets(20)) };
  const made = await world([entry], () => told.answer);
  await made.refresher.refresh(entry);
  return Object.defineProperty(Object.assign(made, told), 'answer', {
    get: () => told.answer,
    set: (answer: readonly Harvested[] | Error) => {
      told.answer = answer;
    },
  });
}

describe('a refresh that is not believed', () => {
  it.each([
    ['is empty', [], 'it has no datasets any more, and had 20'],
    ['has lost most', datasets(9), '11 of its 20 datasets are gone'],
    ['is another catalogue', datasets(20, 'boras'), 'another catalogue'],
  ])('leaves the last good one as it was when it %s', async (_, answer, said) => {
    const made = await readOnce();
    made.answer = answer;

    const outcome = await made.refresher.refresh(ALE);

    expect(outcome).toMatchObject({ type: 'heldBack', error: { kind: 'SUSPICIOUS' } });
    expect(made.store.countDatasets({})).toBe(20);
    expect(made.store.catalogueStatus('ale')).toMatchObject({
      state: 'STALE',
      lastSuccess: '2026-11-23T12:00:00.000Z',
      problem: { kind: 'SUSPICIOUS', message: expect.stringContaining(said) as string },
      consecutiveFailures: 1,
      heldBack: { attempts: 1, datasets: answer.length, believedFrom: '2026-11-25T12:00:00.000Z' },
      history: [{ outcome: 'HELD_BACK', problem: 'SUSPICIOUS', datasets: answer.length }, { outcome: 'SUCCEEDED' }],
    });
  });

  it('is asked for by the validator of the good one, and never becomes the measure itself', async () => {
    const made = await readOnce();
    made.answer = tagged('"bad"', datasets(5));

    await made.refresher.refresh(ALE);
    await made.refresher.refresh(ALE);

    expect(made.validators).toEqual([undefined, { etag: '"good"' }, { etag: '"good"' }]);
    expect(made.store.catalogueStatus('ale')).toMatchObject({ heldBack: { attempts: 2 }, consecutiveFailures: 2 });
  });

  it.each([
    ['that nothing has changed', [{ type: 'unchanged' }] as const],
    ['what it was', datasets(20)],
  ])('is forgotten when the catalogue says %s, but for the history', async (_, answer) => {
    const made = await readOnce();
    made.answer = [];
    await made.refresher.refresh(ALE);
    made.answer = answer;

    await made.refresher.refresh(ALE);

    const status = made.store.catalogueStatus('ale');
    expect(status).toMatchObject({ state: 'FRESH', consecutiveFailures: 0, lastFailure: { kind: 'SUSPICIOUS' } });
    expect(status).not.toHaveProperty('heldBack');
    expect(status).not.toHaveProperty('problem');
    expect(status.history?.map(({ outcome }) => outcome)[1]).toBe('HELD_BACK');
  });

  it('is believed when the same comes for 48 hours, failures in between or not', async () => {
    const made = await readOnce();
    const seen: unknown[] = [];
    const answers = [datasets(5), new UpstreamError('UNREACHABLE', 'gone'), datasets(5), datasets(5), datasets(5)];
    for (const [index, answer] of answers.entries()) {
      made.now = START + (1 + index * 12) * HOUR;
      made.answer = answer;
      const { type } = await made.refresher.refresh(ALE);
      seen.push([type, made.store.countDatasets({})]);
    }

    expect(seen).toEqual([
      ['heldBack', 20],
      ['failed', 20],
      ['heldBack', 20],
      ['heldBack', 20],
      ['succeeded', 5],
    ]);
    expect(made.store.catalogueStatus('ale').state).toBe('FRESH');
  });

  it('begins anew when something else comes', async () => {
    const made = await readOnce();
    made.answer = datasets(5);
    await made.refresher.refresh(ALE);
    await made.refresher.refresh(ALE);
    made.now = START + 49 * HOUR;
    made.answer = [];

    const outcome = await made.refresher.refresh(ALE);

    expect(outcome.type).toBe('heldBack');
    expect(made.store.catalogueStatus('ale').heldBack).toMatchObject({
      attempts: 1,
      datasets: 0,
      since: '2026-11-25T13:00:00.000Z',
    });
  });

  it('is taken at once when an operator accepts it, and read whole for that', async () => {
    const made = await readOnce();
    made.answer = tagged('"new"', datasets(5));
    await made.refresher.refresh(ALE);

    const outcome = await made.refresher.accept(ALE);
    await made.refresher.refresh(ALE);

    expect(outcome).toEqual({ type: 'succeeded', datasets: 5 });
    expect(made.store.countDatasets({})).toBe(5);
    expect(made.validators.slice(2)).toEqual([undefined, { etag: '"new"' }]);
  });

  it('is tried again with growing waits, as after a failure', async () => {
    const made = await readOnce();
    made.answer = [];

    await made.refresher.refresh(ALE);
    const first = made.store.catalogueStatus('ale').nextAttempt;
    await made.refresher.refresh(ALE);

    expect([first, made.store.catalogueStatus('ale').nextAttempt]).toEqual([
      '2026-11-23T12:05:00.000Z',
      '2026-11-23T12:10:00.000Z',
    ]);
  });

  it('is so by the share that the catalogue’s own entry allows', async () => {
    const entry = ref('ale', { shrinkLimitPercent: 80 });
    const made = await readOnce(entry);
    made.answer = datasets(5);

    const outcome = await made.refresher.refresh(entry);

    expect(outcome).toEqual({ type: 'succeeded', datasets: 5 });
  });

  it('is never so in a catalogue that was not read whole before', async () => {
    let answers: readonly (Harvested | Error)[] = [...datasets(20), new UpstreamError('MALFORMED', 'cut off')];
    const made = await world([ALE], function* () {
      for (const answer of answers) {
        if (answer instanceof Error) throw answer;
        yield answer;
      }
    });
    await made.refresher.refresh(ALE);
    const part = made.store.countDatasets({});
    answers = datasets(12, 'boras');

    const outcome = await made.refresher.refresh(ALE);

    expect(part).toBe(20);
    expect(outcome).toEqual({ type: 'succeeded', datasets: 12 });
  });
});
