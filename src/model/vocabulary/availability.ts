import { createReader } from './reader.ts';
import { entriesOf } from './term.ts';

/** dcatap:availability: the EU authority table `planned-availability`. */
export const availabilities = createReader({
  entries: entriesOf('http://publications.europa.eu/resource/authority/planned-availability/', [
    ['TEMPORARY', 'Temporär', 'Temporary', 'tillfällig'],
    ['EXPERIMENTAL', 'Experimentell', 'Experimental'],
    ['AVAILABLE', 'Tillgänglig', 'Available'],
    ['STABLE', 'Stabil', 'Stable'],
  ]),
  // `r5r/availability/` is what DCAT-AP 2.0 used, before the authority table existed.
  prefixes: ['publications.europa.eu/resource/authority/planned-availability/', 'data.europa.eu/r5r/availability/'],
});
