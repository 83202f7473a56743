import { setImmediate as turn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { jsonsOf } from '../model/record-batch.ts';
import type { SerialisedSnapshot } from '../model/snapshot.ts';
import type { DatasetEventKind } from './dataset-history.ts';
import { changedFields, contentOf, type KeysOf, lineHash } from './dataset-history-facts.ts';
import type { DatasetTable } from './dataset-history-tables.ts';
import {
  datasetsOf,
  inPieces,
  lockHistory,
  type NewEvent,
  writeDatasets,
  writeEventRows,
  writeKeys,
} from './dataset-history-writes.ts';
import { type ClaimScope, identitiesFor, type IdentityClaim, storedKeys } from './observation-identity.ts';
import { lastGoodReading } from './observation-readings.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** Datasets between two turns of the event loop. */
const AT_ONCE = 250;
/** Rows of a page. */
const PAGE = 1_000;
const NOTHING: ReadonlyMap<string, DatasetTable> = new Map();

/** What the history asks of others. */
export interface ObservationDependencies {
  /** By which signs datasets of several catalogues are one. */
  readonly keysOf: KeysOf;
  /** When the dataset was first met in the catalogue, ISO 8601, where somebody else knows. */
  readonly firstSeen: (catalogueId: string, datasetId: string) => string | undefined;
}

/** A snapshot that has been taken, with the hashes of its batches in their order. */
export interface Observation {
  readonly snapshot: Pick<SerialisedSnapshot, 'catalogueId' | 'harvestedAt' | 'complete' | 'records'>;
  readonly hashes: readonly string[];
}

/** A dataset whose content is not what is known of it; small: a first harvest has all its datasets here at once. */
interface Finding {
  readonly datasetId: string;
  readonly before?: DatasetTable;
  readonly lineHash: string;
  readonly hash: string;
  readonly prints: string;
  readonly facts: string;
  readonly fields: readonly string[] | undefined;
  /** Stored; undefined: they are what they were. */
  readonly keys?: readonly string[];
}

/**
 * Puts down what happened to the datasets of a catalogue between what was known and this snapshot; within the transaction
 * that saves it. Only batches that changed are read, and of these only records that did. Of a part nothing is concluded
 * about what is not in it.
 */
export async function observe(db: Database, observation: Observation, deps: ObservationDependencies): Promise<void> {
  const { snapshot, hashes } = observation;
  const { catalogueId: catalogue, harvestedAt: at, complete } = snapshot;
  const known = await db
    .selectFrom('record_observation')
    .select(['batches', 'seen_at'])
    .where('catalogue', '=', catalogue)
    .executeTakeFirst();
  const batches = complete ? JSON.stringify(hashes) : '[]';
  if (known?.batches !== batches || !complete) {
    await lockHistory(db);
    const isHere = new Set<string>();
    for (const { kind, ids } of snapshot.records) if (kind === 'dataset') for (const id of ids) isHere.add(id);
    const seen = new Set(known === undefined ? [] : (JSON.parse(known.batches) as readonly string[]));
    const isFirst = known === undefined && (await isUnknown(db, catalogue));
    const findings = await findIn(db, observation, isFirst, seen, deps.keysOf);
    const firstSeen = known === undefined ? deps.firstSeen : (): undefined => undefined;
    await putDown(db, { catalogue, at, findings, isHere, isFirst, firstSeen });
    if (complete && !isFirst) await letGo(db, { catalogue, at, isHere, seenAt: known?.seen_at });
  }
  await db
    .insertInto('record_observation')
    .values({ catalogue, seen_at: at, batches })
    .onConflict((conflict) => conflict.column('catalogue').doUpdateSet({ seen_at: at, batches }))
    .execute();
}

/** Whether nothing is known of the catalogue: events may have been imported before it was ever read. */
async function isUnknown(db: Database, catalogue: string): Promise<boolean> {
  const row = await db
    .selectFrom('record_dataset')
    .select('dataset')
    .where('catalogue', '=', catalogue)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/** The datasets of batches that are new which are not as they are known. */
async function findIn(
  db: Database,
  { snapshot, hashes }: Observation,
  isFirst: boolean,
  seen: ReadonlySet<string>,
  keysOf: KeysOf,
): Promise<readonly Finding[]> {
  // Of two records with one id the first counts, as it does in the read model.
  const findings = new Map<string, Finding>();
  for (const [index, batch] of snapshot.records.entries()) {
    if (batch.kind !== 'dataset' || seen.has(hashes[index] ?? '')) continue;
    await turn();
    const known = isFirst ? NOTHING : await datasetsOf(db, snapshot.catalogueId, batch.ids);
    const jsons = jsonsOf(batch);
    for (const [place, datasetId] of batch.ids.entries()) {
      if (findings.has(datasetId)) continue;
      const found = findingOf(datasetId, jsons[place] ?? '{}', known.get(datasetId), keysOf);
      if (found !== undefined) findings.set(datasetId, found);
    }
  }
  return [...findings.values()];
}

function findingOf(
  datasetId: string,
  json: string,
  before: DatasetTable | undefined,
  keysOf: KeysOf,
): Finding | undefined {
  const line = lineHash(json);
  if (before?.present === 1 && before.line_hash === line) return undefined;
  const { hash, prints, facts } = contentOf(json, keysOf);
  const keys = storedKeys(datasetId, facts.keys);
  const found = { datasetId, lineHash: line, hash, prints: JSON.stringify(prints), facts: JSON.stringify(facts) };
  if (before === undefined) return { ...found, fields: undefined, keys };
  const had = before.prints === null ? undefined : (JSON.parse(before.prints) as Readonly<Record<string, string>>);
  const hadKeys = storedKeys(datasetId, (JSON.parse(before.facts) as { readonly keys?: readonly string[] }).keys ?? []);
  const isAsked = before.present === 0 || hadKeys.join(' ') !== keys.join(' ');
  const fields = had === undefined ? undefined : changedFields(had, prints);
  return { ...found, before, fields, ...(isAsked ? { keys } : {}) };
}

interface PuttingDown {
  readonly catalogue: string;
  readonly at: string;
  readonly findings: readonly Finding[];
  readonly isHere: ReadonlySet<string>;
  /** Nothing was known of the catalogue. */
  readonly isFirst: boolean;
  readonly firstSeen: (catalogueId: string, datasetId: string) => string | undefined;
}

async function putDown(db: Database, putting: PuttingDown): Promise<void> {
  const { catalogue, at, findings, firstSeen } = putting;
  const scope = await scopeOf(putting);
  for (const some of inPieces(findings)) {
    await turn();
    const claims = some.flatMap(({ datasetId }) => scope.claims.get(datasetId) ?? []);
    const identities = await identitiesFor(db, claims, scope);
    const events: NewEvent[] = [];
    const rows: DatasetTable[] = [];
    for (const finding of some) {
      const { datasetId: dataset, before } = finding;
      const identity = identities.get(dataset) ?? before?.identity ?? dataset;
      const first = before?.first_seen ?? earliest(firstSeen(catalogue, dataset), at);
      const its = eventsOf(finding, { at: before === undefined ? first : at, catalogue, dataset, identity });
      events.push(...its);
      rows.push({
        catalogue,
        dataset,
        identity,
        present: 1,
        hash: finding.hash,
        line_hash: finding.lineHash,
        prints: finding.prints,
        facts: finding.facts,
        first_seen: first,
        last_at: its.at(-1)?.at ?? before?.last_at ?? at,
      });
    }
    await writeEventRows(db, events);
    await writeDatasets(db, rows);
    const keys = new Map(claims.map((claim) => [claim.datasetId, claim.keys]));
    await writeKeys(db, catalogue, keys, (id) => scope.claims.get(id)?.current !== undefined);
  }
}

const earliest = (known: string | undefined, at: string): string => (known !== undefined && known < at ? known : at);

async function scopeOf({ catalogue, findings, isHere, isFirst }: PuttingDown): Promise<ClaimScope> {
  const claims = new Map<string, IdentityClaim>();
  const once = new Set<string>();
  const shared = new Set<string>();
  for (const some of inPieces(findings, AT_ONCE)) {
    await turn();
    for (const { datasetId, keys, before } of some) {
      if (keys === undefined) continue;
      claims.set(datasetId, { datasetId, keys, ...(before === undefined ? {} : { current: before.identity }) });
      for (const key of new Set(keys)) (once.has(key) ? shared : once).add(key);
    }
  }
  return { catalogueId: catalogue, isHere: (id) => isHere.has(id), claims, shared, isFirst, given: new Map() };
}

function eventsOf(
  { before, hash, facts, fields }: Finding,
  about: Pick<NewEvent, 'at' | 'catalogue' | 'dataset' | 'identity'>,
): readonly NewEvent[] {
  const isOther = before !== undefined && before.hash !== hash;
  const said = before?.facts === facts ? null : facts;
  const changed = isOther && fields !== undefined ? JSON.stringify(fields) : null;
  const event = (kind: DatasetEventKind, more: Partial<Pick<NewEvent, 'fields' | 'facts'>>): NewEvent => ({
    ...about,
    kind,
    hash,
    fields: null,
    facts: null,
    last_seen: null,
    ...more,
  });
  if (before === undefined) return [event('APPEARED', { facts: said })];
  const moved = before.identity === about.identity ? [] : [event('MOVED', {})];
  if (before.present === 0) return [...moved, event('RETURNED', { fields: changed, facts: said })];
  return isOther ? [...moved, event('CHANGED', { fields: changed, facts: said })] : moved;
}

interface LettingGo extends Pick<PuttingDown, 'catalogue' | 'at' | 'isHere'> {
  /** Of the snapshot before. */
  readonly seenAt: string | undefined;
}

/** What is not in the whole snapshot has vanished. */
async function letGo(db: Database, { catalogue, at, isHere, seenAt }: LettingGo): Promise<void> {
  const gone: string[] = [];
  for await (const present of presentIn(db, catalogue)) gone.push(...present.filter((dataset) => !isHere.has(dataset)));
  if (gone.length === 0) return;
  // Since that snapshot upstream may have said that nothing changed.
  const lastSeen = [seenAt, await lastGoodReading(db, catalogue, at)]
    .filter((time) => time !== undefined)
    .toSorted()
    .at(-1);
  for (const some of inPieces(gone)) {
    const known = [...(await datasetsOf(db, catalogue, some)).values()];
    const nothing = { hash: null, fields: null, facts: null };
    const events = known.map(({ dataset, identity }): NewEvent => ({
      kind: 'VANISHED',
      at,
      catalogue,
      dataset,
      identity,
      ...nothing,
      last_seen: lastSeen ?? null,
    }));
    await writeEventRows(db, events);
    await writeDatasets(
      db,
      known.map((row) => ({ ...row, present: 0, last_at: at })),
    );
  }
}

/** The datasets that the catalogue had until now, by pages: ten thousand at once would hold up the event loop. */
async function* presentIn(db: Database, catalogue: string): AsyncGenerator<readonly string[]> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('record_dataset')
      .select('dataset')
      .where('catalogue', '=', catalogue)
      .where('present', '=', 1)
      .where('dataset', '>', after)
      .orderBy('dataset')
      .limit(PAGE)
      .execute();
    yield rows.map(({ dataset }) => dataset);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.dataset;
  }
}
