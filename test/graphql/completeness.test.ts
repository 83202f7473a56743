import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueStatus } from '../../src/model/snapshot.ts';
import type { Graph } from './graph.ts';
import { openFullGraph, openGraph } from './graph.ts';
import { fresh, snapshot } from './build-record.ts';
import { SNAPSHOTS } from './records.ts';

const COMPLETENESS =
  'completeness { asked fresh stale missing problems { catalogue { slug } kind message line since } }';

let graph: Graph;

async function completeness(args = ''): Promise<unknown> {
  const { datasets } = await graph.ask(`{ datasets${args} { ${COMPLETENESS} } }`);
  return (datasets as { completeness: unknown }).completeness;
}

describe('the completeness of a list', () => {
  describe('before anything has been read', () => {
    beforeEach(async () => {
      graph = await openGraph();
    });

    afterEach(async () => {
      await graph.close();
    });

    it('is that all active catalogues are missing, without a problem yet', async () => {
      expect(await completeness()).toEqual({ asked: 4, fresh: 0, stale: 0, missing: 4, problems: [] });
    });

    it('becomes fresh, then stale with a reason, catalogue by catalogue', async () => {
      const [first] = SNAPSHOTS;
      const failing: CatalogueStatus = {
        ...fresh('goteborg'),
        state: 'STALE',
        consecutiveFailures: 1,
        problem: { kind: 'UNREACHABLE', message: 'No route.', since: '2024-05-04T00:00:00.000Z' },
      };

      await graph.writer.writeSnapshot(first ?? snapshot('goteborg'), fresh('goteborg'));
      const read = await completeness('(filter: { catalogues: ["goteborg"] })');
      await graph.writer.writeStatus(failing);
      const failed = await completeness('(filter: { catalogues: ["goteborg"] })');

      expect(read).toEqual({ asked: 1, fresh: 1, stale: 0, missing: 0, problems: [] });
      expect(failed).toEqual({
        asked: 1,
        fresh: 0,
        stale: 1,
        missing: 0,
        problems: [{ catalogue: { slug: 'goteborg' }, line: null, ...failing.problem }],
      });
    });
  });

  describe('with fresh, stale and missing catalogues', () => {
    beforeEach(async () => {
      graph = await openFullGraph();
    });

    afterEach(async () => {
      await graph.close();
    });

    it('counts each state and names what is wrong, and inactive catalogues are not asked', async () => {
      expect(await completeness()).toEqual({
        asked: 4,
        fresh: 2,
        stale: 1,
        missing: 1,
        problems: [
          {
            catalogue: { slug: 'boras' },
            kind: 'TIMED_OUT',
            message: 'boras.example did not answer in 30 s.',
            line: null,
            since: '2024-05-01T10:00:00.000Z',
          },
          {
            catalogue: { slug: 'ale' },
            kind: 'MALFORMED',
            message: 'The document ends in the middle of an element.',
            line: 7,
            since: '2024-05-01T09:00:00.000Z',
          },
        ],
      });
    });

    it('is the same for organisations, services, catalogues and statistics', async () => {
      const counts = { asked: 4, fresh: 2, stale: 1, missing: 1 };

      const answer = await graph.ask(`{
        organisations(first: 0) { completeness { asked fresh stale missing } }
        dataServices { completeness { asked fresh stale missing } }
        catalogues { completeness { asked fresh stale missing } }
        statistics { completeness { asked fresh stale missing } }
      }`);

      expect(answer).toEqual({
        organisations: { completeness: counts },
        dataServices: { completeness: counts },
        catalogues: { completeness: counts },
        statistics: { completeness: counts },
      });
    });

    it('names a missing catalogue where its organisation is asked for', async () => {
      const { organisation } = await graph.ask(
        `{ organisation(municipalityCode: "1440") { datasets { totalCount completeness { missing problems { catalogue { slug } } } } } }`,
      );

      expect(organisation).toEqual({
        datasets: { totalCount: 0, completeness: { missing: 1, problems: [{ catalogue: { slug: 'ale' } }] } },
      });
    });
  });
});
