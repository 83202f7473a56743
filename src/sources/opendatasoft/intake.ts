import type { Harvested } from '../source.ts';
import type { Domain } from './address.ts';
import { readRecord } from './api.ts';
import type { JsonItem } from './json-items.ts';
import { toDataService, toDataset } from './to-dcat.ts';

/** Takes the records of one harvest in, each once, however often pages and export give it. */
export interface Intake {
  take(item: JsonItem): readonly Harvested[];
  /** Different records taken so far, unreadable ones too: what the catalogue's own count is held against. */
  readonly count: number;
  /** The domain's API, once the datasets that it serves are known. */
  service(): readonly Harvested[];
}

export function createIntake(domain: Domain): Intake {
  const seen = new Set<string>();
  const agents = new Set<string>();
  const served: string[] = [];

  /** Whether it is met for the first time. */
  const isNew = (key: string): boolean => {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const skip = (key: string, reason: string): readonly Harvested[] =>
    isNew(key) ? [{ type: 'skipped', skipped: { id: nameIn(key) ?? `record ${seen.size}`, reason } }] : [];

  return {
    get count() {
      return seen.size;
    },
    take(item) {
      if ('broken' in item) return skip(item.text, item.broken);
      const record = readRecord(item.value);
      if (typeof record === 'string') return skip(`unread ${JSON.stringify(item.value)}`, record);
      if (!isNew(record.id)) return [];
      const { dataset, agents: named } = toDataset(domain, record);
      if (record.hasRecords) served.push(dataset.id);
      const found: Harvested[] = [];
      for (const agent of named) {
        if (agents.has(agent.id)) continue;
        agents.add(agent.id);
        found.push({ type: 'agent', agent });
      }
      found.push({ type: 'dataset', dataset });
      return found;
    },
    service: () => (served.length === 0 ? [] : [{ type: 'dataService', dataService: toDataService(domain, served) }]),
  };
}

/** The id that a record without a readable shape names all the same. */
const nameIn = (text: string): string | undefined => /"dataset_?id"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1];
