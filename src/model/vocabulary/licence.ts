import {
  CC0,
  CREATIVE_COMMONS_KINDS,
  CREATIVE_COMMONS_VERSIONS,
  creativeCommons,
  readCreativeCommons,
} from './creative-commons.ts';
import { createReader } from './reader.ts';
import type { Entry, LicenceTerm } from './term.ts';

/** SPDX or own code, IRI, open, Swedish label, English label, further spellings. */
type LicenceRow = readonly [code: string, uri: string, open: boolean, sv: string, en: string, ...said: string[]];

const OTHER = 'https://dataportal.se/concepts/licensecategories/otherlicense';

const ROWS: readonly LicenceRow[] = [
  [
    'PDM-1.0',
    'http://creativecommons.org/publicdomain/mark/1.0/',
    true,
    'Public Domain Mark 1.0 (Ingen känd upphovsrätt)',
    'Public Domain Mark 1.0 (No Known Copyright)',
    'CC_PDM_1_0',
    'CC PDM 1.0',
    'Public Domain Mark',
    'Public Domain Mark 1.0',
    'Creative Commons Public Domain Mark 1.0',
    'https://creativecommons.org/publicdomain/mark/1.0/deed.sv',
    'https://creativecommons.org/publicdomain/mark/1.0/deed.en',
    'https://creativecommons.org/publicdomain/mark/1.0/deed',
  ],
  [
    'ODbL-1.0',
    'http://opendatacommons.org/licenses/odbl/1-0/',
    true,
    'Open Data Commons öppen databaslicens (ODbL) 1.0',
    'Open Data Commons Open Database License (ODbL) 1.0',
    'odc-odbl',
    'ODC_BL',
    'ODbL',
    'ODbL 1.0',
    'Open Database License (ODbL)',
    'Open Database License',
    'Open Data Commons Open Database License (ODbL)',
    'https://opendatacommons.org/licenses/odbl/1.0/',
    'https://opendatacommons.org/licenses/odbl/',
  ],
  [
    'ODC-By-1.0',
    'http://opendatacommons.org/licenses/by/1-0/',
    true,
    'Open Data Commons erkännandelicens (ODC-By) 1.0',
    'Open Data Commons Attribution License (ODC-By) 1.0',
    'odc-by',
    'ODC BY 1.0',
    'Open Data Commons Attribution License',
    'https://opendatacommons.org/licenses/by/1.0/',
    'https://opendatacommons.org/licenses/by/',
  ],
  [
    'PDDL-1.0',
    'http://opendatacommons.org/licenses/pddl/1-0/',
    true,
    'Open Data Commons Public Domain Dedication and License (PDDL) 1.0',
    'Open Data Commons Public Domain Dedication and License (PDDL) 1.0',
    'odc-pddl',
    'PDDL',
    'Open Data Commons Public Domain Dedication and License (PDDL)',
    'https://opendatacommons.org/licenses/pddl/1.0/',
    'https://opendatacommons.org/licenses/pddl/',
  ],
  [
    'COM_REUSE',
    'http://publications.europa.eu/resource/authority/licence/COM_REUSE',
    true,
    'Europeiska kommissionens meddelande om vidareutnyttjande',
    'European Commission reuse notice',
    'http://data.europa.eu/eli/dec/2011/833/oj',
  ],
  [
    'EUPL-1.2',
    'http://publications.europa.eu/resource/authority/licence/EUPL_1_2',
    true,
    'Europeiska unionens öppna licens (EUPL) 1.2',
    'European Union Public Licence (EUPL) 1.2',
    'EUPL 1.2',
    'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12',
  ],
  [
    'OGL-UK-3.0',
    'http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    true,
    'Storbritanniens öppna myndighetslicens (OGL) 3.0',
    'Open Government Licence (OGL) 3.0',
    'uk-ogl', // CKAN's id, and addresses without a version: the version in force
    'OGL_3_0',
    'Open Government Licence v3.0',
    'UK Open Government Licence (OGL)',
    'http://www.nationalarchives.gov.uk/doc/open-government-licence/',
    'http://reference.data.gov.uk/id/open-government-licence',
  ],
  [
    'NLOD-2.0',
    'https://data.norge.no/nlod/no/2.0',
    true,
    'Norsk licens för öppna myndighetsdata (NLOD) 2.0',
    'Norwegian Licence for Open Government Data (NLOD) 2.0',
    'NLOD_2_0',
    'NLOD 2.0',
    'https://data.norge.no/nlod/en/2.0',
  ],
  [
    'etalab-2.0',
    'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    true,
    'Fransk öppen licens (Licence Ouverte) 2.0',
    'Licence Ouverte / Open Licence 2.0 (Etalab)',
    'Licence Ouverte v2.0 (Etalab)',
    'Open Licence v2.0 (Etalab)',
    'Licence Ouverte v2.0',
    'Open Licence v2.0',
  ],
  [
    'DL-DE-BY-2.0',
    'https://www.govdata.de/dl-de/by-2-0',
    true,
    'Tysk datalicens, erkännande, 2.0',
    'Data licence Germany, attribution, 2.0',
    'dl-de/by-2-0',
  ],
  [
    'DL-DE-ZERO-2.0',
    'https://www.govdata.de/dl-de/zero-2-0',
    true,
    'Tysk datalicens, utan villkor, 2.0',
    'Data licence Germany, zero, 2.0',
    'dl-de/zero-2-0',
  ],
  [
    'GFDL-1.3',
    'http://www.gnu.org/licenses/fdl-1.3.html',
    true,
    'GNU:s fria dokumentationslicens (GFDL) 1.3',
    'GNU Free Documentation License (GFDL) 1.3',
    'gfdl',
    'GNU_FDL_1_3',
    'GNU Free Documentation License',
    'https://www.gnu.org/licenses/fdl.html',
  ],
  [
    'MIT',
    'https://opensource.org/licenses/MIT',
    true,
    'MIT-licensen',
    'MIT License',
    'https://opensource.org/license/mit',
    'https://spdx.org/licenses/MIT.html',
  ],
  [
    'Apache-2.0',
    'http://www.apache.org/licenses/LICENSE-2.0',
    true,
    'Apachelicensen 2.0',
    'Apache License 2.0',
    'Apache 2.0',
    'Apache License, Version 2.0',
    'https://opensource.org/licenses/Apache-2.0',
  ],
  [
    'nolicense',
    'https://dataportal.se/concepts/licensecategories/nolicense',
    false,
    'Ingen licens angiven',
    'No licence stated',
    'notspecified', // CKAN
    'License not specified',
    'License not specified (not open)',
    'No license',
    'Ingen licens',
    'Licens saknas',
  ],
  [
    'otherlicense',
    OTHER,
    false,
    'Annan licens',
    'Other licence',
    'other-closed', // CKAN, as the next
    'other-nc',
    'Other (Not Open)',
    'Other (Non-Commercial)',
    'License - other',
    'Other license',
  ],
  // CKAN's "other" licences that are open, by its own word. They have no addresses: they are other licences too.
  ['other-open', OTHER, true, 'Annan öppen licens', 'Other (Open)'],
  ['other-pd', OTHER, true, 'Utan upphovsrätt (public domain)', 'Other (Public Domain)', 'Public domain'],
  ['other-at', OTHER, true, 'Annan öppen licens med krav på erkännande', 'Other (Attribution)'],
];

const rows: readonly Entry<LicenceTerm>[] = ROWS.map(([code, uri, open, sv, en, ...said]) => ({
  term: { uri, code, labels: { sv, en }, open },
  said,
}));

const creativeCommonsRows: readonly Entry<LicenceTerm>[] = CREATIVE_COMMONS_VERSIONS.flatMap((version) =>
  CREATIVE_COMMONS_KINDS.flatMap((kind) => {
    const term = creativeCommons(kind, version);
    // CKAN's `cc-nc` ("any non-commercial") is registered there with the address of version 2.0.
    return term === undefined ? [] : [{ term, said: kind === 'by-nc' && version === '2.0' ? ['cc-nc'] : [] }];
  }),
);

/** dcterms:license: Creative Commons (every version), other licences used for data, and what stands for "none" and "another". */
export const licences = createReader({
  entries: [
    { term: CC0, said: ['https://creativecommons.org/share-your-work/public-domain/cc0/'] },
    ...creativeCommonsRows,
    ...rows,
  ],
  prefixes: [
    'publications.europa.eu/resource/authority/licence/',
    'opendefinition.org/licenses/',
    'dataportal.se/concepts/licensecategories/',
    'spdx.org/licenses/',
  ],
  parse: readCreativeCommons,
});
