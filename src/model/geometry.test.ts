import { describe, expect, it } from 'vitest';
import { placesOf, readGeometry } from './geometry.ts';

const read = (said: string): readonly number[] | string => {
  const reading = readGeometry(said);
  if ('reason' in reading) return reading.reason;
  const { west, south, east, north } = reading.box;
  return [west, south, east, north].map((degrees) => Number(degrees.toFixed(3)));
};

const EPSG = '<http://www.opengis.net/def/crs/EPSG/0/4326>';
/** Two corners near Göteborg, and what they are in degrees. */
const METRES = '319000 6400000, 320000 6401000';
const DEGREES = [11.962, 57.706, 11.978, 57.715];

describe('a geometry', () => {
  it.each([
    ['a point', 'POINT(11.97 57.71)', [11.97, 57.71, 11.97, 57.71]],
    ['a point with a height', ' point z (11.97 57.71 12) ', [11.97, 57.71, 11.97, 57.71]],
    ['an outline', 'POLYGON((11 57,12 57,12 58,11 57))', [11, 57, 12, 58]],
    ['several outlines', 'MULTIPOLYGON(((11 57,12 57,12 58,11 57)),((17 59,18 59,18 60,17 59)))', [11, 57, 18, 60]],
    ['a collection', 'GEOMETRYCOLLECTION(POINT(11 57),LINESTRING(12 58,13 59))', [11, 57, 13, 59]],
    ['an envelope: west, east, north, south', 'ENVELOPE(11, 12, 58, 57)', [11, 57, 12, 58]],
    ['a box', 'BOX(11 57,12 58)', [11, 57, 12, 58]],
    ['a number of the system in front', 'SRID=4326;POINT(11.97 57.71)', [11.97, 57.71, 11.97, 57.71]],
    ['longitude first by name', '<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(11 57)', [11, 57, 11, 57]],
    ['latitude first by authority', `${EPSG} POINT(57.71 11.97)`, [11.97, 57.71, 11.97, 57.71]],
    ['longitude first in spite of the authority', `${EPSG} POINT(11.97 57.71)`, [11.97, 57.71, 11.97, 57.71]],
    ['the authority’s order far from Sweden', `${EPSG} POINT(-33.9 18.4)`, [18.4, -33.9, 18.4, -33.9]],
    ['SWEREF 99 TM by number', `SRID=3006;LINESTRING(${METRES})`, DEGREES],
    ['SWEREF 99 TM by its numbers', `LINESTRING(${METRES})`, DEGREES],
    ['SWEREF 99 TM, northing first', 'LINESTRING(6400000 319000, 6401000 320000)', DEGREES],
    ['a GeoJSON point', '{"type":"Point","coordinates":[11.97,57.71]}', [11.97, 57.71, 11.97, 57.71]],
    [
      'a GeoJSON feature',
      '{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[11,57],[12,57],[12,58],[11,57]]]}}',
      [11, 57, 12, 58],
    ],
    [
      'GeoJSON of 2008 that names its system',
      '{"type":"LineString","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"coordinates":[[319000,6400000],[320000,6401000]]}',
      DEGREES,
    ],
    ['a list of corners', '[[11,57],[12,58]]', [11, 57, 12, 58]],
    ['a list of bounds', '[11,57,12,58]', [11, 57, 12, 58]],
    ['bounds by commas', '11.0,57.0,12.0,58.0', [11, 57, 12, 58]],
    ['bounds with heights', '[11,57,0,12,58,100]', [11, 57, 12, 58]],
    [
      'an extent in Web Mercator',
      '{"xmin":1224514.4,"ymin":7760118.7,"xmax":1335833.9,"ymax":7967317.5,"spatialReference":{"wkid":102100}}',
      [11, 57, 12, 58],
    ],
    [
      'a GML envelope, latitude first by its URN',
      '<gml:Envelope srsName="urn:ogc:def:crs:EPSG::4326"><gml:lowerCorner>57 11</gml:lowerCorner><gml:upperCorner>58 12</gml:upperCorner></gml:Envelope>',
      [11, 57, 12, 58],
    ],
    ['a GML point', '<gml:Point srsName="EPSG:4326"><gml:pos>11 57</gml:pos></gml:Point>', [11, 57, 11, 57]],
    [
      'a GML outline with heights',
      '<Polygon><exterior><LinearRing><posList srsDimension="3">11 57 1 12 57 1 12 58 1 11 57 1</posList></LinearRing></exterior></Polygon>',
      [11, 57, 12, 58],
    ],
    ['GML 2', '<gml:Box><gml:coordinates>11,57 12,58</gml:coordinates></gml:Box>', [11, 57, 12, 58]],
  ])('is read: %s', (_, said, expected) => {
    expect(read(said)).toEqual(expected);
  });

  it.each([
    ['words', 'Göteborg', /no geometry/],
    ['an empty geometry', 'POINT EMPTY', /no geometry/],
    ['words around numbers', 'Göteborg (11.97 57.71)', /no geometry/],
    ['a broken outline', 'POLYGON((11 57, 12 57', /no geometry/],
    ['a lone number', 'POINT(11.97)', /no geometry/],
    ['commas for decimal points', 'POINT(11,97 57,71)', /no geometry/],
    ['broken JSON', '{"type":"Point"', /no geometry/],
    ['JSON without coordinates', '{"type":"Point"}', /no geometry/],
    ['lists without end', '['.repeat(20_000) + ']'.repeat(20_000), /no geometry/],
    ['a keyword and blanks without end', `POINT${' '.repeat(300_000)}`, /no geometry/],
    ['words and blanks without end', `POINT(1 2 X${' '.repeat(300_000)})`, /no geometry/],
    ['digits without end', '1'.repeat(300_000), /no geometry/],
    ['numbers and blanks without end', `1${' '.repeat(300_000)}x`, /no geometry/],
    ['elements without end', `<gml:Point>${'<gml:pos '.repeat(30_000)}`, /no geometry/],
    ['coordinates that no system has', 'POINT(500 600)', /no degrees/],
    ['another system, not named', 'POINT(1271000 6404000)', /no degrees/],
    ['a system that is not read', 'SRID=3021;POINT(1271000 6404000)', /EPSG:3021, which is not read/],
    ['degrees that are said to be metres', 'SRID=3006;POINT(11.97 57.71)', /not in Sweden/],
    ['nowhere', 'SRID=4326;POINT(11.97 157.71)', /no degrees/],
    ['a box that is turned', 'ENVELOPE(12, 11, 58, 57)', /lower corner/],
    ['a box that stands on its head', '11,58,12,57', /lower corner/],
    ['where nothing was filled in', 'POINT(0 0)', /stands for no place/],
  ])('is no place: %s', (_, said, reason) => {
    expect(read(said)).toMatch(reason);
  });
});

describe('the places of a dataset', () => {
  it('are one for each location that has a geometry', () => {
    const { boxes, problems } = placesOf([
      { labels: [], bbox: 'ENVELOPE(11, 12, 58, 57)', geometry: 'POINT(11.5 57.5)' },
      { labels: [], centroid: 'POINT(18 59)' },
      { labels: [{ value: 'Ale' }] },
    ]);

    expect(boxes).toEqual([
      { west: 11, south: 57, east: 12, north: 58 },
      { west: 18, south: 59, east: 18, north: 59 },
    ]);
    expect(problems).toEqual([]);
  });

  it('come from the next geometry where the first cannot be read, which is told', () => {
    const { boxes, problems } = placesOf([{ labels: [], bbox: 'hela kommunen', centroid: 'POINT(18 59)' }]);

    expect(boxes).toHaveLength(1);
    expect(problems).toEqual([
      {
        property: 'spatial',
        said: 'hela kommunen',
        reason: 'is no geometry in well-known text, GeoJSON or simple GML',
      },
    ]);
  });

  it('are told in short where they are long and wrong', () => {
    const [problem] = placesOf([{ labels: [], geometry: `POLYGON((${'11 57,'.repeat(100_000)}` }]).problems;

    expect(problem?.said).toHaveLength(201);
  });
});
