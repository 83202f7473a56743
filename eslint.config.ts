import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const outsideOnly = [
  { name: 'fetch', message: 'Only src/upstream reaches out.' },
  { name: 'process', message: 'Only config.ts, main.ts and cli.ts know the process.' },
];

export default defineConfig(
  {
    ignores: [
      'dist',
      'dist-bench',
      'dist-test',
      'coverage',
      'var',
      'resolvers/__generated__',
      '.dependency-cruiser.cjs',
      'tools',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['src/**/*.ts', 'resolvers/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/config.ts', 'src/main.ts', 'src/cli.ts'],
    rules: { 'no-restricted-globals': ['error', ...outsideOnly] },
  },
  {
    files: ['src/upstream/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...outsideOnly.filter((rule) => rule.name === 'process')] },
  },
  { files: ['*.config.ts', 'codegen.ts'], rules: { 'no-restricted-exports': 'off' } },
);
