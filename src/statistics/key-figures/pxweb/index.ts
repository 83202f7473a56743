import type { StatisticsPlatform } from '../statistics-source.ts';
import { readAddress } from './address.ts';
import { createCells } from './cells.ts';
import { checkSource, figuresOf, languagesOf } from './definition.ts';
import { createProtocol1 } from './protocol-1.ts';
import { createProtocol2 } from './protocol-2.ts';
import { createSession } from './session.ts';
import { createTableSource } from './source.ts';

/** PxWeb, version 1 and 2 of its interface: tables, out of which the sources file cuts key figures (see README.md). */
export const platform: StatisticsPlatform = {
  knows: ({ keyFigures }, id) => keyFigures.some((each) => each.id === id),
  check: checkSource,
  open({ source, upstream }) {
    const address = readAddress(source);
    if (typeof address === 'string') throw new RangeError(`Statistics ${source.id}: ${address}`);
    const session = createSession(upstream, address.base.host);
    const protocol = address.version === 1 ? createProtocol1(address, session) : createProtocol2(address, session);
    const more = languagesOf(source);
    return createTableSource({
      protocol,
      cells: createCells(protocol, session),
      figures: figuresOf(source),
      language: address.language,
      more: address.version === 1 ? (more ?? []) : more,
    });
  },
};
