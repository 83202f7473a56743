import { convert } from 'html-to-text';

const LOOKS_LIKE_HTML = /<\/?[a-z][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;

/**
 * Text of a description that may be HTML: tags gone, entities read, paragraphs and lists kept as lines, links as their
 * words and address. What has no markup comes back as it was, trimmed.
 */
export function cleanText(said: string): string {
  if (!LOOKS_LIKE_HTML.test(said)) return said.trim();
  return convert(said, {
    wordwrap: false,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();
}
