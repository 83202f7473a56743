import { UpstreamError } from '../errors.ts';
import type { Recognised } from '../sources/source.ts';
import type { Composition } from './compose.ts';
import { isWebPage, linkedDocuments, mentionedIn } from './web-page.ts';
import type { Probe } from './web-page.ts';

/**
 * Why an address is not recognised:
 * - `dead`: no such name, no connection, no answer in time, server errors
 * - `forbidden`: an address that we may not call
 * - `login`: 401 or 403
 * - `missing`: 404 or 410
 * - `page`: a web page; `mentions` says of which platforms it speaks
 * - `other`: anything else that no platform knows
 */
export type Unrecognised = 'dead' | 'forbidden' | 'login' | 'missing' | 'page' | 'other';

/** What was found at an address. */
export type Finding =
  | { readonly type: 'recognised'; readonly platform: string; readonly recognised: Recognised }
  | {
      readonly type: 'unrecognised';
      readonly reason: Unrecognised;
      /** A sentence. */
      readonly message: string;
      /** What to try instead, sentences. */
      readonly advice: readonly string[];
    };

/** As much of a page as is looked at. */
const READ_BYTES = 256 * 1024;

/** Which platform an address is of: each is asked, in order of the register, and the first that knows it has it. */
export async function recognise(composition: Composition, address: URL, signal: AbortSignal): Promise<Finding> {
  const { sources } = composition;
  const probed = await probe(composition, address, signal);
  if (probed instanceof UpstreamError && isHopeless(probed)) return unanswered(address, probed);
  const failures: UpstreamError[] = probed instanceof UpstreamError ? [probed] : [];
  for (const [platform, source] of sources) {
    try {
      const recognised = await source.recognise?.(address, signal);
      if (recognised !== undefined) return { type: 'recognised', platform, recognised };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof UpstreamError)) throw error;
      failures.push(error);
    }
  }
  return explain(composition, address, probed, failures);
}

/** No platform can have an answer where nobody answers at all. */
const isHopeless = ({ kind, status }: UpstreamError): boolean =>
  status === undefined && (kind === 'UNREACHABLE' || kind === 'TIMED_OUT' || kind === 'FORBIDDEN_ADDRESS');

async function probe({ upstream, config }: Composition, url: URL, signal: AbortSignal): Promise<Probe | UpstreamError> {
  const deadline = AbortSignal.timeout(config.upstreamTimeoutMs);
  try {
    const accept = 'text/html, */*;q=0.8';
    const body = await upstream.stream(url, { accept }, AbortSignal.any([signal, deadline]));
    if (body === undefined) return new UpstreamError('MALFORMED', `${url.host} answered 304 unasked`);
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body.bytes) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= READ_BYTES) break;
    }
    return { url: body.url, contentType: body.contentType, text };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UpstreamError) return error;
    if (!deadline.aborted) throw error;
    const message = `${url.host} did not give an answer within ${config.upstreamTimeoutMs / 1000} s`;
    return new UpstreamError('TIMED_OUT', message, { url: url.href, cause: error });
  }
}

type Answer = Extract<Finding, { type: 'unrecognised' }>;

function unanswered(address: URL, error: UpstreamError): Answer {
  const because = `${error.message}.`;
  if (error.kind === 'FORBIDDEN_ADDRESS') {
    const advice = ['To call an address of your own network all the same, name it in UPSTREAM_ALLOW.'];
    return { type: 'unrecognised', reason: 'forbidden', message: because, advice };
  }
  const speaksNoTls = error.message.includes('ERR_SSL_WRONG_VERSION_NUMBER');
  const advice = [
    ...(speaksNoTls ? [`The server does not speak https there: try ${address.href.replace('https:', 'http:')}`] : []),
    'Look whether the address is spelt right and opens in a browser.',
    'An entry of a catalogue that has gone stays in the sources file with `status: inactive` and a `note`.',
  ];
  return { type: 'unrecognised', reason: 'dead', message: `The address is dead: ${because}`, advice };
}

function explain(
  composition: Composition,
  address: URL,
  probed: Probe | UpstreamError,
  failures: readonly UpstreamError[],
): Answer {
  const login = failures.find(({ status }) => status === 401 || status === 403);
  if (login !== undefined) {
    return {
      type: 'unrecognised',
      reason: 'login',
      message: `The address needs a login, or does not let programs in (${login.message}).`,
      advice: ['Only open catalogues are read: ask the publisher for the public address.'],
    };
  }
  if (probed instanceof UpstreamError) return explainFailure(composition, address, probed);
  if (isWebPage(probed)) return explainPage(composition, address, probed);
  const type = probed.contentType ?? 'something without a media type';
  const message = `The address answers ${type}, which no platform knows as a catalogue.`;
  return { type: 'unrecognised', reason: 'other', message, advice: adviceFor(composition, address, []) };
}

function explainFailure(composition: Composition, address: URL, error: UpstreamError): Answer {
  const advice = adviceFor(composition, address, []);
  if (error.status === 404 || error.status === 410) {
    const message = `There is nothing at this address (${error.message}), and no platform answers below it.`;
    return { type: 'unrecognised', reason: 'missing', message, advice };
  }
  if (error.kind === 'UNREACHABLE' || error.kind === 'TIMED_OUT' || error.kind === 'RATE_LIMITED') {
    const message = `The address does not work now: ${error.message}.`;
    return { type: 'unrecognised', reason: 'dead', message, advice: ['Try again later.', ...advice] };
  }
  const message = `The address is no catalogue that any platform knows: ${error.message}.`;
  return { type: 'unrecognised', reason: 'other', message, advice };
}

function explainPage(composition: Composition, address: URL, page: Probe): Answer {
  const mentions = mentionedIn(page, composition.sources.keys());
  const documents = linkedDocuments(page).map(
    (url) => `The page links to a document that may be the catalogue: ${url}`,
  );
  const moved =
    page.url.host === address.host
      ? ''
      : ` The address leads to another site, ${page.url.host}: the catalogue that was meant may not exist any more.`;
  const advice = [...documents, ...adviceFor(composition, address, mentions)];
  const message =
    mentions.length === 0
      ? `This is a web page, not a catalogue.${moved}`
      : `This is a web page that speaks of ${mentions.join(' and ')}, but no catalogue answers behind it: a marketing page, or the page of a catalogue that is elsewhere.${moved}`;
  return { type: 'unrecognised', reason: 'page', message, advice };
}

/** What the addresses of these platforms (or, when none are named, of all) look like, where this one does not. */
function adviceFor({ sources }: Composition, address: URL, platforms: readonly string[]): readonly string[] {
  const named = [...sources].filter(([platform]) => platforms.length === 0 || platforms.includes(platform));
  const shapes = named.flatMap(([platform, source]) => {
    const entry = { id: 'x', platform, url: address.href, status: 'active', options: {} } as const;
    const objection = source.check?.(entry);
    return objection === undefined ? [] : [`For ${platform}: ${objection}.`];
  });
  const root = address.pathname === '/' ? [] : [`Try the start page, ${address.origin}/, if the path is in doubt.`];
  return [...root, ...shapes];
}
