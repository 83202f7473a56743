import type { Definition } from '../figure.ts';
import type { CoverageState } from './coverage-cell.ts';

/** What the counts of coverage mean. */
export const COVERAGE_DEFINITIONS = {
  declared: {
    sv: 'Datamängder av organisationen eller dess enheter som själva eller i någon distribution anger specifikationen i dcterms:conformsTo.',
    en: 'Datasets of the organisation or its units that give the specification in dcterms:conformsTo, themselves or in one of their distributions.',
  },
  likely: {
    sv: 'Datamängder av organisationen eller dess enheter som inte anger någon känd specifikation, och vars titel eller nyckelord är specifikationens.',
    en: "Datasets of the organisation or its units that give no known specification, and whose title or keywords are the specification's.",
  },
  organisations: {
    sv: 'Organisationer i urvalet: kommuner och regioner, om inget annat anges.',
    en: 'Organisations of the selection: municipalities and regions, where nothing else is said.',
  },
  declaring: {
    sv: 'Organisationer i urvalet som anger specifikationen för minst en datamängd: tillstånden VALID, INVALID och DECLARED.',
    en: 'Organisations of the selection that declare the specification for at least one dataset: the states VALID, INVALID and DECLARED.',
  },
  share: {
    sv: 'Andel av urvalets organisationer som anger specifikationen för minst en datamängd, i procent med en decimal, halva avrundas från noll. Okända (UNKNOWN) räknas i nämnaren.',
    en: 'Share of the organisations of the selection that declare the specification for at least one dataset, in percent with one decimal, halves rounded away from zero. Those that are UNKNOWN count in the denominator.',
  },
} as const satisfies Readonly<Record<string, Definition>>;

/** What the number of organisations in each state means. */
export const STATE_DEFINITIONS: Readonly<Record<CoverageState, Definition>> = {
  VALID: {
    sv: 'Organisationer vars angivna datamängder har lästs och följer specifikationen.',
    en: 'Organisations whose declared datasets were read and are as the specification says.',
  },
  INVALID: {
    sv: 'Organisationer där minst en angiven datamängds fil har lästs och inte följer specifikationen.',
    en: 'Organisations of whose declared datasets a file was read that is not as the specification says.',
  },
  DECLARED: {
    sv: 'Organisationer som anger specifikationen för minst en datamängd, vars innehåll inte har lästs.',
    en: 'Organisations that declare the specification for at least one dataset, whose content has not been read.',
  },
  LIKELY: {
    sv: 'Organisationer som inte anger specifikationen, men vars datamängd ser ut att vara en sådan.',
    en: 'Organisations that do not declare the specification, but have a dataset that looks like one.',
  },
  NONE: { sv: 'Organisationer som inte publicerar någon.', en: 'Organisations that publish none.' },
  UNKNOWN: {
    sv: 'Organisationer där ingen är känd, och vars katalog inte kan läsas.',
    en: 'Organisations of which none is known, and whose catalogue cannot be read.',
  },
};
