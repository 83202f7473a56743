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
import { letGo } from './observation-vanished.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** Records read, and batches looked through, between two turns of the event loop: a millisecond's work or two. */
const TURN_AFTER = { records: 25, batches: 4 } as const;
const NOTHING: ReadonlyMap<string, DatasetTable> = new Map();

/** What the history asks of others. */
export interface ObservationDependencies {
  /** By which signs datasets of several catalogues are one. */
  readonly keysOf: KeysOf;
  /** When the dataset was first met in the catalogue, ISO 8601, where somebody else knows. */
  readonly firstSeen: (catalogueId: string, datasetId: string) => string | undefined;
  /** Whether that somebody knows anything of the catalogue: else none of its thousands of datasets is asked for. */
  readonly hasSeen: (catalogueId: string) => boolean;
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
  readonly fields: readonly string[] | undefined;
  /** Stored; undefined: they are what they were. */
  readonly keys?: readonly string[];
}

/** Findings of one batch, as many as a statement can take. */
interface Findings {
  readonly all: readonly Finding[];
  /** Of each the prints and the facts, JSON in UTF-8, one to a line: bytes are nothing that a garbage collector looks at. */
  readonly lines: Buffer;
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
    const mayKnow = known === undefined && deps.hasSeen(catalogue);
    const firstSeen = mayKnow ? deps.firstSeen : (): undefined => undefined;
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
): Promise<readonly Findings[]> {
  const findings: Findings[] = [];
  // Of two records with one id the first counts, as it does in the read model.
  const found = new Set<string>();
  for (const [index, batch] of snapshot.records.entries()) {
    if (batch.kind !== 'dataset' || seen.has(hashes[index] ?? '')) continue;
    const known = isFirst ? NOTHING : await datasetsOf(db, snapshot.catalogueId, batch.ids);
    const jsons = jsonsOf(batch);
    for (const some of inPieces([...batch.ids.entries()])) {
      const all: Finding[] = [];
      const lines: string[] = [];
      for (const [place, datasetId] of some) {
        if (place % TURN_AFTER.records === 0) await turn();
        if (found.has(datasetId)) continue;
        const its = findingOf(datasetId, jsons[place] ?? '{}', known.get(datasetId), keysOf);
        if (its === undefined) continue;
        found.add(datasetId);
        all.push(its.finding);
        lines.push(its.prints, its.facts);
      }
      if (all.length > 0) findings.push({ all, lines: Buffer.from(lines.join('\n')) });
    }
  }
  return findings;
}

interface Found {
  readonly finding: Finding;
  /** JSON. */
  readonly prints: string;
  readonly facts: string;
}

function findingOf(
  datasetId: string,
  json: string,
  before: DatasetTable | undefined,
  keysOf: KeysOf,
): Found | undefined {
  const line = lineHash(json);
  if (before?.present === 1 && before.line_hash === line) return undefined;
  const { hash, prints, facts } = contentOf(json, keysOf);
  const keys = storedKeys(datasetId, facts.keys);
  const said = { prints: JSON.stringify(prints), facts: JSON.stringify(facts) };
  const finding = { datasetId, lineHash: line, hash };
  if (before === undefined) return { ...said, finding: { ...finding, fields: undefined, keys } };
  const had = before.prints === null ? undefined : (JSON.parse(before.prints) as Readonly<Record<string, string>>);
  const hadKeys = storedKeys(datasetId, (JSON.parse(before.facts) as { readonly keys?: readonly string[] }).keys ?? []);
  const isAsked = before.present === 0 || hadKeys.join(' ') !== keys.join(' ');
  const fields = had === undefined ? undefined : changedFields(had, prints);
  return { ...said, finding: { ...finding, before, fields, ...(isAsked ? { keys } : {}) } };
}

interface PuttingDown {
  readonly catalogue: string;
  readonly at: string;
  readonly findings: readonly Findings[];
  readonly isHere: ReadonlySet<string>;
  /** Nothing was known of the catalogue. */
  readonly isFirst: boolean;
  readonly firstSeen: (catalogueId: string, datasetId: string) => string | undefined;
}

async function putDown(db: Database, putting: PuttingDown): Promise<void> {
  const { catalogue, at, findings, firstSeen } = putting;
  const scope = await scopeOf(putting);
  for (const { all, lines } of findings) {
    await turn();
    const said = lines.toString().split('\n');
    const claims = all.flatMap(({ datasetId }) => scope.claims.get(datasetId) ?? []);
    const identities = await identitiesFor(db, claims, scope);
    const events: NewEvent[] = [];
    const rows: DatasetTable[] = [];
    for (const [place, finding] of all.entries()) {
      const { datasetId: dataset, before } = finding;
      const [prints = '{}', facts = '{}'] = said.slice(2 * place, 2 * place + 2);
      const identity = identities.get(dataset) ?? before?.identity ?? dataset;
      const first = before?.first_seen ?? earliest(firstSeen(catalogue, dataset), at);
      const its = eventsOf(finding, facts, { at: before === undefined ? first : at, catalogue, dataset, identity });
      events.push(...its);
      rows.push({
        catalogue,
        dataset,
        identity,
        present: 1,
        hash: finding.hash,
        line_hash: finding.lineHash,
        prints,
        facts,
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
  for (const [index, { all }] of findings.entries()) {
    if (index % TURN_AFTER.batches === 0) await turn();
    for (const { datasetId, keys, before } of all) {
      if (keys === undefined) continue;
      claims.set(datasetId, { datasetId, keys, ...(before === undefined ? {} : { current: before.identity }) });
      for (const key of new Set(keys)) (once.has(key) ? shared : once).add(key);
    }
  }
  return { catalogueId: catalogue, isHere: (id) => isHere.has(id), claims, shared, isFirst, given: new Map() };
}

function eventsOf(
  { before, hash, fields }: Finding,
  facts: string,
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
