import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSavingProcess } from '../src/history/fixtures/saving-process.ts';
import { createSqliteHistory } from '../src/history/open.ts';

const KILLS = 6;
/** Datasets of a snapshot of the saving process; each of them changes in each generation. */
const DATASETS = 80;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kommungraf-killed-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the history of datasets', () => {
  test('of a process killed in the middle of saves tells all of a snapshot or nothing of it', async () => {
    const file = join(folder, 'record.sqlite');
    const seen: string[] = [];
    let next = 1;

    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = await startSavingProcess(file);
      await child.begin(next);
      await delay(Math.random() * 60);
      await child.kill();
      const history = createSqliteHistory(file, { info: () => undefined, warn: () => undefined });
      const [held] = await history.held();
      const events = new Map<string, number>();
      for await (const { at } of history.datasets.datasetEvents()) events.set(at, (events.get(at) ?? 0) + 1);
      await history.close();
      const isTold = held !== undefined && [...events.keys()].at(-1) === held.harvestedAt;
      const isWhole = [...events.values()].every((count) => count === DATASETS);
      if (!isTold || !isWhole) seen.push(`held ${held?.harvestedAt}, told ${JSON.stringify([...events])}`);
      next += 1_000;
    }

    expect(seen).toEqual([]);
  }, 60_000);
});
