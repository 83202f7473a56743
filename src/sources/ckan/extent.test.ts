import { describe, expect, it } from 'vitest';
import { extras, read } from './fixtures/read-package.ts';

describe('places and periods', () => {
  const polygon = '{"type":"Point","coordinates":[13.0,55.6]}';

  it('joins the legacy fields, which are one place', () => {
    const { dataset } = read(
      extras({ spatial_uri: 'http://sws.geonames.org/2692969/', spatial_text: 'Malmö', spatial: polygon }),
    );

    expect(dataset.spatial).toEqual([
      { uri: 'http://sws.geonames.org/2692969/', labels: [{ value: 'Malmö' }], geometry: polygon },
    ]);
  });

  it.each([
    [polygon, { labels: [], geometry: polygon }],
    [JSON.parse(polygon) as unknown, { labels: [], geometry: polygon.replace('13.0', '13') }],
    ['http://sws.geonames.org/2692969/', { uri: 'http://sws.geonames.org/2692969/', labels: [] }],
    ['Malmö, Skåne', { labels: [{ value: 'Malmö, Skåne' }] }],
  ])('reads spatial for what it is: %j', (spatial, expected) => {
    const { dataset } = read({ spatial });

    expect(dataset.spatial).toEqual([expected]);
  });

  it('passes numbers on that are no place', () => {
    const { dataset } = read({ spatial: '[11.9,55.6]' });

    expect(dataset.spatial).toEqual([]);
    expect(dataset.otherProperties).toMatchObject([{ property: 'spatial', value: '[11.9,55.6]' }]);
  });

  it('reads periods with an open end, and takes a time without a zone for UTC', () => {
    const { dataset } = read({
      ...extras({ temporal_start: '2020-01-01' }),
      metadata_modified: '2024-04-09T08:00:00.123456',
    });

    expect(dataset.temporal).toEqual([{ start: { said: '2020-01-01', value: '2020-01-01' } }]);
    expect(dataset.modified).toEqual({ said: '2024-04-09T08:00:00.123456', value: '2024-04-09T08:00:00Z' });
  });

  it('keeps a date that is none, with a note', () => {
    const { dataset } = read(extras({ issued: 'i våras' }));

    expect(dataset.issued).toEqual({ said: 'i våras' });
    expect(dataset.problems).toMatchObject([{ property: 'issued', said: 'i våras' }]);
  });
});
