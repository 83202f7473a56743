import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Bytes of query text whose documents are kept parsed and validated; in memory each takes about ninety times that. */
export const DOCUMENT_TEXT_KEPT = 262_144;

/** Parsed and validated documents by the hash of their text: Apollo's interface. And by their text. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
  /** The document that was parsed from exactly this text, at once. */
  find(text: string): DocumentNode | undefined;
}

const textOf = (document: DocumentNode): string => document.loc?.source.body ?? '';

/**
 * Keeps the documents asked for last, bounded by the length of their texts, so that a flood of queries of which no two
 * are the same fills no memory. Apollo's own store measures a document by turning it into JSON, which takes longer than
 * parsing it.
 */
export function createDocumentStore(): DocumentStore {
  const keys = new Map<string, string>();
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: DOCUMENT_TEXT_KEPT,
    sizeCalculation: (document) => Math.max(1, textOf(document).length),
    dispose: (document, key) => {
      if (keys.get(textOf(document)) === key) keys.delete(textOf(document));
    },
  });
  return {
    get: (key) => Promise.resolve(documents.get(key)),
    set: (key, document) => {
      documents.set(key, document);
      if (documents.has(key)) keys.set(textOf(document), key);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(documents.delete(key)),
    find(text) {
      const key = keys.get(text);
      return key === undefined ? undefined : documents.get(key);
    },
  };
}
