import type { QualityMetricId } from '../model/quality-metric.ts';

/** A sentence or a name in both languages. */
export interface InBoth {
  readonly sv: string;
  readonly en: string;
}

/** What a metric of quality is called, which property it looks at, and what gains its points. */
export interface MetricText {
  /** `dcat:keyword`; of the metric that looks at all of them, the profile's name. */
  readonly property: string;
  readonly label: InBoth;
  readonly advice: InBoth;
}

const text = (property: string, label: readonly [string, string], advice: readonly [string, string]): MetricText => ({
  property,
  label: { sv: label[0], en: label[1] },
  advice: { sv: advice[0], en: advice[1] },
});

const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type/CSV';
const MEDIA_TYPE = 'https://www.iana.org/assignments/media-types/text/csv';
const PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';
const CC0 = 'http://creativecommons.org/publicdomain/zero/1.0/';

/** Of each metric of the Metadata Quality Assessment. */
export const METRIC_TEXTS: Readonly<Record<QualityMetricId, MetricText>> = {
  keyword: text(
    'dcat:keyword',
    ['Nyckelord', 'Keywords'],
    [
      'Ange minst ett nyckelord (dcat:keyword) som någon skulle söka på.',
      'Give at least one keyword (dcat:keyword) that somebody would search for.',
    ],
  ),
  theme: text(
    'dcat:theme',
    ['Kategori', 'Theme'],
    [
      'Ange minst en kategori (dcat:theme) ur EU:s lista data-theme, till exempel …/data-theme/ENVI.',
      'Give at least one theme (dcat:theme) of the EU list data-theme, such as …/data-theme/ENVI.',
    ],
  ),
  spatial: text(
    'dcterms:spatial',
    ['Geografiskt område', 'Geographical area'],
    [
      'Ange vilket område innehållet gäller (dcterms:spatial): kommunens adress i GeoNames, eller en ram i koordinater.',
      'Say which area the content is about (dcterms:spatial): the address of the municipality in GeoNames, or a box of coordinates.',
    ],
  ),
  temporal: text(
    'dcterms:temporal',
    ['Tidsperiod', 'Period of time'],
    [
      'Ange vilken tid innehållet gäller (dcterms:temporal) med startdatum, slutdatum eller båda.',
      'Say which time the content covers (dcterms:temporal) with a start date, an end date or both.',
    ],
  ),
  accessUrlStatus: text(
    'dcat:accessURL',
    ['Webbadressen för åtkomst svarar', 'The access URL answers'],
    [
      'Se till att webbadressen för åtkomst (dcat:accessURL) svarar med HTTP-status 200–399 utan inloggning, eller rätta den.',
      'See to it that the access URL (dcat:accessURL) answers with an HTTP status of 200 to 399 without a login, or correct it.',
    ],
  ),
  downloadUrl: text(
    'dcat:downloadURL',
    ['Webbadress för nedladdning', 'Download URL'],
    [
      'Ange filens egen adress (dcat:downloadURL) för en distribution som kan laddas ned.',
      "Give the file's own address (dcat:downloadURL) for a distribution that can be downloaded.",
    ],
  ),
  downloadUrlStatus: text(
    'dcat:downloadURL',
    ['Webbadressen för nedladdning svarar', 'The download URL answers'],
    [
      'Ange en webbadress för nedladdning (dcat:downloadURL) som svarar med HTTP-status 200–399 utan inloggning.',
      'Give a download URL (dcat:downloadURL) that answers with an HTTP status of 200 to 399 without a login.',
    ],
  ),
  format: text(
    'dcterms:format',
    ['Format', 'Format'],
    ['Ange distributionens format (dcterms:format).', "Give the distribution's format (dcterms:format)."],
  ),
  mediaType: text(
    'dcat:mediaType',
    ['Mediatyp', 'Media type'],
    [
      `Ange mediatypen (dcat:mediaType) bredvid formatet, som IANA:s adress: ${MEDIA_TYPE}.`,
      `Give the media type (dcat:mediaType) beside the format, as the address by IANA: ${MEDIA_TYPE}.`,
    ],
  ),
  formatVocabulary: text(
    'dcterms:format',
    ['Format ur EU:s lista', 'Format of the EU list'],
    [
      `Skriv formatet som en adress ur EU:s lista file-type: ${FILE_TYPE}. En mediatyp som text/csv räknas inte dit.`,
      `Write the format as an address of the EU list file-type: ${FILE_TYPE}. A media type such as text/csv is not one.`,
    ],
  ),
  mediaTypeVocabulary: text(
    'dcat:mediaType',
    ['Mediatyp ur IANA:s register', "Media type of IANA's register"],
    [
      `Skriv mediatypen som en adress i IANA:s register: ${MEDIA_TYPE}. Bara text/csv räknas inte.`,
      `Write the media type as an address of IANA's register: ${MEDIA_TYPE}. text/csv alone is not one.`,
    ],
  ),
  nonProprietary: text(
    'dcterms:format, dcat:mediaType',
    ['Öppet format', 'Open format'],
    [
      'Ge ut innehållet också i ett format som inget företag äger: CSV, JSON, GeoJSON, XML, GeoPackage eller ODS.',
      'Publish the content in a format that no company owns too: CSV, JSON, GeoJSON, XML, GeoPackage or ODS.',
    ],
  ),
  machineReadable: text(
    'dcterms:format, dcat:mediaType',
    ['Maskinläsbart format', 'Machine-readable format'],
    [
      'Ge ut innehållet också i ett maskinläsbart format: CSV, JSON, GeoJSON, XML eller XLSX i stället för bara PDF.',
      'Publish the content in a machine-readable format too: CSV, JSON, GeoJSON, XML or XLSX instead of PDF alone.',
    ],
  ),
  dcatApCompliance: text(
    'DCAT-AP',
    ['Följer DCAT-AP', 'Follows DCAT-AP'],
    [
      'Fyll i titel, beskrivning och varje distributions dcat:accessURL, och rätta de värden som inte kunde läsas (se problems).',
      "Fill in title, description and each distribution's dcat:accessURL, and correct the values that could not be read (see problems).",
    ],
  ),
  licence: text(
    'dcterms:license',
    ['Licens', 'Licence'],
    [
      `Ange licens (dcterms:license) på distributionen. För öppna data rekommenderas CC0: ${CC0}.`,
      `Give the distribution a licence (dcterms:license). For open data CC0 is recommended: ${CC0}.`,
    ],
  ),
  licenceVocabulary: text(
    'dcterms:license',
    ['Känd licens', 'Known licence'],
    [
      `Ange licensen som adressen till en känd licens, till exempel ${CC0}, i stället för med egna ord.`,
      `Give the licence as the address of a known one, such as ${CC0}, instead of in your own words.`,
    ],
  ),
  accessRights: text(
    'dcterms:accessRights',
    ['Åtkomsträttigheter', 'Access rights'],
    [
      `Ange åtkomsträttigheter (dcterms:accessRights): ${PUBLIC} för öppna data.`,
      `Give the access rights (dcterms:accessRights): ${PUBLIC} for open data.`,
    ],
  ),
  accessRightsVocabulary: text(
    'dcterms:accessRights',
    ['Åtkomsträttigheter ur EU:s lista', 'Access rights of the EU list'],
    [
      `Skriv åtkomsträttigheterna som en adress ur EU:s lista access-right: ${PUBLIC}.`,
      `Write the access rights as an address of the EU list access-right: ${PUBLIC}.`,
    ],
  ),
  contactPoint: text(
    'dcat:contactPoint',
    ['Kontaktuppgift', 'Contact point'],
    [
      'Ange en kontaktuppgift (dcat:contactPoint) med namn och e-postadress till en funktion, inte en person.',
      'Give a contact point (dcat:contactPoint) with the name and e-mail address of an office, not of a person.',
    ],
  ),
  publisher: text(
    'dcterms:publisher',
    ['Utgivare', 'Publisher'],
    ['Ange utgivare (dcterms:publisher).', 'Give the publisher (dcterms:publisher).'],
  ),
  rights: text(
    'dcterms:rights',
    ['Rättigheter', 'Rights'],
    [
      'Ange vilka rättigheter och villkor som gäller utöver licensen (dcterms:rights), till exempel hur källan ska anges.',
      'Say which rights and terms hold besides the licence (dcterms:rights), such as how to name the source.',
    ],
  ),
  byteSize: text(
    'dcat:byteSize',
    ['Filstorlek', 'File size'],
    ['Ange filens storlek i byte (dcat:byteSize).', "Give the file's size in bytes (dcat:byteSize)."],
  ),
  issued: text(
    'dcterms:issued',
    ['Utgivningsdatum', 'Date of issue'],
    [
      'Ange när distributionen eller datamängden gavs ut (dcterms:issued).',
      'Say when the distribution or the dataset was issued (dcterms:issued).',
    ],
  ),
  modified: text(
    'dcterms:modified',
    ['Ändringsdatum', 'Date of change'],
    [
      'Ange när distributionen eller datamängden senast ändrades (dcterms:modified).',
      'Say when the distribution or the dataset was last changed (dcterms:modified).',
    ],
  ),
};
