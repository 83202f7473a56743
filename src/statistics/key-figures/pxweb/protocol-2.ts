import type { Address } from './address.ts';
import { below } from './address.ts';
import { answerTo } from './answer.ts';
import type { Cube } from './json-stat.ts';
import { readCube } from './json-stat.ts';
import { readConfig2 } from './limits.ts';
import type { Protocol } from './protocol.ts';
import { createRemembered } from './remembered.ts';
import type { Session } from './session.ts';
import { readTable2 } from './table.ts';

/** Milliseconds that a table's metadata are kept: a new year of it is seen after so long. */
const METADATA_MS = 3_600_000;

/**
 * PxWebApi 2. Cells are asked for by POST, which it has beside GET: the codes of all municipalities make an address too
 * long for the servers that it runs on.
 */
export function createProtocol2({ base, language: first }: Address, session: Session): Protocol {
  const metadata = createRemembered<Cube>(METADATA_MS);

  const read = (id: string, lang: string, signal: AbortSignal): Promise<Cube> =>
    metadata.get(`${lang} ${id}`, () =>
      session.ask(below(base, ['tables', id, 'metadata'], { lang }), readCube, signal),
    );

  return {
    config: (signal) => session.ask(below(base, ['config']), readConfig2, signal),
    table: async (id, signal) => readTable2(id, await read(id, first, signal)),
    data(id, selection, signal) {
      const url = below(base, ['tables', id, 'data'], { lang: first, outputFormat: 'json-stat2' });
      return session.ask(url, answerTo(selection), signal, {
        selection: selection.map(({ variable, codes }) => ({ variableCode: variable, valueCodes: codes })),
      });
    },
    description: (id, language, _sample, signal) => read(id, language, signal),
  };
}
