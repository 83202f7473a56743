import { describe, expect, it } from 'vitest';
import { readTerm, term, terms } from './index.ts';

const read = (said: string): string | undefined => readTerm('licence', said)?.code;

describe('licence', () => {
  it.each([
    'http://creativecommons.org/publicdomain/zero/1.0/',
    'https://creativecommons.org/publicdomain/zero/1.0',
    'https://www.creativecommons.org/publicdomain/zero/1.0/',
    'http://creativecommons.org/publicdomain/zero/1.0/deed.sv',
    'https://creativecommons.org/publicdomain/zero/1.0/legalcode',
    'http://publications.europa.eu/resource/authority/licence/CC0',
    'http://opendefinition.org/licenses/cc-zero/',
    'https://spdx.org/licenses/CC0-1.0',
    'https://creativecommons.org/share-your-work/public-domain/cc0/',
    'CC0',
    'cc0 1.0',
    'CC0 1.0 Universell',
    'CC-0',
    'CC0-1.0',
    'cc-zero',
    'Creative Commons Zero',
    'Creative Commons CC0 1.0 Universal',
    'Creative Commons Public Domain Dedication (CC0)',
    'CC0 1.0 (Public Domain Dedication, No Copyright)',
    'CC0-1.0 (Public domain)',
  ])('reads %j as CC0', (said) => {
    expect(read(said)).toBe('CC0-1.0');
  });

  it.each([
    'http://creativecommons.org/licenses/by/4.0/',
    'https://creativecommons.org/licenses/by/4.0',
    'https://creativecommons.org/licenses/by/4.0/deed.sv',
    'https://creativecommons.org/licenses/by/4.0/legalcode.sv',
    'https://creativecommons.org/licenses/by/4.0/legalcode',
    'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
    'https://opendefinition.org/licenses/cc-by/',
    'CC BY 4.0',
    'CC-BY-4.0',
    'CCBY 4.0',
    'cc-by',
    'CC_BY',
    'Creative Commons Erkännande 4.0',
    'Creative Commons Erkännande 4.0 Internationell',
    'Creative Commons Attribution 4.0 International (CC BY 4.0)',
    'Creative Commons - CC BY 4.0',
    'CC BY 4.0 (Attribution)',
    'Creative Commons Attribution',
  ])('reads %j as CC BY 4.0', (said) => {
    expect(read(said)).toBe('CC-BY-4.0');
  });

  it.each([
    ['http://creativecommons.org/licenses/by-sa/4.0/deed.en', 'CC-BY-SA-4.0'],
    ['cc-by-sa', 'CC-BY-SA-4.0'],
    ['Creative Commons Erkännande-DelaLika 4.0', 'CC-BY-SA-4.0'],
    ['http://publications.europa.eu/resource/authority/licence/CC_BYNCSA_4_0', 'CC-BY-NC-SA-4.0'],
    ['CC BY-NC-ND 4.0 (Attribution, Non-Commercial, No Derivative Works)', 'CC-BY-NC-ND-4.0'],
    ['Creative Commons Erkännande-IckeKommersiell-IngaBearbetningar 4.0', 'CC-BY-NC-ND-4.0'],
    ['http://creativecommons.org/licenses/by/3.0/', 'CC-BY-3.0'],
    ['http://creativecommons.org/licenses/by/2.5/se/', 'CC-BY-2.5-SE'],
    ['http://creativecommons.org/licenses/by/2.5/se', 'CC-BY-2.5-SE'],
    ['Creative Commons Erkännande 2.5 Sverige', 'CC-BY-2.5-SE'],
    ['cc-nc', 'CC-BY-NC-2.0'],
    ['odc-odbl', 'ODbL-1.0'],
    ['Open Database License (ODbL)', 'ODbL-1.0'],
    ['https://opendatacommons.org/licenses/odbl/1.0/', 'ODbL-1.0'],
    ['http://publications.europa.eu/resource/authority/licence/ODC_BL', 'ODbL-1.0'],
    ['http://www.opendefinition.org/licenses/odc-odbl', 'ODbL-1.0'],
    ['https://opendatacommons.org/licenses/pddl/1.0/', 'PDDL-1.0'],
    ['odc-by', 'ODC-By-1.0'],
    ['uk-ogl', 'OGL-UK-3.0'],
    ['notspecified', 'nolicense'],
    ['other-open', 'other-open'],
    ['other-pd', 'other-pd'],
    ['other-closed', 'otherlicense'],
    ['https://dataportal.se/concepts/licensecategories/nolicense', 'nolicense'],
    ['http://www.dataportal.se/concepts/licensecategories/otherlicense', 'otherlicense'],
  ])('reads %j as %s', (said, code) => {
    expect(read(said)).toBe(code);
  });

  it.each([
    'Creative Commons',
    'Erkännande 4.0',
    'zero',
    '4.0',
    'CC BY 4.0 eller CC0',
    'CC BY, CC BY-SA',
    'CC BY 3.0 / CC BY 4.0',
    'CC BY-SA-ND 4.0',
    'CC BY 5.0',
    'CC0 4.0',
    'CC BY 4.0 (Public domain)',
    'Creative Commons Public Domain',
    'CC BY Sverige',
    'Inte CC BY 4.0',
    'https://creativecommons.org/',
    'https://creativecommons.org/licenses/by/9.9/',
    'https://example.se/licenses/by/4.0/',
  ])('does not guess what %j means', (said) => {
    expect(read(said)).toBeUndefined();
  });

  it('is open without limits on purpose and changed copies, and not with them', () => {
    const open = ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'ODbL-1.0', 'ODC-By-1.0', 'PDDL-1.0', 'PDM-1.0', 'COM_REUSE'];
    const closed = ['CC-BY-NC-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-NC-ND-4.0', 'nolicense', 'otherlicense'];

    expect(open.map((code) => term('licence', code)?.open)).toEqual(open.map(() => true));
    expect(closed.map((code) => term('licence', code)?.open)).toEqual(closed.map(() => false));
  });

  it('gives Swedish names to the licences of DCAT-AP-SE', () => {
    expect(term('licence', 'CC-BY-NC-SA-4.0')).toEqual({
      uri: 'http://creativecommons.org/licenses/by-nc-sa/4.0/',
      code: 'CC-BY-NC-SA-4.0',
      labels: {
        sv: 'CC BY-NC-SA 4.0 (Erkännande, Icke-kommersiell, Dela lika)',
        en: 'CC BY-NC-SA 4.0 (Attribution, Non-Commercial, Share Alike)',
      },
      open: false,
    });
  });

  it('gives a licence adapted to a country by its code although no list has it', () => {
    expect(terms('licence').some((one) => one.code === 'CC-BY-2.5-SE')).toBe(false);
    expect(term('licence', 'CC-BY-2.5-SE')?.uri).toBe('http://creativecommons.org/licenses/by/2.5/se/');
  });
});
