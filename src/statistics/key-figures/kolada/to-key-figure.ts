import type { KeyFigure, Unit } from '../../../model/key-figure.ts';
import type { JsonObject } from '../../../model/json-object.ts';
import type { OtherProperty } from '../../../model/value.ts';
import type { KpiItem } from './api.ts';

const READ = new Set<string>([
  'id',
  'title',
  'description',
  'unit',
  'is_divided_by_gender',
  'operating_area',
  'publication_date',
  'publ_period',
] satisfies (keyof KpiItem)[]);

/** What the last part of a title begins with when it is a unit: `…, andel (%)`, `…, 1000 kr/invånare`, `…, antal`. */
const UNIT =
  /^\(?(?:antal|andel|procent|%|index|kvot|kr\b|kronor|[mt]kr\b|mnkr\b|mkr\b|10+ ?kr\b|kg\b|ton\b|km\b|m2\b|m²|kwh\b|mwh\b|gwh\b|dagar\b|timmar\b|minuter\b|år\b|poäng)/i;
const LONGEST_UNIT = 60;

/** It gives no unit any more, but its titles end with one. */
function unitOf({ unit, title }: KpiItem): Unit | undefined {
  if (unit != null) return { texts: [{ value: unit, language: 'sv' }], basis: 'SAID' };
  const last = (title ?? '').split(', ').slice(1).at(-1)?.trim() ?? '';
  if (!UNIT.test(last) || last.length > LONGEST_UNIT) return undefined;
  return { texts: [{ value: last, language: 'sv' }], basis: 'TITLE' };
}

/** Who made the figures, as descriptions end with it: `Källa: SCB`. */
function producerOf(description: string | null | undefined): string | undefined {
  return /(?:^|\s)Källa:\s*([^.:]{2,80})\.?\s*$/.exec(description ?? '')?.[1]?.trim();
}

function otherProperties(item: JsonObject): readonly OtherProperty[] {
  return Object.entries(item).flatMap(([property, value]): readonly OtherProperty[] => {
    if (READ.has(property) || value === null || value === undefined || value === '') return [];
    return [
      { property, value: typeof value === 'string' ? value : JSON.stringify(value), isUri: false, properties: [] },
    ];
  });
}

/** A description as the platform gives it, in our words. All texts are Swedish: it has no others. */
export function toKeyFigure(read: KpiItem, item: JsonObject): KeyFigure {
  const unit = unitOf(read);
  const producer = producerOf(read.description);
  return {
    id: read.id,
    titles: read.title == null ? [] : [{ value: read.title, language: 'sv' }],
    descriptions: read.description == null ? [] : [{ value: read.description, language: 'sv' }],
    ...(unit === undefined ? {} : { unit }),
    ...(read.is_divided_by_gender == null ? {} : { byGender: read.is_divided_by_gender }),
    ...(read.operating_area == null ? {} : { area: { value: read.operating_area, language: 'sv' } }),
    ...(producer === undefined ? {} : { producer }),
    ...(read.publ_period == null ? {} : { latestPeriod: read.publ_period }),
    ...(read.publication_date == null ? {} : { publication: read.publication_date }),
    otherProperties: otherProperties(item),
  };
}
