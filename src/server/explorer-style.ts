/** The bar of examples above GraphiQL and Apollo Sandbox, and the room below it. */
export const EXPLORER_STYLE = `
html, body { height: 100%; }
body { margin: 0; display: flex; flex-direction: column; font: .9rem/1.4 system-ui, sans-serif; color: #17212b;
  background: #fff; }
.bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1rem; padding: .45rem .9rem;
  border-bottom: 1px solid #d5dad8; background: #fbfbf8; }
.bar strong a { color: inherit; text-decoration: none; }
.bar a, .note a { color: #0a5ca8; }
.bar ol { display: flex; flex-wrap: wrap; gap: .2rem .9rem; list-style: none; margin: 0; padding: 0; }
.bar [aria-current] { font-weight: 650; color: inherit; text-decoration: none; }
.bar p { flex-basis: 100%; margin: 0; color: #4c5a67; }
.room { flex: 1; min-height: 0; }
.note { padding: 1rem; max-width: 46rem; }
iframe { width: 100%; height: 100%; border: 0; background: #fff; }
`;
