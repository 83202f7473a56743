import { expect, test } from 'vitest';
import { contentNameOf, dataTimesOf } from './content-name.ts';
import type { CatalogueRef } from './model/catalogue.ts';
import type { CatalogueStatus } from './model/snapshot.ts';

const catalogue = (id: string, status: 'active' | 'inactive' = 'active'): CatalogueRef => ({
  id,
  platform: 'dcat',
  url: `https://${id}.example.se/`,
  status,
  options: {},
});

const READ: CatalogueStatus = {
  catalogueId: 'a',
  state: 'FRESH',
  lastSuccess: '2026-11-24T10:00:00.000Z',
  nextAttempt: '2026-11-24T19:00:00.000Z',
  consecutiveFailures: 0,
};

function storeOf(statuses: readonly CatalogueStatus[], inactive: readonly string[] = []) {
  const counts = { datasets: 3, distributions: 5, dataServices: 0, skipped: 0 };
  return {
    catalogues: () =>
      statuses.map(({ catalogueId: id }) => catalogue(id, inactive.includes(id) ? 'inactive' : 'active')),
    catalogueStatus: (id: string): CatalogueStatus =>
      statuses.find(({ catalogueId }) => catalogueId === id) ?? { ...READ, catalogueId: id },
    catalogueCounts: () => counts,
  };
}

test('replicas that know the same of each catalogue have the same name of their content, others do not', () => {
  const name = contentNameOf(storeOf([READ]), 'made');

  const same = contentNameOf(storeOf([{ ...READ }]), 'made');
  const others = [
    contentNameOf(storeOf([READ]), 'made otherwise'),
    contentNameOf(storeOf([{ ...READ, lastSuccess: '2026-11-24T10:00:00.001Z' }]), 'made'),
    contentNameOf(storeOf([READ, { ...READ, catalogueId: 'b' }]), 'made'),
    contentNameOf(storeOf([]), 'made'),
  ];

  expect(same).toBe(name);
  expect(new Set([name, ...others]).size).toBe(5);
});

test('the data is as old as the oldest reading, and holds until the next, of the catalogues that are read', () => {
  const older = { ...READ, catalogueId: 'b', lastSuccess: '2026-11-24T08:00:00.000Z' };
  const sooner = { ...READ, catalogueId: 'c', nextAttempt: '2026-11-24T12:00:00.000Z' };
  const never = { catalogueId: 'd', state: 'MISSING', consecutiveFailures: 0 } as const;
  const left = { ...READ, catalogueId: 'e', lastSuccess: '2020-01-01T00:00:00.000Z' };

  const times = dataTimesOf(storeOf([READ, older, sooner, never, left], ['e']));

  expect(times).toEqual({
    oldestRead: Date.parse('2026-11-24T08:00:00Z'),
    nextRead: Date.parse('2026-11-24T12:00:00Z'),
  });
  expect(dataTimesOf(storeOf([never]))).toEqual({ oldestRead: undefined, nextRead: undefined });
});
