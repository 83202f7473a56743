import { UpstreamError } from '../errors.ts';
import type { KeptContent } from '../history/check-record.ts';
import type { SpecificationColumn } from '../model/specification.ts';
import type { FileBytes } from '../records/table.ts';
import type { TableVerdict } from '../records/table-check.ts';
import type { Body, Upstream, Validator } from '../upstream/upstream.ts';
import type { ContentFault } from './check.ts';
import type { CheckFile } from './file-thread.ts';

/** What reading a file came to. `unchanged`: as it was the last time. `silent`: no answer, which says nothing of the file. */
export type ContentReading =
  | { readonly kind: 'read'; readonly verdict: TableVerdict; readonly validator?: Validator }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'silent'; readonly verdict: TableVerdict; readonly leaveHost: boolean };

/** Bytes of a file that are read at the most. */
const MOST_BYTES = 5 * 2 ** 20;
const ACCEPT = 'text/csv, application/geo+json, application/json;q=0.9, text/plain;q=0.8, */*;q=0.5';

/** The beginning of a body; the rest is not taken. */
async function beginningOf(body: Body, mostBytes: number): Promise<FileBytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body.bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytes) break;
  }
  const bytes = Buffer.concat(chunks).subarray(0, mostBytes);
  return { bytes, contentType: body.contentType, isCut: length > mostBytes };
}

const MESSAGES: Readonly<Partial<Record<UpstreamError['kind'], ContentFault['message']>>> = {
  REFUSED: {
    sv: 'Servern lämnar inte ut filen till oss; kontrollera adressen, och att den kan hämtas utan inloggning.',
    en: 'The server does not give us the file; check the address, and that it can be fetched without logging in.',
  },
  TOO_LARGE: {
    sv: 'Filen är större än vi tar emot; dela upp den.',
    en: 'The file is larger than we take; divide it.',
  },
  FORBIDDEN_ADDRESS: {
    sv: 'Adressen är ingen som vi får fråga; ange en offentlig webbadress (http eller https).',
    en: 'The address is not one that we may ask; give a public web address (http or https).',
  },
};
const NO_ANSWER: ContentFault['message'] = {
  sv: 'Servern gav oss inget helt svar; det säger inget om filen, och vi försöker igen.',
  en: 'The server gave us no whole answer; that says nothing of the file, and we try again.',
};

const NOT_CHECKED: TableVerdict = {
  state: 'UNKNOWN',
  whole: false,
  columns: [],
  faults: [
    {
      kind: 'UNREADABLE',
      message: {
        sv: 'Vi klarade inte att läsa filen; det säger inget om den, och vi försöker igen.',
        en: 'We did not manage to read the file; that says nothing of it, and we try again.',
      },
    },
  ],
};

const notFetched = (error: UpstreamError): TableVerdict => ({
  state: 'UNKNOWN',
  whole: false,
  columns: [],
  faults: [{ kind: 'UNREADABLE', message: MESSAGES[error.kind] ?? NO_ANSWER }],
});

/** It will be so the next time too: the address, or its file, is at fault. */
const isLasting = ({ kind, status }: UpstreamError): boolean =>
  kind === 'TOO_LARGE' || kind === 'FORBIDDEN_ADDRESS' || (kind === 'REFUSED' && (status === 404 || status === 410));

const isBusy = ({ kind }: UpstreamError): boolean =>
  kind === 'RATE_LIMITED' || kind === 'UNREACHABLE' || kind === 'TIMED_OUT';

interface ContentQuestion {
  readonly url: string;
  readonly columns: readonly SpecificationColumn[];
  readonly upstream: Pick<Upstream, 'stream'>;
  /** Of the last answer, where nothing has to be read that did not change. */
  readonly since: KeptContent['validator'];
  readonly checkFile: CheckFile;
  /** Told when a file could not be read for a fault of ours. */
  readonly onBug: (error: unknown, url: string) => void;
  readonly mostBytes?: number;
  readonly signal: AbortSignal;
}

/** Fetches the beginning of a file and reads it against the columns. Throws the signal's reason, and faults of ours outside of the file's reading. */
export async function readContent(question: ContentQuestion): Promise<ContentReading> {
  const { url, columns, upstream, since, signal, mostBytes = MOST_BYTES } = question;
  try {
    const body = await upstream.stream(new URL(url), { accept: ACCEPT, since }, signal);
    if (body === undefined) return { kind: 'unchanged' };
    const file = await beginningOf(body, mostBytes);
    const verdict = await question.checkFile(file, columns).catch((error: unknown) => {
      question.onBug(error, url);
    });
    // Another file must not suffer for it; this one is tried again later.
    if (verdict === undefined) return { kind: 'silent', verdict: NOT_CHECKED, leaveHost: false };
    return { kind: 'read', verdict, ...(body.validator === undefined ? {} : { validator: body.validator }) };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof UpstreamError)) throw error;
    if (isLasting(error)) return { kind: 'read', verdict: notFetched(error) };
    return { kind: 'silent', verdict: notFetched(error), leaveHost: isBusy(error) };
  }
}
