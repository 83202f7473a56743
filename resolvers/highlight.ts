import type { HighlightField } from '../src/context.ts';
import type { HighlightField as FieldName, HighlightResolvers } from './__generated__/types.ts';

const NAMES: Readonly<Record<HighlightField, FieldName>> = {
  title: 'TITLE',
  description: 'DESCRIPTION',
  keyword: 'KEYWORD',
};

export const highlight: HighlightResolvers = {
  field: ({ field }) => NAMES[field],
  text: ({ value }) => value,
};
