/** What starts a compiled part of the program, `src/cli.js`: arguments of Node, from the project's root. */
export const compiled = (file: string): readonly string[] => [
  '--disable-warning=ExperimentalWarning',
  `dist-test/${file}`,
];
