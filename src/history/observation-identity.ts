import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { idWithin } from '../model/id.ts';
import type { RecordTables } from './tables.ts';

/** A dataset whose signs are new: it may be one that is known already. */
export interface IdentityClaim {
  readonly datasetId: string;
  /** Stored keys (`storedKeys`), the strongest sign first. */
  readonly keys: readonly string[];
  /** Under which it is counted until now. */
  readonly current?: string;
}

/** The snapshot that the claims are of. */
export interface ClaimScope {
  readonly catalogueId: string;
  /** Whether a dataset is in it. */
  readonly isHere: (datasetId: string) => boolean;
  /** All claims, by dataset: what is stored of these is not so any more. */
  readonly claims: ReadonlyMap<string, IdentityClaim>;
  /** Keys that several claims have. */
  readonly shared: ReadonlySet<string>;
  /** Nothing is known of the catalogue but what is given in this snapshot. */
  readonly isFirst: boolean;
  /** Identities that were given in this snapshot already, with the dataset. */
  readonly given: Map<string, string>;
}

const KEY = 22;

/** A dataset's signs, its id first, as they are compared and stored: short, for an address may be longer than an index can take. */
export const storedKeys = (datasetId: string, keys: readonly string[]): readonly string[] =>
  [`id ${datasetId}`, ...keys].map((key) => hash('sha256', key, 'base64url').slice(0, KEY));

interface Known {
  readonly key: string;
  readonly catalogue: string;
  readonly dataset: string;
  readonly identity: string;
  readonly present: number;
  readonly first_seen: string;
}

/**
 * Under which identity each dataset is counted: that of the dataset with the same sign, in whatever catalogue and however
 * long ago, else its own id. As in the read model, a sign that one catalogue gives to several of its datasets says
 * nothing, and two datasets of one catalogue are never one. Remembers in `scope.given` what it gave.
 */
export async function identitiesFor(
  db: Kysely<RecordTables>,
  claims: readonly IdentityClaim[],
  scope: ClaimScope,
): Promise<ReadonlyMap<string, string>> {
  const byKey = new Map<string, Known[]>();
  for (const known of await knownBy(db, claims)) byKey.set(known.key, [...(byKey.get(known.key) ?? []), known]);
  const candidates = new Map(claims.map((claim) => [claim.datasetId, candidatesOf(claim, byKey, scope)]));
  const wishesOf = ({ datasetId, current }: IdentityClaim): readonly string[] => [
    ...(candidates.get(datasetId) ?? []),
    ...(current === undefined ? [] : [current]),
    datasetId,
  ];
  const holders = scope.isFirst
    ? new Map<string, readonly string[]>()
    : await holdersOf(db, [...new Set(claims.flatMap(wishesOf))], scope);
  const result = new Map<string, string>();
  for (const claim of claims) {
    const { datasetId } = claim;
    const isFree = (identity: string): boolean => {
      const holder = scope.given.get(identity) ?? holders.get(identity)?.find((other) => other !== datasetId);
      return holder === undefined || holder === datasetId;
    };
    // Its own id is another's by now: that one was taken for its next address, and both are there.
    const identity = wishesOf(claim).find(isFree) ?? idWithin('dataset', scope.catalogueId, datasetId);
    scope.given.set(identity, datasetId);
    result.set(datasetId, identity);
  }
  return result;
}

/** The datasets that have one of these signs. */
async function knownBy(db: Kysely<RecordTables>, claims: readonly IdentityClaim[]): Promise<readonly Known[]> {
  const ids = new Map(claims.map(({ datasetId, keys }) => [datasetId, keys[0] ?? '']));
  if (ids.size === 0) return [];
  const same = await db
    .selectFrom((from) =>
      // Whatever was ever seen has an event, and those are indexed by the id.
      from
        .selectFrom('record_event')
        .select(['dataset', 'catalogue'])
        .distinct()
        .where('dataset', 'in', [...ids.keys()])
        .as('seen'),
    )
    .innerJoin('record_dataset as known', (join) =>
      join.onRef('known.catalogue', '=', 'seen.catalogue').onRef('known.dataset', '=', 'seen.dataset'),
    )
    .select(['known.catalogue', 'known.dataset', 'known.identity', 'known.present', 'known.first_seen'])
    .execute();
  const keys = [...new Set(claims.flatMap((claim) => claim.keys.slice(1)))];
  const alike = await bySigns(db, keys);
  return [...same.map((row) => ({ key: ids.get(row.dataset) ?? '', ...row })), ...alike];
}

async function bySigns(db: Kysely<RecordTables>, keys: readonly string[]): Promise<readonly Known[]> {
  if (keys.length === 0) return [];
  return db
    .selectFrom('record_dataset_key as sign')
    .innerJoin('record_dataset as known', (join) =>
      join.onRef('known.catalogue', '=', 'sign.catalogue').onRef('known.dataset', '=', 'sign.dataset'),
    )
    .select(['sign.key', 'known.catalogue', 'known.dataset', 'known.identity', 'known.present', 'known.first_seen'])
    .where('sign.key', 'in', keys)
    .execute();
}

/** Identities of those with the same sign, the strongest sign first; of one sign the one it has, then the oldest. */
function candidatesOf(
  { datasetId, keys, current }: IdentityClaim,
  byKey: ReadonlyMap<string, readonly Known[]>,
  scope: ClaimScope,
): readonly string[] {
  const { catalogueId, isHere, claims, shared } = scope;
  const isOfThis = ({ catalogue }: Known): boolean => catalogue === catalogueId;
  return keys.flatMap((key) => {
    if (shared.has(key)) return [];
    const known = (byKey.get(key) ?? []).filter((each) => !(isOfThis(each) && each.dataset === datasetId));
    // What is stored of another dataset of this snapshot holds only where that one makes no claim itself.
    const valid = known.filter((each) => !isOfThis(each) || !claims.has(each.dataset));
    if (valid.some((each) => isOfThis(each) && isHere(each.dataset))) return [];
    const present = valid.filter((each) => !isOfThis(each) && each.present === 1);
    if (new Set(present.map(({ catalogue }) => catalogue)).size < present.length) return [];
    return valid
      .toSorted((one, other) => rank(one, current).localeCompare(rank(other, current), 'en'))
      .map(({ identity }) => identity);
  });
}

const rank = ({ identity, first_seen }: Known, current: string | undefined): string =>
  `${identity === current ? 0 : 1} ${first_seen} ${identity}`;

/** Which datasets of the snapshot are counted under these identities by now. */
async function holdersOf(
  db: Kysely<RecordTables>,
  identities: readonly string[],
  { catalogueId, isHere }: ClaimScope,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (identities.length === 0) return new Map();
  const rows = await db
    .selectFrom('record_dataset')
    .select(['dataset', 'identity'])
    .where('catalogue', '=', catalogueId)
    .where('identity', 'in', identities)
    .execute();
  const holders = new Map<string, string[]>();
  for (const { dataset, identity } of rows) {
    if (isHere(dataset)) holders.set(identity, [...(holders.get(identity) ?? []), dataset]);
  }
  return holders;
}
