import { UpstreamError } from '../errors.ts';
import type { Answer } from './connections.ts';
import { failure, isWithoutAnswer } from './failure.ts';
import type { AskOptions } from './http.ts';
import type { Settings } from './options.ts';
import type { createRetrying } from './retrying.ts';
import type { createTurns, Turn } from './turns.ts';
import { verdictOf } from './turns.ts';
import type { LinkProbe, Probed } from './upstream.ts';

interface ProbeDependencies {
  readonly settings: Settings;
  readonly turns: ReturnType<typeof createTurns>;
  readonly retrying: ReturnType<typeof createRetrying>;
  readonly ask: (
    url: URL,
    headers: Readonly<Record<string, string>>,
    turn: Turn,
    options: AskOptions,
  ) => Promise<Answer>;
}

const isThere = (status: number): boolean => status >= 200 && status < 300;

/** Uncompressed: there is nothing to compress, and some servers send a compressed nothing. */
const HEADERS = { accept: '*/*', 'accept-encoding': 'identity' };

/**
 * Whether a GET may say something else than HEAD did: servers that know no HEAD answer 400, 403, 404, 405, 500 or 501, or
 * nothing at all. Not after 401: whoever wants a password wants it for both.
 */
const mayBeOtherwise = (error: UpstreamError): boolean => {
  const { status, kind } = error;
  if (status === undefined) return isWithoutAnswer(error);
  return status === 500 || status === 501 || (kind === 'REFUSED' && status !== 401);
};

const isRefusal = (error: UpstreamError): error is UpstreamError & { readonly status: number } =>
  error.status !== undefined && error.status >= 400 && error.status < 500;

const probedFrom = (answer: Answer): Probed => {
  const contentType = answer.header('content-type');
  // A server that does not heed the range sends everything: it is cut off at once.
  answer.discard(1);
  return { status: answer.status, ...(contentType === undefined ? {} : { contentType }) };
};

/** As `LinkProbe.probe` says. */
export const createProbe = ({ settings, turns, retrying, ask }: ProbeDependencies): LinkProbe['probe'] => {
  const asked = async (url: URL, turn: Turn, method?: 'HEAD'): Promise<Probed> => {
    const headers = method === 'HEAD' ? HEADERS : { ...HEADERS, range: 'bytes=0-0' };
    const options = { accepts: isThere, ...(method === undefined ? {} : { method }) };
    return retrying(url, turn.deadline, async () => {
      const probed = probedFrom(await ask(url, headers, turn, options));
      return { value: probed, status: probed.status };
    });
  };

  const look = async (url: URL, turn: Turn): Promise<Probed> => {
    try {
      return await asked(url, turn, 'HEAD');
    } catch (error) {
      if (!(error instanceof UpstreamError) || turn.deadline.signal.aborted || !mayBeOtherwise(error)) throw error;
    }
    return asked(url, turn);
  };

  /** Our own queue, or another replica's call, is nothing that the address has answered. */
  const take = async (url: URL, signal: AbortSignal): Promise<Turn> => {
    try {
      // Two requests: twice the time of one.
      return await turns.take(url, 2 * settings.jsonDeadlineMs, signal);
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.kind !== 'TIMED_OUT' || error.cause !== undefined) throw error;
      throw failure('RATE_LIMITED', { url, at: url }, 'was busy with our other requests', { cause: error });
    }
  };

  return async (url, signal) => {
    signal.throwIfAborted();
    turns.check(url);
    const turn = await take(url, signal);
    try {
      const probed = await look(url, turn);
      turn.end('alive');
      return probed;
    } catch (error) {
      turn.end(verdictOf(error, turn));
      if (error instanceof UpstreamError && turn.isAsked && isRefusal(error)) return { status: error.status };
      throw error;
    }
  };
};
