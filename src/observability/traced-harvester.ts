import type { Harvester } from '../catalogue/harvester.ts';
import type { Tracing } from './tracing.ts';

/** The same harvester, with a span around each harvest and each look-up: what waits for upstreams. */
export function createTracedHarvester(harvester: Harvester, tracing: Tracing): Harvester {
  return {
    harvest: (catalogue, since, signal, onProgress) =>
      tracing.span(
        'harvest',
        {
          kind: 'client',
          // A trace of its own: whoever has wished for it, others wait for it too, and the next one is due by the clock.
          remote: {},
          attributes: { 'kommungraf.catalogue': catalogue.id, 'kommungraf.platform': catalogue.platform },
        },
        async (span) => {
          const outcome = await harvester.harvest(catalogue, since, signal, onProgress);
          span.set({ 'kommungraf.outcome': outcome.type });
          if (outcome.type === 'failed') span.fail(outcome.error.kind);
          return outcome;
        },
      ),
    lookUp: (catalogue, uris, signal) =>
      tracing.span(
        'look up',
        {
          kind: 'client',
          attributes: {
            'kommungraf.catalogue': catalogue.id,
            'kommungraf.platform': catalogue.platform,
            'kommungraf.records': uris.length,
          },
        },
        () => harvester.lookUp(catalogue, uris, signal),
      ),
    close: () => harvester.close(),
  };
}
