import type { Join, JoinRule, RegisterEntry } from '../model/organisation.ts';
import type { AgentResource } from './agent-resource.ts';
import { createPartition } from './partition.ts';

/** Why an agent is where it is. */
export type Sign = Pick<Join, 'rule' | 'evidence'>;

/** Agents, entries and units on their way together, each step with its sign. */
export interface AgentJoining {
  /** Joins the agent to the entry of the register. */
  toEntry(agentId: string, entry: RegisterEntry, rule: JoinRule, evidence: string): void;
  /** Joins two agents. */
  together(a: string, b: string, rule: JoinRule, evidence: string): void;
  /** Joins the agent to the unit that this key stands for; a fixed unit is never joined to another one. */
  toUnit(agentId: string, key: string, fixed: boolean, evidence: string): void;
  /** The key that stands for the agent's cluster. */
  readonly find: (key: string) => string;
  /** It is in a cluster that is known to be somebody: an entry of the register or a unit with a number. */
  readonly isFixed: (key: string) => boolean;
  readonly signs: ReadonlyMap<string, Sign>;
}

export const entryKey = (entry: RegisterEntry): string => `entry ${entry.code}`;

/** Every agent alone, every entry of the register somebody of its own. */
export function createAgentJoining(
  register: readonly RegisterEntry[],
  resources: readonly AgentResource[],
): AgentJoining {
  const partition = createPartition();
  const agents = new Set(resources.map(({ id }) => id));
  const signs = new Map<string, Sign>();
  for (const entry of register) partition.fix(entryKey(entry));
  return {
    toEntry: (agentId, entry, rule, evidence) => {
      // What leads to the register counts more than what led to another agent before.
      if (partition.join(agentId, entryKey(entry)) && agents.has(agentId)) signs.set(agentId, { rule, evidence });
    },
    together: (a, b, rule, evidence) => {
      const news = [a, b].filter((id) => agents.has(id) && !partition.isFixed(id) && !signs.has(id));
      if (!partition.join(a, b)) return;
      for (const id of news) signs.set(id, { rule, evidence });
    },
    toUnit: (agentId, key, fixed, evidence) => {
      if (fixed) partition.fix(key);
      partition.join(agentId, key);
      if (!signs.has(agentId)) signs.set(agentId, { rule: 'UNIT', evidence });
    },
    find: partition.find,
    isFixed: partition.isFixed,
    signs,
  };
}
