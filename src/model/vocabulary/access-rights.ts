import { createReader } from './reader.ts';
import { entriesOf } from './term.ts';

/**
 * dcterms:accessRights: the three of the EU authority table `access-right` that DCAT-AP-SE has. DCAT-US's accessLevel
 * and INSPIRE's "no limitations" are read too.
 */
export const accessRights = createReader({
  entries: entriesOf('http://publications.europa.eu/resource/authority/access-right/', [
    [
      'PUBLIC',
      'Publik',
      'Public',
      'offentlig',
      'offentligt',
      'publikt',
      'öppen',
      'öppet',
      'öppna data',
      'open',
      'open data',
      'inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations',
    ],
    ['RESTRICTED', 'Begränsad', 'Restricted', 'begränsat', 'begränsad åtkomst', 'restricted public'],
    ['NON_PUBLIC', 'Ej offentlig', 'Non-public', 'icke offentlig', 'inte offentlig', 'ej publik', 'not public'],
  ]),
  prefixes: [
    'publications.europa.eu/resource/authority/access-right/',
    'publications.europa.eu/mdr/authority/access-right/',
  ],
});
