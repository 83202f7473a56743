import { DATA_FORMATS } from './data-format.ts';
import { DOCUMENT_FORMATS } from './document-format.ts';
import type { FormatRow } from './format-row.ts';
import { GEO_FORMATS } from './geo-format.ts';
import type { Parse } from './reader.ts';
import { createReader } from './reader.ts';
import type { Entry, FormatTerm } from './term.ts';

const IANA = 'http://www.iana.org/assignments/media-types/';

/**
 * RFC 6838, 4.2, with the top-level types that are registered. Those, and no others, because `csv/json` and
 * `xlsx/csv` have the form of a media type and are two formats.
 */
const MEDIA_TYPE =
  /^(?:application|audio|font|haptics|image|message|model|multipart|text|video)\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

function entry([code, fileType, kind, name, ...said]: FormatRow): Entry<FormatTerm> {
  const [sv, en] = typeof name === 'string' ? [name, name] : name;
  const term: FormatTerm = {
    uri: IANA + code,
    code,
    labels: { sv, en },
    machineReadable: kind.startsWith('data'),
    nonProprietary: kind.endsWith('open'),
    ...(fileType === undefined ? {} : { fileType }),
  };
  return { term, said: fileType === undefined ? said : [fileType, ...said] };
}

/** A media type that the table lacks. Of its content only the suffix tells anything (RFC 6839). */
function unlisted(mediaType: string): FormatTerm {
  const structured = /\+(?:json|xml|cbor)$/.test(mediaType);
  return {
    uri: IANA + mediaType,
    code: mediaType,
    labels: { sv: mediaType, en: mediaType },
    machineReadable: structured,
    nonProprietary: structured,
  };
}

const WITH_EXTENSION = /^[^()]*\(\s*\*?\.([a-z0-9]+)\s*\)$/i; // `Microsoft Excel XML (.xlsx)`
const KIND_WORD = /[\s-](?:fil|filer|format|formatet|file|files|tjänst|service|dokument|document)$/i; // `csv-fil`

const parse: Parse<FormatTerm> = (said, lookup) => {
  const mediaType = (said.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (MEDIA_TYPE.test(mediaType)) return lookup(mediaType) ?? unlisted(mediaType);
  const extension = WITH_EXTENSION.exec(said)?.[1];
  if (extension !== undefined) return lookup(extension);
  return KIND_WORD.test(said) ? lookup(said.replace(KIND_WORD, '')) : undefined;
};

/**
 * dcterms:format and dcat:mediaType: media types, read also from the EU authority table `file-type`, file name
 * extensions and everyday names. A media type that is not in the table is a term of its own: DCAT-AP-SE 3.0.1 lets
 * format be any of them.
 */
export const formats = createReader({
  entries: [...DATA_FORMATS, ...DOCUMENT_FORMATS, ...GEO_FORMATS].map(entry),
  prefixes: [
    'publications.europa.eu/resource/authority/file-type/',
    'publications.europa.eu/mdr/authority/file-type/',
    'iana.org/assignments/media-types/media-types.xhtml#',
    'iana.org/assignments/media-types/',
    'purl.org/net/mediatypes/',
    'inspire.ec.europa.eu/media-types/',
  ],
  parse,
});
