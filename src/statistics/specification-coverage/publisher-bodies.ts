import type { Store } from '../../store/store.ts';

/** Ids of the organisation that an agent stands for, and of the bodies that it is a unit of, the nearest first. */
export type BodiesOf = (agent: string | undefined) => readonly string[];

/** Finds the bodies of publishers; each agent is looked up once. For one revision. */
export function createBodies(store: Pick<Store, 'organisation' | 'organisationByAlias'>): BodiesOf {
  const known = new Map<string, readonly string[]>();
  const find = (agent: string): readonly string[] => {
    const found: string[] = [];
    let at = store.organisationByAlias(agent);
    while (at !== undefined && !found.includes(at.id)) {
      found.push(at.id);
      at = at.parent === undefined ? undefined : store.organisation(at.parent);
    }
    return found;
  };
  return (agent) => {
    if (agent === undefined) return [];
    let bodies = known.get(agent);
    if (bodies === undefined) known.set(agent, (bodies = find(agent)));
    return bodies;
  };
}
