import type { ContentCheck, LinkCheck } from '../checks/check.ts';
import type { Validator } from '../upstream/upstream.ts';

/** A link check with what its next one needs. */
export interface KeptLink extends LinkCheck {
  /** When it is to be asked again: ISO 8601, UTC. */
  readonly dueAt: string;
  /** Since when each answer said that it is not there, in a row: ISO 8601, UTC. */
  readonly missingSince?: string;
}

/** An address that is to be asked, and what was found the last time. */
export interface DueLink {
  readonly url: string;
  readonly dueAt: string;
  readonly before?: KeptLink;
}

/** Where the next page of due addresses begins. */
export interface DuePlace {
  readonly dueAt: string;
  readonly key: string;
}

/** A content check with what its next one needs. */
export interface KeptContent extends ContentCheck {
  /** When it is to be read again: ISO 8601, UTC. */
  readonly dueAt: string;
  /** Of the answer that was read: asks for 304 when nothing changed. */
  readonly validator?: Validator;
}

/** A file and the specification that it is read against. */
export interface ContentKey {
  readonly url: string;
  readonly specification: string;
}

/** What background checks keep in the durable record. Everything throws an Error when that is away. */
export interface CheckRecord {
  /** Notes that some distribution gives these addresses (at most some hundred at once): new ones are due at once. */
  meetLinks(urls: readonly string[], at: string): Promise<void>;
  /** A page of the addresses that are due at this moment and were met since the other, those due the longest first. */
  dueLinks(
    at: string,
    metSince: string,
    place?: DuePlace,
  ): Promise<{ readonly links: readonly DueLink[]; readonly next: DuePlace | undefined }>;
  /** What was found, by address; what was never asked is absent. */
  links(urls: readonly string[]): Promise<ReadonlyMap<string, KeptLink>>;
  writeLinks(links: readonly KeptLink[]): Promise<void>;
  /** Removes addresses that were not met since this moment. */
  forgetLinks(metBefore: string): Promise<void>;

  /** By address and specification, joined by a space. */
  contents(asked: readonly ContentKey[]): Promise<ReadonlyMap<string, KeptContent>>;
  /** All of these specifications (slugs). */
  contentsOf(specifications: readonly string[]): Promise<readonly KeptContent[]>;
  writeContents(contents: readonly KeptContent[]): Promise<void>;
  /** Removes what was last read before this moment. */
  forgetContents(checkedBefore: string): Promise<void>;

  /** Takes a host for this holder until a moment (both milliseconds since 1970), or keeps it; false: another has it. */
  takeHost(host: string, holder: string, now: number, until: number): Promise<boolean>;
  releaseHost(host: string, holder: string): Promise<void>;
}
