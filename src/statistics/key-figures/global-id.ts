/** A key figure's global id in its parts: `kolada:N00945`. */
export interface GlobalId {
  /** `StatisticsRef.id`. */
  readonly source: string;
  /** `KeyFigure.id`. */
  readonly keyFigure: string;
}

/** The id by which the API knows a key figure: the source's, a colon, and the key figure's own. */
export const globalIdOf = ({ source, keyFigure }: GlobalId): string => `${source}:${keyFigure}`;

/** The parts of a global id; undefined for a text of another form. */
export function readGlobalId(text: string): GlobalId | undefined {
  const at = text.indexOf(':');
  if (at <= 0 || at === text.length - 1) return undefined;
  return { source: text.slice(0, at), keyFigure: text.slice(at + 1) };
}
