/** The front page's style. Colours keep a contrast of at least 4.5:1 on their ground (WCAG 2.2, 1.4.3) in both schemes. */
export const FRONT_STYLE = `
:root { color-scheme: light dark; --ink: #17212b; --soft: #4c5a67; --ground: #fbfbf8; --card: #fff; --line: #d5dad8;
  --link: #0a5ca8; --good: #17653a; --warn: #8a4b00; --bad: #a3201d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9edf0; --soft: #a9b4bd; --ground: #14191d; --card: #1c2329;
  --line: #39434b; --link: #7fbcf5; --good: #7bd3a0; --warn: #f0b46a; --bad: #ff9d97; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main, footer { max-width: 68rem; margin: 0 auto; padding: 1.25rem; }
h1 { font-size: 2.1rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; }
p { max-width: 46rem; margin: .5rem 0; }
a { color: var(--link); }
a:focus-visible, pre:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
[lang=en] { color: var(--soft); }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .8rem; margin: 1.4rem 0 0; }
.counts div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem;
  display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.counts dt { font-size: .9rem; }
.counts dd { margin: 0; font-size: 1.9rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.links { display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; margin: 1rem 0; list-style: none; }
.links a { display: block; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: .45rem .8rem; text-decoration: none; }
.links a:hover { border-color: var(--link); text-decoration: underline; }
.examples { padding-left: 1.2rem; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; overflow-x: auto;
  font: .88rem/1.5 ui-monospace, monospace; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; padding: .6rem .8rem; color: var(--soft); }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border-top: 1px solid var(--line); }
thead th { white-space: nowrap; font-size: .88rem; }
tbody th { font-weight: 600; }
tbody th small { display: block; font-weight: 400; color: var(--soft); }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.FRESH { color: var(--good); } .STALE { color: var(--warn); } .MISSING { color: var(--bad); }
.state { font-weight: 650; white-space: nowrap; }
footer { color: var(--soft); font-size: .9rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tr, th, td, td.number { display: block; text-align: left; white-space: normal; }
  tbody tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  tbody th, tbody td { border: 0; padding: .1rem .8rem; }
  td[data-name]::before { content: attr(data-name) ": "; color: var(--soft); }
}
`;
