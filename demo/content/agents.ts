import { happens, hash } from './choice.ts';
import type { DemoAgent, DemoContact } from './content.ts';
import type { Numbering } from './entry.ts';
import type { Unit } from './kind.ts';
import type { Publisher } from './publisher.ts';

const FOUNDED = '2020-01-15';
const REVISED = '2025-03-04';

/** PTS keeps 031-390 06 00 to 49 free for films and books: nobody is called by the demo. */
const telephone = (publisher: Publisher, extra: number): string =>
  `+46313900${String(600 + ((hash(publisher.id) + extra) % 50))}`;

/** The publisher's URI, as the publisher writes it. */
function publisherUri(publisher: Publisher): string {
  return publisher.publisherUri ?? `http://dataportal.se/organisation/SE${publisher.number ?? ''}`;
}

/** The publisher itself, then its units by name of unit. */
export function makeAgents(
  publisher: Publisher,
  numbering: Numbering,
): readonly [DemoAgent, ReadonlyMap<Unit, DemoAgent>] {
  const { number } = publisher;
  const publisherType = publisher.code === '14' ? 'RegionalAuthority' : 'LocalAuthority';
  const english = publisher.officialEn.replace(/^the /, '');
  const untagged = publisher.profile === 2;
  const main: DemoAgent = {
    ...numbering.entry('utgivare', FOUNDED, REVISED),
    uri: publisherUri(publisher),
    type: happens(50, `${publisher.id} agent`) ? 'Agent' : 'Organization',
    names: untagged
      ? [{ value: publisher.official }]
      : [
          { value: publisher.official, language: 'sv' },
          ...(happens(50, publisher.id) ? [{ value: english, language: 'en' }] : []),
        ],
    ...(untagged ? {} : { publisherType }),
    ...(number === undefined || happens(40, `${publisher.id} number`)
      ? {}
      : { identifier: `${number.slice(0, 6)}-${number.slice(6)}` }),
    homepage: `https://www.${publisher.id}.example`,
    ...(happens(40, `${publisher.id} mbox`) ? { email: `kommun@${publisher.id}.example` } : {}),
  };
  const units = new Map<Unit, DemoAgent>();
  for (const unit of ['culture', 'streets', 'waste', 'maps', 'tourism', 'office'] as const) {
    const name = publisher.units?.[unit];
    if (name === undefined) continue;
    units.set(unit, {
      ...numbering.entry(`utgivare-${unit}`, FOUNDED, REVISED),
      type: 'Organization',
      names: [{ value: name, language: 'sv' }],
      publisherType,
    });
  }
  return [main, units];
}

/** The mailbox for open data, and in larger catalogues the people of the map as well. */
export function makeContacts(publisher: Publisher, numbering: Numbering): readonly [DemoContact, ...DemoContact[]] {
  const [street, postalCode, locality] = publisher.address;
  const main: DemoContact = {
    ...numbering.entry('kontakt', FOUNDED, REVISED),
    type: happens(20, `${publisher.id} kind`) ? 'Kind' : 'Organization',
    name: `Öppna data, ${publisher.official}`,
    email: `oppnadata@${publisher.id}.example`,
    ...(happens(70, `${publisher.id} tel`) ? { telephone: telephone(publisher, 0) } : {}),
    ...(happens(75, `${publisher.id} address`) ? { address: { street, postalCode, locality } } : {}),
  };
  if (publisher.kinds.length < 5) return [main];
  const maps: DemoContact = {
    ...numbering.entry('kontakt-karta', FOUNDED, REVISED),
    type: 'Individual',
    name: 'GIS-samordnaren',
    email: `karta@${publisher.id}.example`,
    telephone: telephone(publisher, 1),
  };
  return [main, maps];
}
