import type { Organisation, OrganisationKind } from '../../model/organisation.ts';
import type { Store } from '../../store/store.ts';

/** Who an agent is today: the organisation that it is, or is a unit of. */
export interface Publisher {
  /** Of the topmost organisation. */
  readonly id: string;
  /** The organisation itself and all above it. */
  readonly ids: ReadonlySet<string>;
  readonly kind?: OrganisationKind;
  readonly countyCode?: string;
  /** SCB code of the topmost organisation, where it is in the register. */
  readonly code?: string;
  readonly municipalityCode?: string;
  readonly collaborations: readonly string[];
}

/** Units are never this deep. */
const DEEPEST = 20;

/**
 * Looks agents up in the read model as it stands at this revision, each once. An agent that it does not know any more is
 * an organisation of its own.
 */
export function createPublishers(store: Pick<Store, 'organisation' | 'collaborations'>): (agent: string) => Publisher {
  const known = new Map<string, Publisher>();
  const find = (agent: string): Publisher => {
    const own = store.organisation(agent);
    if (own === undefined) return { id: agent, ids: new Set([agent]), collaborations: [] };
    const ids = new Set([own.id]);
    let top: Organisation = own;
    while (top.parent !== undefined && ids.size < DEEPEST) {
      const above = store.organisation(top.parent);
      if (above === undefined || ids.has(above.id)) break;
      ids.add(above.id);
      top = above;
    }
    const { id, kind, countyCode, municipalityCode } = top;
    const code = municipalityCode ?? top.regionCode;
    return {
      id,
      ids,
      kind,
      ...(countyCode === undefined ? {} : { countyCode }),
      ...(code === undefined ? {} : { code }),
      ...(municipalityCode === undefined ? {} : { municipalityCode }),
      collaborations: store
        .collaborations()
        .filter(({ members }) => code !== undefined && members.includes(code))
        .map((collaboration) => collaboration.id),
    };
  };
  return (agent) => {
    const before = known.get(agent);
    if (before !== undefined) return before;
    const found = find(agent);
    known.set(agent, found);
    return found;
  };
}
