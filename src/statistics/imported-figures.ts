import { RecordUnavailableError } from '../errors.ts';
import type { DatasetHistory } from '../history/dataset-history.ts';
import type { FigureMetric, ImportedFigure } from '../history/imported-figure.ts';
import type { OrganisationKind } from '../model/organisation.ts';
import type { DatasetFilter, Store } from '../store/store.ts';
import { type Day, yearBefore } from './day.ts';

/** Figures from before our own observation. */
export interface ImportedFigures {
  /** All of them, in order of date. Throws a {@link RecordUnavailableError} when the record is away and they were never read. */
  all(): Promise<readonly ImportedFigure[]>;
}

/**
 * The record's figures, read again when something was added to it. `ready` is waited for first: the project's own files
 * being taken in.
 */
export function createImportedFigures(
  history: Pick<DatasetHistory, 'importedFigures' | 'position'>,
  ready: Promise<unknown> = Promise.resolve(),
): ImportedFigures {
  let known: { readonly position: number; readonly figures: readonly ImportedFigure[] } | undefined;
  return {
    async all() {
      await ready;
      try {
        const position = await history.position();
        if (known?.position === position) return known.figures;
        known = { position, figures: await history.importedFigures() };
        return known.figures;
      } catch (error) {
        // They hardly ever change; a record that is away for a while need not be felt.
        if (known !== undefined) return known.figures;
        throw new RecordUnavailableError(error);
      }
    },
  };
}

/** Of whom a figure is: a collaboration's members, an organisation, one kind of them, or everybody. */
interface Scope {
  readonly collaboration?: string | undefined;
  readonly organisation?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
}

const SCOPED: ReadonlySet<string> = new Set([
  'collaborations',
  'organisations',
  'municipalityCodes',
  'organisationKinds',
] satisfies readonly (keyof DatasetFilter)[]);

/** Undefined: no figure can be of exactly what the filter selects. */
function scopeOf(filter: DatasetFilter, store: Pick<Store, 'organisationByAlias'>): Scope | undefined {
  const { collaborations = [], organisations = [], municipalityCodes = [], organisationKinds = [] } = filter;
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (!given.every(([name, values]) => SCOPED.has(name) && Array.isArray(values) && values.length === 1))
    return undefined;
  if (organisations.length + municipalityCodes.length > 1) return undefined;
  const code = municipalityCodes[0];
  const organisation = organisations[0] ?? (code === undefined ? undefined : store.organisationByAlias(code)?.id);
  return { collaboration: collaborations[0], organisation, kind: organisationKinds[0] };
}

/** The newest figure of this metric and scope that holds on the day and is not older than a year. */
function newest(
  figures: readonly ImportedFigure[],
  metric: FigureMetric,
  scope: Scope,
  day: Day,
  store: Pick<Store, 'organisationByAlias'>,
): ImportedFigure | undefined {
  const oldest = yearBefore(day);
  return figures.findLast(
    (figure) =>
      figure.metric === metric &&
      figure.date <= day &&
      figure.date >= oldest &&
      figure.collaboration === scope.collaboration &&
      figure.organisationKind === scope.kind &&
      (figure.organisation === undefined ? undefined : store.organisationByAlias(figure.organisation)?.id) ===
        scope.organisation,
  );
}

/** What was found for a filter and a day. */
export interface FoundFigure extends Pick<ImportedFigure, 'date' | 'value' | 'sourceUrl' | 'note'> {
  /** It counts this kind of organisation only, though the filter selects others too. */
  readonly only?: 'MUNICIPALITY' | 'REGION';
}

const SUMMED: readonly FigureMetric[] = ['MEMBERS', 'PUBLISHING_ORGANISATIONS'];

/**
 * The imported figure of exactly what the filter selects, of the newest date that is not after the day and not more than
 * a year before it. Counts of organisations without a kind may be the sum of the municipalities' and the regions' figures
 * of one date and source, or only one of these where there is no other.
 */
export function importedOn(
  figures: readonly ImportedFigure[],
  metric: FigureMetric,
  filter: DatasetFilter,
  day: Day,
  store: Pick<Store, 'organisationByAlias'>,
): FoundFigure | undefined {
  const scope = scopeOf(filter, store);
  if (scope === undefined) return undefined;
  const exact = newest(figures, metric, scope, day, store);
  if (exact !== undefined || scope.kind !== undefined || !SUMMED.includes(metric)) return exact;
  const ofKind = (kind: 'MUNICIPALITY' | 'REGION'): ImportedFigure | undefined =>
    newest(figures, metric, { ...scope, kind }, day, store);
  const [municipalities, regions] = [ofKind('MUNICIPALITY'), ofKind('REGION')];
  if (municipalities === undefined) return regions && { ...regions, only: 'REGION' };
  const isSame = regions?.date === municipalities.date && regions.sourceUrl === municipalities.sourceUrl;
  if (regions === undefined || !isSame) return { ...municipalities, only: 'MUNICIPALITY' };
  const note = [municipalities.note, regions.note].filter((text) => text !== undefined).join(' ');
  return {
    date: municipalities.date,
    value: municipalities.value + regions.value,
    sourceUrl: municipalities.sourceUrl,
    ...(note === '' ? {} : { note }),
  };
}
