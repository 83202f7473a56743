import type { Address } from './address.ts';
import { below, configUrl1, inLanguage, pathOf } from './address.ts';
import { answerTo } from './answer.ts';
import type { Cube } from './json-stat.ts';
import { readConfig1 } from './limits.ts';
import type { Protocol } from './protocol.ts';
import { createRemembered } from './remembered.ts';
import type { Session } from './session.ts';
import type { Selection } from './split.ts';
import type { Table } from './table.ts';
import { readTable1 } from './table.ts';

/** Milliseconds that a table's lists of codes are kept: a new year of it is seen after so long. */
const TABLE_MS = 3_600_000;

const queryOf = (selection: Selection) => ({
  query: selection.map(({ variable, codes }) => ({ code: variable, selection: { filter: 'item', values: codes } })),
  // Without it the answer is a PX file.
  response: { format: 'json-stat2' },
});

/** PxWeb's first interface: GET for metadata, POST for cells, the language in the path. */
export function createProtocol1(address: Address, session: Session): Protocol {
  const tables = createRemembered<Table>(TABLE_MS);

  const table = (id: string, signal: AbortSignal): Promise<Table> =>
    tables.get(id, () => session.ask(below(address.base, pathOf(id)), (value) => readTable1(id, value), signal));

  const ask = (base: URL, id: string, selection: Selection, signal: AbortSignal): Promise<Cube> =>
    session.ask(below(base, pathOf(id)), answerTo(selection), signal, queryOf(selection));

  return {
    config: (signal) => session.ask(configUrl1(address), readConfig1, signal),
    table,
    data: (id, selection, signal) => ask(address.base, id, selection, signal),
    async description(id, language, sample, signal) {
      return ask(inLanguage(address, language), id, sample(await table(id, signal)), signal);
    },
  };
}
