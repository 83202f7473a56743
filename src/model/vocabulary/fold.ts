const WITH_SCHEME = /^(?:https?:)?\/\/(?:www\.)?(\S+)$/i;
const WITHOUT_SCHEME = /^(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,}\/\S+)$/i;
/** The Publications Office's web page about a concept: people paste its address in place of the concept's IRI. */
const CONCEPT_PAGE = /^op\.europa\.eu\/.*[?&]uri=([^&]+)/;

function percentDecoded(iri: string): string {
  try {
    return decodeURIComponent(iri);
  } catch {
    return iri; // a stray `%`: compare it as it was written
  }
}

/**
 * A web address in the form that addresses are compared in: no scheme, no `www.`, lower case, percent signs decoded,
 * no slash, hash or full stop at its end. Undefined when `said` is no address.
 */
export function foldIri(said: string): string | undefined {
  const rest = (WITH_SCHEME.exec(said) ?? WITHOUT_SCHEME.exec(said))?.[1];
  if (rest === undefined) return undefined;
  const folded = percentDecoded(rest)
    .toLowerCase()
    .replace(/[/.#]+$/, '');
  const concept = CONCEPT_PAGE.exec(folded)?.[1];
  return concept === undefined ? folded : (foldIri(concept) ?? folded);
}

/** A word or phrase in the form that they are compared in: lower case, one space for blanks, hyphens and underscores. */
export function foldText(said: string): string {
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-–—‐‑]+/g, ' ')
    .replace(/^[ "'“”.*]+|[ "'“”.]+$/g, '');
}
