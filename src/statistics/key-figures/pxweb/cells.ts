import { UpstreamError } from '../../../errors.ts';
import type { Limits } from './limits.ts';
import { SOFTWARE_LIMITS } from './limits.ts';
import type { Protocol } from './protocol.ts';
import type { Answered } from './read-values.ts';
import { createRemembered } from './remembered.ts';
import type { Session } from './session.ts';
import type { Selection } from './split.ts';
import { cellsOf, split } from './split.ts';

/** Milliseconds that limits are kept, unless the installation refuses what they allow. */
const LIMITS_MS = 24 * 3_600_000;
/** How often a query that is refused for its size is made smaller. */
const MOST_NARROWINGS = 5;
/** The answer to too many cells ("Too many values selected", "Too many cells selected"). */
const TOO_MANY = 403;

/** The cells that could be read, and why others could not. */
export interface CellsRead {
  readonly answers: readonly Answered[];
  readonly failure?: UpstreamError;
}

/** Reads blocks of tables within an installation's limits. */
export interface Cells {
  /** Throws `UpstreamError` or the signal's reason where the configuration cannot be asked for. */
  limits(signal: AbortSignal): Promise<Limits>;
  /** What is known of the limits without asking. */
  known(): Limits;
  /** Reads a block in as few requests as the limits allow. Throws the signal's reason, and as `limits` does. */
  read(table: string, selection: Selection, signal: AbortSignal): Promise<CellsRead>;
}

const KEY = 'limits';

const isRefusal = ({ kind }: UpstreamError): boolean => kind === 'REFUSED' || kind === 'MALFORMED';

/** Makes no request. */
export function createCells(protocol: Protocol, session: Session): Cells {
  const remembered = createRemembered<Limits>(LIMITS_MS);

  const readLimits = async (signal: AbortSignal): Promise<Limits> => {
    try {
      const limits = await protocol.config(signal);
      session.setPace(limits);
      return limits;
    } catch (error) {
      // An installation that does not tell keeps to its software's own, which have been in use since it was opened.
      if (error instanceof UpstreamError && isRefusal(error)) return SOFTWARE_LIMITS;
      throw error;
    }
  };

  const limits = (signal: AbortSignal): Promise<Limits> => remembered.get(KEY, () => readLimits(signal));

  /** After a refusal: the limits have changed, or they are not what the configuration says. */
  const narrow = async (refused: number, signal: AbortSignal): Promise<void> => {
    const fresh = await readLimits(signal);
    const cells = fresh.cells < refused ? fresh.cells : Math.floor(refused / 2);
    remembered.set(KEY, { ...fresh, cells });
  };

  /** The answer to a block or, where it is refused for its size, to the pieces that it is made into. */
  const ask = async (table: string, block: Selection, signal: AbortSignal, narrowings: number): Promise<CellsRead> => {
    try {
      return { answers: [{ cube: await protocol.data(table, block, signal), selection: block }] };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof UpstreamError)) throw error;
      const cells = cellsOf(block);
      if (error.status !== TOO_MANY || cells < 2 || narrowings === MOST_NARROWINGS)
        return { answers: [], failure: error };
      await narrow(cells, signal);
      return askAll(table, [block], signal, narrowings + 1);
    }
  };

  /** The first alone: where it shows that the limits have changed, the others are not asked for in vain. */
  const askAll = async (
    table: string,
    blocks: readonly Selection[],
    signal: AbortSignal,
    narrowings: number,
  ): Promise<CellsRead> => {
    const most = (await limits(signal)).cells;
    const [first, ...others] = blocks.flatMap((block) => split(block, most));
    if (first === undefined) return { answers: [] };
    const head = await ask(table, first, signal, narrowings);
    // A refusal of the first piece is a refusal of them all, and not worth as many requests.
    if (head.failure !== undefined && isRefusal(head.failure)) return head;
    const now = (await limits(signal)).cells;
    const rest = await Promise.all(
      others.flatMap((block) => split(block, now)).map((block) => ask(table, block, signal, narrowings)),
    );
    const all = [head, ...rest];
    const failure = all.find((each) => each.failure !== undefined)?.failure;
    return { answers: all.flatMap(({ answers }) => answers), ...(failure === undefined ? {} : { failure }) };
  };

  return {
    limits,
    known: () => remembered.peek(KEY) ?? SOFTWARE_LIMITS,
    read: (table, selection, signal) => askAll(table, [selection], signal, 0),
  };
}
