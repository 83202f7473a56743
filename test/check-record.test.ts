import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CheckRecord, DuePlace, KeptContent, KeptLink } from '../src/history/check-record.ts';
import { engines } from '../src/history/fixtures/engines.ts';
import type { SqlHistory } from '../src/history/sql-history.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const day = (count: number): string => new Date(START + count * DAY_MS).toISOString();

const csv = 'https://data.ale.example/parker.csv';
const page = 'https://ale.example/parker';
const link = (url: string, parts: Partial<KeptLink> = {}): KeptLink => ({
  url,
  outcome: 'OK',
  status: 200,
  mediaType: 'text/csv',
  checkedAt: day(0),
  dueAt: day(7),
  ...parts,
});
const content = (parts: Partial<KeptContent> = {}): KeptContent => ({
  url: csv,
  specification: 'badplatser',
  state: 'INVALID',
  rows: 12,
  whole: true,
  columns: ['name', 'bad'],
  faults: [{ kind: 'NO_SUCH_COLUMN', column: 'id', message: { sv: 'saknas', en: 'is missing' } }],
  checkedAt: day(0),
  dueAt: day(7),
  validator: { etag: '"1"' },
  ...parts,
});

/** All that is due, page after page. */
async function allDue(record: CheckRecord, at: string, metSince = day(-3)): Promise<readonly string[]> {
  const urls: string[] = [];
  for (let place: DuePlace | undefined, more = true; more;) {
    const { links, next } = await record.dueLinks(at, metSince, place);
    urls.push(...links.map(({ url }) => url));
    place = next;
    more = next !== undefined;
  }
  return urls;
}

for (const engine of engines()) {
  describe.skipIf(!engine.isThere && process.env['CI'] !== 'true')(`what checks found, in ${engine.name}`, () => {
    const opened: SqlHistory[] = [];
    const open = (): CheckRecord => {
      const history = engine.connect();
      opened.push(history);
      return history.checks;
    };

    beforeAll(() => engine.start());
    beforeEach(() => engine.empty());
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((history) => history.close()));
    });
    afterAll(() => engine.stop());

    test('an address that was met is due at once, and then when its check says so', async () => {
      const record = open();

      await record.meetLinks([csv, page], day(0));
      const first = await allDue(record, day(0));
      await record.writeLinks([link(csv)]);

      expect(first.toSorted()).toEqual([page, csv].toSorted());
      expect(await allDue(record, day(6))).toEqual([page]);
      expect(await allDue(record, day(7))).toEqual([page, csv]);
    });

    test('a check is read by another connection as it was written, and what was never asked is absent', async () => {
      const gone = link(page, { outcome: 'GONE', status: 404, failingSince: day(-2), missingSince: day(-1) });
      const silent: KeptLink = {
        url: csv,
        outcome: 'NO_ANSWER',
        checkedAt: day(0),
        dueAt: day(1),
        failingSince: day(0),
      };
      await open().writeLinks([gone, silent]);

      const found = await open().links([csv, page, 'https://ale.example/andra', csv]);

      expect(found).toEqual(
        new Map([
          [page, gone],
          [csv, silent],
        ]),
      );
    });

    test('a later check replaces the one before, and takes nothing from it', async () => {
      const record = open();
      await record.writeLinks([link(csv, { outcome: 'REFUSED', failingSince: day(0), missingSince: day(0) })]);

      const later: KeptLink = { url: csv, outcome: 'NO_ANSWER', checkedAt: day(1), dueAt: day(2) };
      await record.writeLinks([later]);

      expect((await record.links([csv])).get(csv)).toEqual(later);
    });

    test('addresses of any number and length are due in pages, each once', async () => {
      const record = open();
      const urls = Array.from(
        { length: 1_234 },
        (_, n) => `https://ale.example/${n}?${'å'.repeat(n % 2 === 0 ? 0 : 3_000)}`,
      );

      await record.meetLinks(urls, day(0));

      const due = await allDue(record, day(0));
      expect(due).toHaveLength(urls.length);
      expect(new Set(due)).toEqual(new Set(urls));
    });

    test('what no catalogue gives any more is not due, and is forgotten after its time', async () => {
      const record = open();
      await record.meetLinks([csv, page], day(0));
      await record.meetLinks([page], day(91));

      const due = await allDue(record, day(91), day(88));
      await record.forgetLinks(day(1));
      await record.meetLinks([csv], day(92));
      await record.writeLinks([link(page, { dueAt: day(100) })]);

      expect(due).toEqual([page]);
      expect((await record.dueLinks(day(92), day(89))).links).toEqual([{ url: csv, dueAt: day(92) }]);
      expect([...(await record.links([csv, page])).keys()]).toEqual([page]);
    });

    test('a host is one holder’s at a time, until it is given back or its time is over', async () => {
      const [one, other] = [open(), open()];

      const taken = [
        await one.takeHost('ale.example', 'one', START, START + 1_000),
        await other.takeHost('ale.example', 'other', START, START + 1_000),
        await other.takeHost('lerum.example', 'other', START, START + 1_000),
        await one.takeHost('ale.example', 'one', START + 500, START + 2_000),
        await other.takeHost('ale.example', 'other', START + 1_500, START + 3_000),
        await other.takeHost('ale.example', 'other', START + 2_000, START + 3_000),
      ];
      await one.releaseHost('ale.example', 'one');
      const notMine = await one.takeHost('ale.example', 'one', START + 2_001, START + 3_000);
      await other.releaseHost('ale.example', 'other');
      const free = await one.takeHost('ale.example', 'one', START + 2_002, START + 3_000);

      expect(taken).toEqual([true, false, true, true, false, true]);
      expect([notMine, free]).toEqual([false, true]);
    });

    test('of many who want a host at the same moment one gets it', async () => {
      const records = Array.from({ length: 4 }, open);
      await records[0]?.links([csv]);

      const taken = await Promise.all(
        records.map((record, n) => record.takeHost('ale.example', `holder ${n}`, START, START + 1_000)),
      );

      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test('what was found in files is kept by address and specification', async () => {
      const record = open();
      const other = content({ specification: 'lekplatser', state: 'VALID', faults: [] });
      const without: KeptContent = {
        ...{ url: page, specification: 'badplatser', state: 'UNKNOWN', whole: false, columns: [] },
        ...{ faults: [], checkedAt: day(0), dueAt: day(1) },
      };
      await record.writeContents([content({ rows: 1 }), other, without]);
      await record.writeContents([content()]);

      const asked = await record.contents([
        { url: csv, specification: 'badplatser' },
        { url: page, specification: 'badplatser' },
        { url: page, specification: 'lekplatser' },
      ]);
      const list = await record.contentsOf(['badplatser', 'utegym']);
      await record.forgetContents(day(1));

      expect(new Set(asked.values())).toEqual(new Set([content(), without]));
      expect(new Set(list)).toEqual(new Set([content(), without]));
      expect(await record.contentsOf(['badplatser', 'lekplatser'])).toEqual([]);
    });
  });
}
