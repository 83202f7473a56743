import { createHash } from 'node:crypto';
import { timeOn } from './calendar.ts';
import { hash } from './choice.ts';
import type { DemoEntry } from './content.ts';
import type { Publisher } from './publisher.ts';

/** Hands out the entry numbers of one context, upwards and with gaps, as a catalogue in use has them. */
export interface Numbering {
  /** A new entry; `name` makes its URI in a harvested catalogue, whose URIs are not the store's. */
  entry(name: string, created: string, modified: string): DemoEntry;
  /** A file in the store, known there by a number; elsewhere by its name. */
  file(name: string): string;
}

/** Where the entry's resource is called what in this store. */
function resourceUri(publisher: Publisher, entryId: string): string {
  return `${publisher.store}/${publisher.contextId}/resource/${entryId}`;
}

/** Numbers from 1 on; `created` and `modified` are ISO dates. */
export function createNumbering(publisher: Publisher): Numbering {
  let last = 0;
  const next = (): string => {
    last += last < 4 ? 1 : 1 + (hash(`${publisher.id} ${last}`) % 3);
    return String(last);
  };
  return {
    entry(name, created, modified) {
      const entryId = next();
      const foreign = publisher.harvested === true || publisher.platform !== undefined;
      const uri = foreign ? `https://oppnadata.${publisher.id}.example/id/${name}` : resourceUri(publisher, entryId);
      return { entryId, uri, entryCreated: timeOn(created, `${uri} c`), entryModified: timeOn(modified, `${uri} m`) };
    },
    file: (name) =>
      publisher.platform === undefined
        ? resourceUri(publisher, next())
        : `https://oppnadata.${publisher.id}.example/filer/${name}`,
  };
}

/** A UUID that is always the same for the same key (version 4 in form, not in chance). */
export function uuid(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
