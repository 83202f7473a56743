import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../errors.ts';
import type { CatalogueDescription, CatalogueRef } from '../model/catalogue.ts';
import type { Dataset } from '../model/dataset.ts';
import { jsonsOf } from '../model/record-batch.ts';
import type { SerialisedSnapshot } from '../model/snapshot.ts';
import { idFromUri } from '../model/id.ts';
import { readDcat } from '../rdf/dcat/read-dcat.ts';
import { Graph } from '../rdf/graph.ts';
import type { CatalogueSource, Harvested } from '../sources/source.ts';
import { harvest, type HarvestOutcome } from './harvest.ts';

const catalogue: CatalogueRef = {
  id: 'exempel',
  platform: 'test',
  url: 'https://data.example.se/store',
  status: 'active',
  options: {},
};

/** A dataset as the reader of DCAT makes it, so that the test knows nothing of the model's other fields. */
function dataset(name: string): Dataset {
  const graph = new Graph();
  const uri = `https://data.example.se/${name}`;
  graph.add(uri, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', {
    kind: 'iri',
    value: 'http://www.w3.org/ns/dcat#Dataset',
  });
  graph.add(uri, 'http://purl.org/dc/terms/title', { kind: 'literal', value: name });
  for (const item of readDcat(graph, catalogue.id)) if (item.type === 'dataset') return item.dataset;
  throw new Error('no dataset was read');
}
const found = (name: string): Harvested => ({ type: 'dataset', dataset: dataset(name) });

const sourceOf = (...items: (Harvested | Error)[]): CatalogueSource => ({
  async *harvest() {
    for (const item of items) {
      await Promise.resolve();
      if (item instanceof Error) throw item;
      yield item;
    }
  },
});
const run = (source: CatalogueSource, signal: AbortSignal = new AbortController().signal): Promise<HarvestOutcome> =>
  harvest({ source, catalogue, signal, now: () => '2026-11-23T12:00:00.000Z' });

/** The datasets of a snapshot, read back from their JSON. */
const datasetsOf = (snapshot: SerialisedSnapshot | undefined): readonly Dataset[] =>
  (snapshot?.records ?? []).flatMap((batch) =>
    batch.kind === 'dataset' ? jsonsOf(batch).map((json) => JSON.parse(json) as Dataset) : [],
  );
const snapshotOf = (outcome: HarvestOutcome): SerialisedSnapshot | undefined =>
  outcome.type === 'whole' ? outcome.snapshot : outcome.type === 'failed' ? outcome.part : undefined;

describe('harvesting a catalogue', () => {
  it('gathers what the adapter finds into a whole snapshot', async () => {
    const validator = { etag: '"1"' };

    const outcome = await run(
      sourceOf(found('a'), { type: 'validator', validator }, found('b'), {
        type: 'skipped',
        skipped: { id: 'x', reason: 'bad' },
      }),
    );

    expect(outcome).toMatchObject({
      type: 'whole',
      snapshot: {
        catalogueId: 'exempel',
        complete: true,
        harvestedAt: '2026-11-23T12:00:00.000Z',
        validator,
        counts: { datasets: 2, distributions: 0, dataServices: 0 },
        skippedCount: 1,
        skipped: [{ id: 'x', reason: 'bad' }],
      },
    });
    expect(datasetsOf(snapshotOf(outcome))).toEqual([dataset('a'), dataset('b')]);
    expect(snapshotOf(outcome)?.records.flatMap(({ ids }) => ids)).toEqual([
      idFromUri('dataset', 'https://data.example.se/a'),
      idFromUri('dataset', 'https://data.example.se/b'),
    ]);
  });

  it('hands on what was read before upstream failed, as a part that is not whole', async () => {
    const error = new UpstreamError('MALFORMED', 'cut off', { line: 7 });

    const outcome = await run(sourceOf({ type: 'validator', validator: { etag: '"1"' } }, found('a'), error));

    expect(outcome).toMatchObject({
      type: 'failed',
      error,
      part: { complete: false, counts: { datasets: 1 } },
    });
    expect(outcome.type === 'failed' && outcome.part?.validator).toBeUndefined();
  });

  it('has no part when nothing was read', async () => {
    const outcome = await run(sourceOf(new UpstreamError('UNREACHABLE', 'gone')));

    expect(outcome).toMatchObject({ type: 'failed', error: { kind: 'UNREACHABLE' } });
    expect(outcome).not.toHaveProperty('part');
  });

  it('keeps the first of two records with one id, and lists the second', async () => {
    const outcome = await run(sourceOf(found('a'), found('a')));

    expect(outcome).toMatchObject({
      snapshot: {
        counts: { datasets: 1 },
        skippedCount: 1,
        skipped: [{ id: 'https://data.example.se/a' }],
      },
    });
  });

  it('counts all skipped records and lists the first thousand', async () => {
    const skipped = Array.from({ length: 1500 }, (_, index): Harvested => ({
      type: 'skipped',
      skipped: { id: String(index), reason: 'bad' },
    }));

    const outcome = await run(sourceOf(...skipped, { type: 'skippedMore', count: 10 }));

    if (outcome.type !== 'whole') throw new Error(outcome.type);
    expect(outcome.snapshot.skippedCount).toBe(1510);
    expect(outcome.snapshot.skipped).toHaveLength(1000);
  });

  it('reports unchanged as such', async () => {
    expect(await run(sourceOf({ type: 'unchanged' }))).toEqual({ type: 'unchanged' });
  });

  it('takes the catalogue that has the others as parts', async () => {
    const part = description('Del', { isPartOf: [{ uri: 'https://data.example.se/hel', labels: [] }] });
    const main = description('Hel', { hasPart: [{ uri: 'https://data.example.se/del', labels: [] }] });

    const outcome = await run(sourceOf({ type: 'catalogue', catalogue: part }, { type: 'catalogue', catalogue: main }));

    expect(outcome).toMatchObject({ snapshot: { catalogue: { titles: [{ value: 'Hel' }] } } });
  });

  it('says TIMED_OUT when the time for a harvest is up', async () => {
    const hanging: CatalogueSource = {
      async *harvest(_catalogue, _since, signal) {
        yield found('a');
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        });
      },
    };

    const outcome = await run(hanging, AbortSignal.timeout(20));

    expect(outcome).toMatchObject({ type: 'failed', error: { kind: 'TIMED_OUT' }, part: { counts: { datasets: 1 } } });
  });

  it('throws the reason when it is told to stop', async () => {
    const reason = new Error('stopping');

    await expect(run(sourceOf(found('a'), new Error('socket closed')), AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('throws a bug of ours on, for it is not the upstream that failed', async () => {
    await expect(run(sourceOf(found('a'), new TypeError('undefined is not a function')))).rejects.toThrow(TypeError);
  });
});

function description(title: string, more: Partial<CatalogueDescription>): CatalogueDescription {
  const none = {
    descriptions: [],
    licences: [],
    rights: [],
    languages: [],
    homepages: [],
    spatial: [],
    themeTaxonomies: [],
  };
  return {
    ...none,
    titles: [{ value: title }],
    hasPart: [],
    isPartOf: [],
    catalogues: [],
    otherProperties: [],
    ...more,
  };
}
