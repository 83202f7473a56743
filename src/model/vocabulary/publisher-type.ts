import { createReader } from './reader.ts';
import { entriesOf } from './term.ts';

/** dcterms:type of an agent: ADMS's publisher types. */
export const publisherTypes = createReader({
  entries: entriesOf('http://purl.org/adms/publishertype/', [
    [
      'Academia-ScientificOrganisation',
      'Akademia/Vetenskaplig organisation',
      'Academia/Scientific organisation',
      'AcademiaScientificOrganisation',
    ],
    ['Company', 'Företag', 'Company'],
    ['IndustryConsortium', 'Industrikonsortium', 'Industry consortium'],
    ['LocalAuthority', 'Lokal myndighet/kommun', 'Local Authority', 'kommun', 'municipality'],
    ['NationalAuthority', 'Nationell myndighet', 'National authority', 'statlig myndighet'],
    [
      'NonGovernmentalOrganisation',
      'Icke-statlig organisation',
      'Non-Governmental Organisation',
      'Non-GovernmentalOrganisation',
    ],
    ['NonProfitOrganisation', 'Ej vinstdrivande organisation', 'Non-Profit Organisation', 'Non-ProfitOrganisation'],
    ['PrivateIndividual(s)', 'Privatperson(er)', 'Private Individual(s)', 'PrivateIndividual', 'PrivateIndividuals'],
    ['RegionalAuthority', 'Regional myndighet/landsting', 'Regional authority', 'region', 'landsting'],
    ['StandardisationBody', 'Standardiseringsorganisation', 'Standardisation body'],
    ['SupraNationalAuthority', 'Över-/mellanstatlig myndighet', 'Supra-national authority', 'Supra-NationalAuthority'],
  ]),
  prefixes: ['purl.org/adms/publishertype/'],
});
