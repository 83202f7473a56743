import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { IActiveTag } from 'rdfxml-streaming-parser';

import { UpstreamError } from '../errors.ts';
import { predefinedEntities, readEntities } from './doctype.ts';
import { shown } from './draft.ts';
import type { ParsedStatement, RdfDraft } from './draft.ts';
import { createTermFactory } from './term-factory.ts';

const MOST_DEPTH = 256;
/** Characters that entities may add before their sum is held against the document's own length. */
const FREE_EXPANSION = 1_000_000;
const EXPANSION_FACTOR = 16;

interface XmlAttribute {
  name: string;
  prefix: string;
  local: string;
  uri: string;
  value: string;
}

interface XmlTag {
  name: string;
  prefix: string;
  local: string;
  uri: string;
  attributes: Record<string, XmlAttribute>;
  ns: Record<string, string>;
  isSelfClosing: boolean;
}

/** What we use of the XML parser inside the RDF/XML parser, which keeps it private. */
interface Sax {
  /** 1-based. */
  readonly line: number;
  ENTITIES: Record<string, string>;
  write(text: string): unknown;
  close(): unknown;
}

const isSax = (value: unknown): value is Sax =>
  typeof value === 'object' && value !== null && 'write' in value && 'close' in value && 'ENTITIES' in value;

const isTagStack = (value: unknown): value is IActiveTag[] => Array.isArray(value);

const isStatement = (value: unknown): value is ParsedStatement =>
  typeof value === 'object' && value !== null && 'subject' in value && 'predicate' in value && 'object' in value;

const ROOT: XmlTag = {
  name: 'rdf:RDF',
  prefix: 'rdf',
  local: 'RDF',
  uri: RdfXmlParser.RDF,
  attributes: {},
  ns: {},
  isSelfClosing: false,
};

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** The library's parser, made to give up an element instead of the document. It is fed through its XML parser, not as a stream. */
export class TolerantRdfXmlParser extends RdfXmlParser {
  readonly #draft: RdfDraft;
  readonly #sax: Sax;
  readonly #tags: IActiveTag[];
  readonly #ids = new Set<string>();
  #depth = 0;
  /** How many elements are open from the one that was given up on; 0 when none is. */
  #skipped = 0;
  #written = 0;
  #expanded = 0;

  constructor(draft: RdfDraft, baseIri: string) {
    super({
      baseIRI: baseIri,
      dataFactory: createTermFactory(),
      trackPosition: false,
      allowDuplicateRdfIds: true,
      validateUri: false,
      parseUnsupportedVersions: true,
    });
    const sax: unknown = this['saxParser'];
    const tags: unknown = this['activeTagStack'];
    if (!isSax(sax) || !isTagStack(tags)) throw new Error('rdfxml-streaming-parser has changed inside');
    this.#draft = draft;
    this.#sax = sax;
    this.#tags = tags;
    this.#declare(new Map());
    this.on('error', (error: Error) => {
      this.#onMalformed(error);
    });
  }

  /** 1-based line that is being read. */
  get line(): number {
    return this.#sax.line;
  }

  /** Reads on; throws what makes the XML unreadable. */
  feed(text: string): void {
    this.#written += text.length;
    this.#sax.write(text);
  }

  /** Closes the XML parser, which alone knows of elements left open; the library itself never does. */
  close(): void {
    this.#sax.close();
  }

  /** Statements go straight to the draft: the stream's queue would only hold them back. */
  override push(statement: unknown): boolean {
    if (isStatement(statement)) this.#draft.add(statement, this.line);
    return true;
  }

  protected override onTag(tag: XmlTag): void {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) {
      throw new UpstreamError('MALFORMED', `elements are nested deeper than ${MOST_DEPTH}`, { line: this.line });
    }
    if (this.#skipped > 0) {
      this.#skipped += 1;
      return;
    }
    // A single node element may be the root (RDF/XML section 2.6); the library would overlook its rdf:about.
    if (this.#depth === 1 && (tag.uri !== RdfXmlParser.RDF || tag.local !== 'RDF')) super.onTag(ROOT);
    const height = this.#tags.length;
    try {
      super.onTag(tag);
    } catch (error) {
      this.#giveUp(tag, height, error);
    }
  }

  protected override onCloseTag(): void {
    this.#depth -= 1;
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    try {
      super.onCloseTag();
    } catch (error) {
      this.#draft.drop(this.#reason(error), this.line);
    }
  }

  protected override onText(text: string): void {
    const tag = this.#tags.at(-1);
    if (this.#skipped > 0 || tag === undefined) return;
    if (tag.childrenStringTags !== undefined) super.onText(escapeText(text));
    // A comment or a CDATA section parts a text in two, and the library keeps the last.
    else super.onText(tag.text === undefined ? text : tag.text + text);
  }

  protected override onDoctype(doctype: string): void {
    this.#declare(readEntities(doctype));
  }

  override validateNcname(value: string): void {
    // The node is what matters, not the letters of its name.
    if (!RdfXmlParser.NCNAME_MATCHER.test(value))
      this.#draft.drop(`not an XML name, read as it is: ${shown(value)}`, this.line);
  }

  protected override claimNodeId(term: { readonly value: string }): void {
    if (this.#ids.has(term.value)) this.#draft.drop(`rdf:ID used twice, read as one: ${shown(term.value)}`, this.line);
    this.#ids.add(term.value);
  }

  override valueToUri(value: string, tag: IActiveTag): ReturnType<RdfXmlParser['valueToUri']> {
    try {
      return super.valueToUri(value, tag);
    } catch {
      // What cannot be resolved is no IRI: the draft finds that out and names it.
      return this.uriToNamedNode(value);
    }
  }

  #declare(entities: ReadonlyMap<string, string>): void {
    const table: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, value] of new Map([...entities, ...predefinedEntities()])) {
      Object.defineProperty(table, name, { enumerable: true, get: () => this.#expand(value) });
    }
    this.#sax.ENTITIES = table;
  }

  #expand(value: string): string {
    this.#expanded += value.length;
    if (this.#expanded > FREE_EXPANSION && this.#expanded > this.#written * EXPANSION_FACTOR) {
      throw new UpstreamError('MALFORMED', 'entities blow the document up', { line: this.line });
    }
    return value;
  }

  #giveUp(tag: XmlTag, height: number, error: unknown): void {
    this.#draft.drop(`<${tag.name}>: ${this.#reason(error)}`, this.line);
    this.#tags.length = height;
    this.#skipped = 1;
    // Else the property that holds the element would get an empty node for it.
    const parent = this.#tags.at(-1);
    if (parent?.predicate) parent.predicateEmitted = true;
  }

  #reason(error: unknown): string {
    if (!(error instanceof Error) || error instanceof UpstreamError) throw error;
    return error.message;
  }

  #onMalformed(error: Error): void {
    // The XML parser leaves such a reference standing as it was written, so nothing after it is in doubt.
    if (!/undefined entity|malformed character entity/.test(error.message)) throw error;
    this.#draft.drop(`${error.message.replace(/\.$/, '')}, kept as it is written`, this.line);
  }
}
