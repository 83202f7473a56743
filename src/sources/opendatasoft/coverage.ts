import type { Location, Period } from '../../model/value.ts';
import type { Metas } from './metas.ts';
import type { Notes } from './notes.ts';

const WEB_ADDRESS = /^https?:\/\/\S+$/i;

/**
 * Where: the names of `territory` (the codes of `geographic_reference` beside it are left, they are the platform's
 * own), DCAT's `spatial`, the outline of `geographic_area`, and INSPIRE's four bounds as a rectangle.
 */
export function takeLocations(metas: Metas): readonly Location[] {
  const names = metas.texts('default', 'territory');
  const said = metas.dcatTexts('spatial');
  const area = metas.peek('default', 'geographic_area');
  const isArea = typeof area === 'object' && area !== null && !Array.isArray(area) && 'type' in area;
  if (isArea) metas.drop('default', 'geographic_area');
  const bbox = inspireBounds(metas);
  return [
    ...names.map((name) => ({ labels: [{ value: name }] })),
    ...said.map((place) => (WEB_ADDRESS.test(place) ? { uri: place, labels: [] } : { labels: [{ value: place }] })),
    ...(isArea ? [{ labels: [], geometry: JSON.stringify(area) }] : []),
    ...(bbox === undefined ? [] : [{ labels: [], bbox }]),
  ];
}

const SIDES = ['westbound_longitude', 'southbound_latitude', 'eastbound_longitude', 'northbound_latitude'] as const;

/** The bounds as WKT, longitude first. They are left too: the rectangle is our wording, the numbers are theirs. */
function inspireBounds(metas: Metas): string | undefined {
  const [west, south, east, north] = SIDES.map((side) => {
    const said = metas.peek('inspire', `extend_bounding_box_${side}`);
    const number = typeof said === 'string' && said.trim() !== '' ? Number(said) : said;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  });
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined;
  return `POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;
}

const YEARS = /^(\d{4})\s*[-–]\s*(\d{4})$/;

/** When: the two ends that newer domains have, else the free text of `temporal` where it is a period. */
export function takePeriods(metas: Metas, notes: Notes): readonly Period[] {
  const start = metas.dcat('temporal_coverage_start', 'temporal_coverage_start_date');
  const end = metas.dcat('temporal_coverage_end', 'temporal_coverage_end_date');
  const ends = start === undefined && end === undefined ? [] : [period(notes, start, end)];
  const said = metas.dcatTexts('temporal');
  return [...ends, ...said.flatMap((text) => fromText(text, notes))];
}

function fromText(said: string, notes: Notes): readonly Period[] {
  const [, first, last] = YEARS.exec(said) ?? [];
  if (first !== undefined && last !== undefined) return [period(notes, first, last)];
  const [start, end, ...more] = said.split('/').map((part) => part.trim());
  if (start !== undefined && end !== undefined && more.length === 0) {
    const given = (part: string): string | undefined => (part === '' || part === '..' ? undefined : part);
    return [period(notes, given(start), given(end))];
  }
  if (/^\d{4}(?:-\d{2}){0,2}$/.test(said)) return [period(notes, said, said)];
  notes.add({ property: 'temporal', said, reason: 'is not a period; write it as 2020-01-01/2020-12-31' });
  return [];
}

function period(notes: Notes, start: string | undefined, end: string | undefined): Period {
  return {
    ...(start === undefined ? {} : { start: notes.time('temporal', start) }),
    ...(end === undefined ? {} : { end: notes.time('temporal', end) }),
  };
}
