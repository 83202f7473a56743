import { describe, expect, it } from 'vitest';
import { createContext } from './context.ts';
import { extras, read, SITE } from './fixtures/read-package.ts';
import { toDcat } from './to-dcat.ts';

describe('publishers and contacts', () => {
  it('takes the publisher that the package names before its organisation, which is passed on', () => {
    const { dataset, agents } = read({
      organization: { id: 'o1', name: 'exempelstad', title: 'Exempelstad', state: 'active' },
      ...extras({
        publisher_uri: 'http://dataportal.se/organisation/SE2120001355',
        publisher_name: 'Exempelstads kommun',
        publisher_email: 'mailto:info@example.se',
        publisher_url: 'https://example.se',
        publisher_type: 'http://purl.org/adms/publishertype/LocalAuthority',
        publisher_identifier: '212000-1355',
      }),
    });

    expect(agents).toMatchObject([
      {
        id: dataset.publisher,
        uri: 'http://dataportal.se/organisation/SE2120001355',
        names: [{ value: 'Exempelstads kommun' }],
        emails: ['info@example.se'],
        homepages: [{ uri: 'https://example.se' }],
        types: [{ code: 'LocalAuthority' }],
        identifiers: ['212000-1355'],
      },
    ]);
    expect(dataset.otherProperties).toMatchObject([{ property: 'organization' }]);
  });

  it('joins what packages say of one publisher, and knows one without a URI by its number or name', () => {
    const context = createContext('exempel', SITE);
    const packages = [
      { publisher: [{ name: 'Exempelstad', email: 'a@example.se' }] },
      { publisher: { name: 'EXEMPELSTAD', email: 'b@example.se' } },
    ];

    for (const [place, given] of packages.entries())
      toDcat({ id: String(place), record: { ...given, title: 'T' } }, context);

    expect([...context.gathered.agents()]).toMatchObject([
      { names: [{ value: 'Exempelstad' }, { value: 'EXEMPELSTAD' }], emails: ['a@example.se', 'b@example.se'] },
    ]);
  });

  it('reads Civity’s fields', () => {
    const { dataset } = read({
      access_rights: 'http://publications.europa.eu/resource/authority/access-right/PUBLIC',
      alternative_id: 'alt-7',
      conforms_to: 'https://lankadedata.se/spec/public-toilets/',
      contact_point_name: 'Fastighetskontoret',
      contact_point_email: 'fastighet@example.se',
      contact_point_phone: 'tel:+46401234',
      contact_point_type: 'Organization',
      contact_point_address: 'Storgatan 1',
      frequency: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
      geoserver_link_enabled: 'True',
      civity_metadataquality: { mandatory: 100, total: 71 },
      maintainer: 'Någon annan',
    });

    expect(dataset).toMatchObject({
      accessRights: { code: 'PUBLIC' },
      otherIdentifiers: ['alt-7'],
      conformsTo: [{ uri: 'https://lankadedata.se/spec/public-toilets/' }],
      contactPoints: [
        {
          kind: 'Organization',
          names: [{ value: 'Fastighetskontoret' }],
          emails: ['fastighet@example.se'],
          telephones: ['+46401234'],
          addresses: [{ street: 'Storgatan 1' }],
        },
      ],
      frequency: { code: 'ANNUAL' },
    });
    expect(dataset.otherProperties).toMatchObject([
      { property: 'geoserver_link_enabled', value: 'True' },
      {
        property: 'civity_metadataquality',
        properties: [
          { property: 'mandatory', value: '100' },
          { property: 'total', value: '71' },
        ],
      },
      { property: 'maintainer', value: 'Någon annan' },
    ]);
  });

  it.each([
    [{ maintainer: 'M', maintainer_email: 'm@example.se', author: 'A' }, 'M', ['m@example.se']],
    [{ maintainer: '', author: 'A', author_email: 'a@example.se' }, 'A', ['a@example.se']],
    [extras({ contact_name: 'K', contact_email: 'k@example.se', maintainer: 'M' }), 'K', ['k@example.se']],
  ])('asks the maintainer, else the author, unless a contact is named: %#', (given, name, emails) => {
    const { dataset } = read(given);

    expect(dataset.contactPoints).toMatchObject([{ names: [{ value: name }], emails }]);
  });
});
