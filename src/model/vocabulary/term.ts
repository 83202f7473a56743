/** The vocabularies that upstream's values are read with (DCAT-AP-SE 3.0.1 and the EU authority tables). */
export type Vocabulary =
  | 'licence'
  | 'frequency'
  | 'format'
  | 'language'
  | 'accessRights'
  | 'theme'
  | 'availability'
  | 'status'
  | 'publisherType'
  | 'highValueCategory'
  | 'role'
  | 'serviceType';

/** One term of a vocabulary: canonical IRI, short code, and its name in both languages. */
export interface VocabularyTerm {
  readonly uri: string;
  /** Unique within the vocabulary. */
  readonly code: string;
  readonly labels: { readonly sv: string; readonly en: string };
}

export interface LicenceTerm extends VocabularyTerm {
  /**
   * Open as the Open Definition 2.1 means it (https://opendefinition.org/od/2.1/en/): no limit on purpose, no ban on changed
   * copies. Its list of conformant licences (https://opendefinition.org/licenses/) has CC0, CC BY, CC BY-SA, PDDL, ODC-By, ODbL
   * and others; those that are not on it are judged by their terms. DIGG recommends CC0 and CC BY.
   */
  readonly open: boolean;
}

export interface FormatTerm extends VocabularyTerm {
  /** Software can pick out the single facts in it (directive (EU) 2019/1024, article 2(13)); unknown counts as no. */
  readonly machineReadable: boolean;
  /** An open specification: the list of data.europa.eu's MQA, and standards of OGC, OASIS, W3C and IETF beside it. */
  readonly nonProprietary: boolean;
  /** Code in the EU authority table `file-type`, where it has one. */
  readonly fileType?: string;
}

/** Which kind of term each vocabulary gives. */
export interface TermTypes {
  readonly licence: LicenceTerm;
  readonly frequency: VocabularyTerm;
  readonly format: FormatTerm;
  readonly language: VocabularyTerm;
  readonly accessRights: VocabularyTerm;
  readonly theme: VocabularyTerm;
  readonly availability: VocabularyTerm;
  readonly status: VocabularyTerm;
  readonly publisherType: VocabularyTerm;
  readonly highValueCategory: VocabularyTerm;
  readonly role: VocabularyTerm;
  readonly serviceType: VocabularyTerm;
}

/** A term with the further spellings that mean it. Code, IRI and labels are spellings already. */
export interface Entry<T extends VocabularyTerm> {
  readonly term: T;
  readonly said: readonly string[];
}

/** Code, Swedish label, English label, further spellings. */
export type Row = readonly [code: string, sv: string, en: string, ...said: string[]];

/** Entries of a vocabulary whose IRIs are one prefix followed by the code. */
export function entriesOf(prefix: string, rows: readonly Row[]): readonly Entry<VocabularyTerm>[] {
  return rows.map(([code, sv, en, ...said]) => ({ term: { uri: prefix + code, code, labels: { sv, en } }, said }));
}
