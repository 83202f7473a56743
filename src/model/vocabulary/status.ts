import { createReader } from './reader.ts';
import { entriesOf } from './term.ts';

/** adms:status of a distribution: the EU authority table `distribution-status`. */
export const statuses = createReader({
  entries: entriesOf('http://publications.europa.eu/resource/authority/distribution-status/', [
    ['COMPLETED', 'Färdig', 'Completed'],
    ['DEPRECATED', 'Avvecklad', 'Deprecated'],
    ['DEVELOP', 'Under utveckling', 'Under development', 'UnderDevelopment'],
    ['WITHDRAWN', 'Tillbakadragen', 'Withdrawn'],
  ]),
  // ADMS's own list came before the authority table.
  prefixes: ['publications.europa.eu/resource/authority/distribution-status/', 'purl.org/adms/status/'],
});
