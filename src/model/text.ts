/** A literal with the language tag that upstream gave it (BCP 47, as it was written); no tag: `language` is absent. */
export interface Text {
  readonly value: string;
  readonly language?: string;
}

/** One text in each language that upstream gave, in upstream's order. */
export type Texts = readonly Text[];

/** Languages a caller can ask for; others are in `titles`, `descriptions` and so on. */
export type Language = 'sv' | 'en';

const primary = (tag: string | undefined): string | undefined => tag?.split('-', 1)[0]?.toLowerCase();

/**
 * The one string to show: the wanted language, then sv, then en, then the first given (dataportal.se's rule;
 * `sv-SE` counts as sv). Blank texts are passed over. Undefined when there is nothing to show.
 */
export function pickText(texts: Texts, wanted: Language = 'sv'): string | undefined {
  const [only, another] = texts;
  // As nearly all are.
  if (another === undefined) return only !== undefined && only.value.trim() !== '' ? only.value : undefined;
  const shown = texts.filter((text) => text.value.trim() !== '');
  for (const language of [wanted, 'sv', 'en']) {
    const found = shown.find((text) => primary(text.language) === language);
    if (found !== undefined) return found.value;
  }
  return shown[0]?.value;
}
