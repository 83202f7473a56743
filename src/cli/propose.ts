import type { Recognised } from '../sources/source.ts';
import { nearestMatch } from '../model/nearest-match.ts';
import type { Entry } from './entry.ts';
import { entryNames } from './entry.ts';
import { CliFailure, EXIT } from './failure.ts';
import type { Owner } from './owner.ts';
import type { Sample } from './sample.ts';
import { slugOf } from './slug.ts';

/** An entry before anything is known of whose it is. */
export type Found = Pick<Entry, 'platform' | 'url' | 'options'>;

const option = (context: string): string | number =>
  /^(?:0|[1-9]\d{0,14})$/.test(context) ? Number(context) : context;

/**
 * What an entry says of where the catalogue is. Throws CliFailure when `context` is none of those that share the
 * instance.
 */
export function foundOf(platform: string, recognised: Recognised, context: string | undefined): Found {
  const { url, options = {}, contexts } = recognised;
  if (context === undefined) return { platform, url, options };
  if (contexts !== undefined && !contexts.some((each) => each.context === context)) {
    const names = contexts.map((each) => each.context);
    const near = nearestMatch(context, names);
    const wanted = near === undefined ? `one of ${names.slice(0, 20).join(', ')}` : near;
    throw new CliFailure(EXIT.USAGE, `${url} has no context ${context}; write ${wanted}.`);
  }
  return { platform, url, options: { ...options, context: option(context) } };
}

/** Parts of host names that say nothing about whose it is. */
const COMMON =
  /^(?:www\d?|data|oppnadata|oppna-data|opendata|open-data|catalog|catalogue|katalog|metadata|metadatakatalog|api|portal|psidata|hub|geodata|diggdata)$/;

function hostSlug(url: string): string {
  const { hostname } = new URL(url);
  const labels = hostname.split('.').slice(0, -1);
  return slugOf(labels.find((label) => !COMMON.test(label)) ?? hostname);
}

/** A short id: the organisation's name, the publisher's, or what is telling in the host's name. */
function guessId(url: string, { entry, name }: Owner): string {
  return slugOf(entry?.name ?? '') || slugOf(name ?? '') || hostSlug(url) || 'catalogue';
}

/** The entry with what was guessed. */
export function proposeEntry(found: Found, owner: Owner, sample: Sample | undefined): Entry {
  const organisation = owner.entry?.code ?? owner.organisationNumber;
  return {
    ...found,
    id: guessId(found.url, owner),
    names: entryNames(sample?.catalogue?.titles ?? []),
    ...(organisation === undefined ? {} : { organisation }),
  };
}
