import { createReader } from './reader.ts';
import { entriesOf } from './term.ts';

/** dcat:hadRole of an attribution: the eight of INSPIRE's ResponsiblePartyRole that DCAT-AP-SE has. */
export const roles = createReader({
  entries: entriesOf('http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/', [
    ['resourceProvider', 'Leverantör', 'Resource Provider'],
    ['custodian', 'Förvaltare', 'Custodian'],
    ['owner', 'Ägare', 'Owner'],
    ['user', 'Användare', 'User'],
    ['distributor', 'Distributör', 'Distributor'],
    ['principalInvestigator', 'Undersökningsledare', 'Principal Investigator'],
    ['processor', 'Vidareförädlare', 'Processor'],
    ['author', 'Upphovsman', 'Author'],
  ]),
  prefixes: [
    'inspire.ec.europa.eu/metadata-codelist/responsiblepartyrole/',
    'standards.iso.org/iso/19139/resources/gmxcodelists.xml#ci_rolecode_', // the ISO 19115 list INSPIRE's comes from
  ],
});
