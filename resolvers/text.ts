import { pickText } from '../src/model/text.ts';
import type { Language, Text, Texts } from '../src/model/text.ts';
import type { Language as LanguageName } from './__generated__/types.ts';

/** The argument that every text field has. */
export interface InLanguage {
  readonly language: LanguageName;
}

/** The model's name of the language that was asked for. */
export function languageOf({ language }: InLanguage): Language {
  return language === 'EN' ? 'en' : 'sv';
}

/** The one text to show in the language that was asked for. */
export function textIn(texts: Texts, asked: InLanguage): string | undefined {
  return pickText(texts, languageOf(asked));
}

const isIn = (text: Text, language: Language): boolean => text.language?.split('-', 1)[0]?.toLowerCase() === language;

/**
 * The texts of a list of words in the language that was asked for, and those without a language, for most catalogues
 * tag some of their keywords only; when none are in that language, Swedish, then English, then all. Each once.
 */
export function wordsIn(texts: Texts, asked: InLanguage): readonly string[] {
  const shown = texts.filter((text) => text.value.trim() !== '');
  for (const language of [languageOf(asked), 'sv', 'en'] as const) {
    if (!shown.some((text) => isIn(text, language))) continue;
    const picked = shown.filter((text) => text.language === undefined || isIn(text, language));
    return [...new Set(picked.map((text) => text.value))];
  }
  return [...new Set(shown.map((text) => text.value))];
}
