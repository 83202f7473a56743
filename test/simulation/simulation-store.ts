import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OrganisationKind } from '../../src/model/organisation.ts';
import { readSpecificationFiles } from '../../src/records/specification-files.ts';
import { REGISTER } from '../../src/store/fixtures/temporary-store.ts';
import { aCatalogue, anAgent, aSnapshot, fresh } from '../../src/store/fixtures/records.ts';
import { type OpenedStore, openStore } from '../../src/store/open.ts';
import { registerId } from '../../src/store/organisations.ts';
import { AGENTS, agentOf } from './recording.ts';
import { CATALOGUES, RETIRED } from './world.ts';

interface Known {
  readonly id: string;
  readonly kind?: OrganisationKind;
  readonly county?: string;
  readonly inWest?: boolean;
}

const goteborg: Known = {
  id: registerId({ kind: 'MUNICIPALITY', code: '1480' }),
  kind: 'MUNICIPALITY',
  county: '14',
  inWest: true,
};

/** Who the simulation's publishers are: by what the register and the agents say, worked out by hand. */
export const ORGANISATIONS: Readonly<Record<string, Known>> = {
  goteborg,
  'goteborg-kultur': goteborg,
  ale: { id: registerId({ kind: 'MUNICIPALITY', code: '1440' }), kind: 'MUNICIPALITY', county: '14', inWest: true },
  region: { id: registerId({ kind: 'REGION', code: '14' }), kind: 'REGION', county: '14', inWest: true },
  company: { id: agentOf('company') },
  // The read model does not know it: an organisation of its own.
  forgotten: { id: agentOf('forgotten') },
};

/** The read model of today: who the publishers are, but for one, and which catalogues there are. */
export async function openSimulationStore(file: string): Promise<OpenedStore> {
  const folder = fileURLToPath(new URL('../../specifications', import.meta.url));
  const opened = await openStore({
    file,
    register: REGISTER,
    counties: [],
    catalogues: CATALOGUES.filter((id) => id !== RETIRED).map((id) => aCatalogue(id)),
    collaborations: [{ id: 'west', name: [], members: ['1480', '1440', '14'] }],
    specifications: readSpecificationFiles(join(folder)).specifications,
  });
  const agents = Object.entries(AGENTS)
    .filter(([name]) => name !== 'forgotten')
    .map(([name, uri]) => anAgent(uri, name === 'goteborg-kultur' ? 'Kultur' : `Organisation ${name}`));
  await opened.writer.writeSnapshot(aSnapshot('c00', { agents }), fresh('c00'));
  return opened;
}
