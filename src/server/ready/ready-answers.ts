import { performance } from 'node:perf_hooks';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { costOf, pointsOf } from '../query-cost.ts';
import type { WorkOf } from '../query-cost.ts';
import { NAME_LOGGED } from '../request-plugin.ts';
import type { Asked } from './asked.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { packAnswer, unpackAnswer } from './ready-answer.ts';
import type { ReadyAnswer } from './ready-answer.ts';
import { judge } from './revision-marks.ts';
import type { Judgement } from './revision-marks.ts';

/** Bytes by names that mean the same to every replica. May forget, never throws and never waits long. */
export interface SharedBytes {
  get(name: string): Promise<Buffer | undefined>;
  set(name: string, bytes: Buffer): Promise<void>;
}

/** What is shared with other replicas, and by which name. */
export interface SharedAnswers {
  readonly bytes: SharedBytes;
  /** Names the content of the present revision, alike in each replica that has the same; asked once for each revision. */
  readonly contentName: () => string;
}

/** An answer as it was worked out. */
export interface WorkedOut {
  readonly body: string;
  /** The document, where whoever worked it out had it at hand. */
  readonly document: DocumentNode | undefined;
}

/** What became of the work: `none` for an answer with errors, of another status, or in pieces. */
export type Outcome = WorkedOut | 'none' | 'ended';

/** Where an answer was found: in this process, in what replicas share, or worked out. */
export type Found = 'memory' | 'shared' | 'worked-out';

/** Answers as bytes, each worked out once for a revision. */
export interface ReadyAnswers {
  /**
   * The answer to a question that is not known here: shared, or worked out by `work`, which is called at the most once.
   * Whoever asks the same meanwhile waits for it. Undefined where it is not to be kept; `work` may not have been called then.
   */
  find(asked: Asked, work: () => Promise<Outcome>): Promise<ReadyAnswer | undefined>;
}

interface ReadyAnswersOptions {
  readonly schema: GraphQLSchema;
  readonly kept: KeptAnswers;
  readonly workOf: WorkOf;
  readonly shared?: SharedAnswers;
  readonly found: (where: Found) => void;
}

/** An answer that is larger, or takes longer, is worth a question to the server that replicas share. */
const HEAVY_BYTES = 20_000;
const HEAVY_MS = 5;
/** Operations of which it is remembered what they are. */
const TEXT_KEPT = 262_144;

interface Known {
  readonly judgement: Judgement;
  readonly points: (variables: Asked['variables']) => number;
  readonly name: string | undefined;
  isHeavy: boolean;
}

export function createReadyAnswers({ schema, kept, workOf, shared, found }: ReadyAnswersOptions): ReadyAnswers {
  const operations = new LRUCache<string, Known>({
    maxSize: TEXT_KEPT,
    sizeCalculation: (_known, text) => Math.max(1, text.length),
  });
  const flights = new Map<string, Promise<ReadyAnswer | 'none' | 'ended'>>();
  let content: { readonly revision: number; readonly name: string } | undefined;

  const operationKey = ({ text, operationName }: Asked): string => `${operationName ?? ''}\n${text}`;

  const read = (asked: Asked, document: DocumentNode): Known | undefined => {
    const operation = getOperationAST(document, asked.operationName);
    if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
    const known = {
      judgement: judge(schema, document, operation),
      points: (variables: Asked['variables']) => pointsOf(costOf(schema, document, operation, variables, workOf)),
      name: operation.name?.value.slice(0, NAME_LOGGED),
      isHeavy: false,
    };
    operations.set(operationKey(asked), known);
    return known;
  };

  const sharedName = (asked: Asked, known: Known | undefined, revision: number): string | undefined => {
    if (shared === undefined || known?.judgement.isOfReplica === true) return undefined;
    if (content?.revision !== revision) content = { revision, name: shared.contentName() };
    // In braces: what belongs together is on one server of a cluster.
    return `{${content.name}:${asked.key}}`;
  };

  const fetchShared = async (asked: Asked, known: Known | undefined, revision: number) => {
    // Whether one that was never seen here is heavy is not known before it is asked.
    if (known !== undefined && !known.isHeavy) return undefined;
    const name = sharedName(asked, known, revision);
    const packed = name === undefined ? undefined : await shared?.bytes.get(name);
    const answer = packed && unpackAnswer(packed);
    return answer && kept.keep(revision, asked.key, answer.body, answer.facts);
  };

  const take = async (asked: Asked, work: () => Promise<Outcome>): Promise<ReadyAnswer | 'none' | 'ended'> => {
    const revision = kept.revision();
    const before = operations.get(operationKey(asked));
    const ofOthers = await fetchShared(asked, before, revision);
    if (ofOthers !== undefined) {
      found('shared');
      return ofOthers;
    }
    const startedAt = performance.now();
    const outcome = await work();
    if (typeof outcome === 'string') return outcome;
    const ms = performance.now() - startedAt;
    const known = before ?? read(asked, outcome.document ?? parse(asked.text));
    if (known?.judgement.isOfRevision(asked.variables) !== true) return 'none';
    const facts = {
      points: known.points(asked.variables),
      ...(known.name === undefined ? {} : { operationName: known.name }),
    };
    const answer = kept.keep(revision, asked.key, Buffer.from(outcome.body), facts);
    // With the revision changed, what was worked out is of two states: the next one works it out again.
    if (answer === undefined) return kept.revision() === revision ? 'none' : 'ended';
    found('worked-out');
    known.isHeavy ||= answer.body.byteLength > HEAVY_BYTES || ms > HEAVY_MS;
    const name = known.isHeavy ? sharedName(asked, known, revision) : undefined;
    // Not waited for: it is for others.
    if (name !== undefined) void shared?.bytes.set(name, packAnswer(answer));
    return answer;
  };

  return {
    async find(asked, work) {
      const known = operations.get(operationKey(asked));
      if (known?.judgement.isOfRevision(asked.variables) === false) return undefined;
      for (;;) {
        const flight = flights.get(asked.key);
        if (flight === undefined) break;
        const landed = await flight;
        // Whoever asked first went away, or its time was up: the next one works it out.
        if (landed === 'ended') continue;
        if (landed !== 'none') found('memory');
        return landed === 'none' ? undefined : landed;
      }
      const flight = take(asked, work);
      flights.set(asked.key, flight);
      try {
        const landed = await flight;
        return typeof landed === 'string' ? undefined : landed;
      } finally {
        flights.delete(asked.key);
      }
    },
  };
}
