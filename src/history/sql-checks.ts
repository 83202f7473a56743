import type { Kysely } from 'kysely';
import { contentsOf, forgetContents, readContents, writeContents } from './check-contents.ts';
import { dueLinks, forgetLinks, meetLinks, readLinks, releaseHost, takeHost, writeLinks } from './check-links.ts';
import type { CheckRecord } from './check-record.ts';
import type { RecordTables } from './tables.ts';

/** Opens the record, does the work, and says in its errors what could not be done. */
type Attempt = <T>(what: string, work: () => Promise<T>) => Promise<T>;

const READING = 'What background checks found could not be read';
const WRITING = 'What background checks found could not be recorded';
const ASKING = 'Who checks a host could not be recorded';

/** The checks' part of the record, in its database. */
export function createSqlChecks(db: Kysely<RecordTables>, attempt: Attempt): CheckRecord {
  const writing = (what: string, work: (transaction: Kysely<RecordTables>) => Promise<void>): Promise<void> =>
    attempt(what, () => db.transaction().execute(work));
  return {
    meetLinks: (urls, at) => writing(WRITING, (transaction) => meetLinks(transaction, urls, at)),
    dueLinks: (at, metSince, place) => attempt(READING, () => dueLinks(db, at, metSince, place)),
    links: (urls) => attempt(READING, () => readLinks(db, urls)),
    writeLinks: (links) => writing(WRITING, (transaction) => writeLinks(transaction, links)),
    forgetLinks: (metBefore) => attempt(WRITING, () => forgetLinks(db, metBefore)),
    contents: (asked) => attempt(READING, () => readContents(db, asked)),
    contentsOf: (specifications) => attempt(READING, () => contentsOf(db, specifications)),
    writeContents: (contents) => writing(WRITING, (transaction) => writeContents(transaction, contents)),
    forgetContents: (checkedBefore) => attempt(WRITING, () => forgetContents(db, checkedBefore)),
    takeHost: (host, holder, now, until) => attempt(ASKING, () => takeHost(db, host, holder, { now, until })),
    releaseHost: (host, holder) => attempt(ASKING, () => releaseHost(db, host, holder)),
  };
}
