import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../model/dataset.ts';
import { createUpstream } from '../../upstream/http.ts';
import { sendJson, startServer } from '../../../test/local-server.ts';
import type { Harvested } from '../source.ts';
import { createSource } from './index.ts';

const REAL = new URL('../../../../shared/real/', import.meta.url);

type Json = Readonly<Record<string, unknown>>;
interface RealPackage extends Json {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly { readonly name: string }[];
  readonly resources: readonly Json[];
  readonly extras?: readonly { readonly value: string }[];
}

/** Reads packages as a harvest of a server that has them. */
async function harvested(packages: readonly unknown[], count: number): Promise<readonly Harvested[]> {
  const server = await startServer((request, response) => {
    const start = Number(new URL(request.url ?? '', 'http://x').searchParams.get('start'));
    sendJson(response, { success: true, result: { count, results: packages.slice(start) } });
  });
  const source = createSource({ upstream: createUpstream({ userAgent: 'test', retries: 0, guard: () => undefined }) });
  const ref = { id: 'x', platform: 'ckan', url: server.url, status: 'active', options: {} } as const;
  const items: Harvested[] = [];
  for await (const item of source.harvest(ref, undefined, AbortSignal.timeout(10_000))) items.push(item);
  await server.close();
  return items;
}

const datasetsOf = (items: readonly Harvested[]): readonly Dataset[] =>
  items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));

/** All strings and numbers in a value, as trimmed text. */
function leaves(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value.trim());
  else if (typeof value === 'number') found.add(String(value));
  else if (Array.isArray(value)) for (const item of value) leaves(item, found);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) leaves(item, found);
  return found;
}

/** Ours: ids and the names of fields; what is read from `said` beside it is left out by `quoted` itself. */
const OURS = new Set([
  'id',
  'catalogueId',
  'publisher',
  'creators',
  'accessServices',
  'servesDatasets',
  'problems',
  'property',
]);

/** The strings in our records that are upstream's words. */
function quoted(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (Array.isArray(value)) for (const item of value) quoted(item, found);
  else if (typeof value === 'object' && value !== null) {
    const ours = 'said' in value ? new Set(['uri', 'code', 'value']) : OURS;
    for (const [key, item] of Object.entries(value)) if (!ours.has(key)) quoted(item, found);
  }
  return found;
}

describe.skipIf(!existsSync(REAL))('Birmingham’s package_search (../shared/real), counted by another reading', () => {
  let packages: readonly RealPackage[] = [];
  let items: readonly Harvested[] = [];
  let datasets: readonly Dataset[] = [];

  beforeAll(async () => {
    const file = readFileSync(new URL('ckan/birmingham.package_search.json', REAL), 'utf8');
    const answer = JSON.parse(file) as { readonly result: { readonly results: readonly RealPackage[] } };
    packages = answer.result.results;
    items = await harvested(packages, packages.length);
    datasets = datasetsOf(items);
  });

  it('gives every package, resource and tag, and skips nothing', () => {
    const counts = (given: readonly (readonly unknown[])[]): readonly number[] => given.map((list) => list.length);

    expect(packages.length).toBeGreaterThan(5);
    expect(datasets.map((dataset) => dataset.identifiers[0])).toEqual(packages.map(({ id }) => id));
    expect(counts(datasets.map(({ distributions }) => distributions))).toEqual(
      counts(packages.map(({ resources }) => resources)),
    );
    expect(datasets.map(({ keywords }) => keywords.map(({ value }) => value))).toEqual(
      packages.map(({ tags }) => tags.map(({ name }) => name)),
    );
    expect(items.filter((item) => item.type === 'skipped')).toEqual([]);
    expect(items.filter((item) => item.type === 'agent')).toHaveLength(1);
  });

  it('has every title, note, address and extra of a package in the record of that package', () => {
    const missing = packages.flatMap((each, place) => {
      const have = leaves(datasets[place]);
      const { title, notes, url, license_id, license_title, license_url, maintainer, author, author_email } = each;
      const own = [
        title,
        notes,
        url,
        license_id,
        license_title,
        license_url,
        maintainer,
        author,
        author_email,
        each.id,
      ];
      const dates = [each['metadata_created'], each['metadata_modified'], each['maintainer_email'], each['name']];
      const files = each.resources.flatMap((file) =>
        ['name', 'description', 'url', 'format', 'mimetype', 'size', 'hash', 'created', 'url_type'].map(
          (key) => file[key],
        ),
      );
      const extras = (each.extras ?? []).map(({ value }) => value);
      return [...leaves([own, dates, files, extras])].filter((text) => text !== '' && !have.has(text));
    });

    expect(missing).toEqual([]);
  });

  it('has nothing that upstream did not say, but for the URIs that CKAN itself would make', () => {
    const said = leaves(packages);
    // Truth values are no words.
    for (const text of ['true', 'false']) said.add(text);
    const made = /^http:\/\/127\.0\.0\.1:\d+\/(dataset|organization)\//;

    const invented = [...quoted(datasets)].filter((text) => !said.has(text) && !made.test(text));

    expect(invented).toEqual([]);
  });

  it('reads the licence, the formats and the times of all of them', () => {
    const formats = datasets.flatMap(({ distributions }) => distributions.flatMap((file) => file.formats));

    expect(new Set(datasets.flatMap(({ licences }) => licences.map(({ code }) => code)))).toEqual(
      new Set(['OGL-UK-3.0']),
    );
    expect(new Set(formats.map(({ code }) => code))).toEqual(new Set(['application/vnd.ms-excel']));
    expect(datasets.every(({ issued, modified }) => issued?.value !== undefined && modified?.value !== undefined)).toBe(
      true,
    );
  });
});

describe.skipIf(!existsSync(REAL))('ckanext-dcat’s full dataset (../shared/real), with every field of scheming', () => {
  let record: Json = {};
  let items: readonly Harvested[] = [];

  beforeAll(async () => {
    record = JSON.parse(readFileSync(new URL('ckanext-dcat/ckan_full_dataset_dcat_ap.json', REAL), 'utf8')) as Json;
    items = await harvested([{ ...record, id: 'p1' }], 1);
  });

  it('keeps every value of it, and adds none', () => {
    const records = items.flatMap((item): readonly unknown[] => {
      if (item.type === 'dataset') return [item.dataset];
      if (item.type === 'agent') return [item.agent];
      return item.type === 'dataService' ? [item.dataService] : [];
    });
    const said = leaves(record);
    const have = leaves(records);
    // Geometries are kept as JSON; the datasets that a service serves are known by our ids.
    const geometries = [...have].filter((text) => text.startsWith('{'));
    const kept = new Set([...have, ...leaves(geometries.map((text) => JSON.parse(text) as unknown))]);

    const missing = [...said].filter(
      (text) => text !== '' && !kept.has(text) && !text.startsWith('https://example.org/dataset/'),
    );
    const invented = [...quoted(records)].filter(
      (text) => !said.has(text) && !text.startsWith('{') && text !== 'p1' && !text.startsWith('http://127.0.0.1'),
    );

    expect(missing).toEqual([]);
    expect(invented).toEqual([]);
  });

  it('has it in the places of the model, with nothing of it left over but what has none', () => {
    const [dataset] = datasetsOf(items);

    expect(dataset?.otherProperties.map(({ property }) => property).sort()).toEqual(['dcat_type', 'name']);
    expect(dataset).toMatchObject({
      issued: { value: '2024-05-01' },
      frequency: { code: 'MONTHLY' },
      languages: [{ code: 'ENG' }, { code: 'CAT' }, { code: 'SPA' }],
      contactPoints: [{ names: [{ value: 'Contact 1' }] }, { names: [{ value: 'Contact 2' }] }],
      temporal: [{ start: { value: '1905-03-01' } }, { end: { value: '2024-05-29' } }],
      spatial: [{ uri: 'https://sws.geonames.org/6361390/', labels: [{ value: 'Tarragona' }] }],
      spatialResolutions: [{ value: 1.5 }],
      qualifiedRelations: [{ relations: [{ uri: 'http://example.com/dataset/3.141592' }] }],
      distributions: [
        { byteSize: { value: 12323 }, status: { code: 'COMPLETED' }, availability: { code: 'EXPERIMENTAL' } },
      ],
    });
    expect(dataset?.distributions[0]?.otherProperties).toEqual([]);
    expect(items.filter((item) => item.type === 'agent')).toHaveLength(2);
    expect(items.filter((item) => item.type === 'dataService')).toHaveLength(1);
  });
});
