import { compile } from 'html-to-text';

const LOOKS_LIKE_HTML = /<\/?[a-z][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;

// Compiled once: to do so at each call costs some thirty times as much as the reading.
const textOf = compile({
  wordwrap: false,
  // Markup nested deeper is nobody's description; the text inside it is left out.
  limits: { maxDepth: 100, maxInputLength: 2 ** 20 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/**
 * Text of a description that may be HTML: tags gone, entities read, paragraphs and lists kept as lines, links as their
 * words and address. What has no markup comes back as it was, trimmed.
 */
export function cleanText(said: string): string {
  return LOOKS_LIKE_HTML.test(said) ? textOf(said).trim() : said.trim();
}
