import type { Location, Period } from '../../model/value.ts';
import { type Fields, takeFirst, takeList, takeObjects, takePrefixed } from './fields.ts';
import { isObject } from '../../model/json-object.ts';
import { objectOf, scalar } from './json.ts';
import { takeTexts } from './texts.ts';
import { takeTime, takeUri } from './values.ts';

/** A geometry as upstream wrote it; an object as its JSON. */
const geometryOf = (value: unknown): string | undefined => (isObject(value) ? JSON.stringify(value) : scalar(value));

function readLocation(fields: Fields): Location | undefined {
  const uri = takeUri(fields, ['uri']);
  const labels = takeTexts(fields, ['text']);
  const geometry = takeFirst(fields, ['geom'], geometryOf);
  const bbox = takeFirst(fields, ['bbox'], geometryOf);
  const centroid = takeFirst(fields, ['centroid'], geometryOf);
  if (labels.length === 0 && (uri ?? geometry ?? bbox ?? centroid) === undefined) return undefined;
  return {
    ...(uri === undefined ? {} : { uri }),
    labels,
    ...(bbox === undefined ? {} : { bbox }),
    ...(centroid === undefined ? {} : { centroid }),
    ...(geometry === undefined ? {} : { geometry }),
  };
}

/** ckanext-spatial's field: GeoJSON by its documentation, but addresses and names of places stand there too. */
function readSpatial(value: unknown): Location | undefined {
  const object = objectOf(value);
  if (object !== undefined)
    return { labels: [], geometry: isObject(value) ? JSON.stringify(value) : String(value).trim() };
  // A list of numbers is no name of a place: the field is passed on.
  const said = typeof value === 'string' ? scalar(value) : undefined;
  if (said === undefined) return undefined;
  return /^https?:\/\/\S+$/i.test(said) ? { uri: said, labels: [] } : { labels: [{ value: said }] };
}

/** Scheming's `spatial_coverage`; `spatial_uri`, `_text`, `_bbox`, `_centroid` and `spatial`, which are one place. */
export function takeLocations(fields: Fields): readonly Location[] {
  const listed = takeObjects(fields, ['spatial_coverage'], readLocation);
  const legacy = takePrefixed(fields, 'spatial_', ['uri', 'text', 'text_translated', 'bbox', 'centroid'], readLocation);
  const [first, ...further] = takeList(fields, ['spatial'], readSpatial);
  if (legacy === undefined) return [...listed, ...(first === undefined ? [] : [first]), ...further];
  if (first === undefined) return [...listed, legacy];
  const same = first.geometry !== undefined || (first.uri !== undefined && first.uri === legacy.uri);
  return [...listed, ...(same ? [{ ...first, ...legacy }] : [legacy, first]), ...further];
}

function readPeriod(fields: Fields): Period | undefined {
  const start = takeTime(fields, 'temporal', ['start']);
  const end = takeTime(fields, 'temporal', ['end']);
  if (start === undefined && end === undefined) return undefined;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** Scheming's `temporal_coverage`, and `temporal_start` with `temporal_end`. */
export function takePeriods(fields: Fields): readonly Period[] {
  const listed = takeObjects(fields, ['temporal_coverage'], readPeriod);
  const legacy = takePrefixed(fields, 'temporal_', ['start', 'end'], readPeriod);
  return legacy === undefined ? listed : [...listed, legacy];
}
