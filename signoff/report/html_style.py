"""The stylesheet of the HTML report: one column, light and dark, and what is printed is what is seen."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #4a525c; --paper: #fff; --panel: #f4f5f7; --line: #c9ced6;
  --error: #a4161a; --warning: #7a4a00; --note: #0b5394; --open: #12602f; --mark: #fdeeb5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --soft: #b3bac4; --paper: #15181c; --panel: #1f242a; --line: #454d57;
    --error: #ff9d98; --warning: #f3c577; --note: #9cc8ff; --open: #8fdba8; --mark: #4d4213; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1rem 4rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; margin-top: 2.5rem; }
h3 { font-size: 1.05rem; overflow-wrap: anywhere; margin-bottom: .5rem; }
h3.file { font-family: ui-monospace, monospace; }
a { color: inherit; } a:focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
.verdict { font-weight: 700; } .open { color: var(--open); }
.shut, .error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
.weight { font-weight: 700; }
.finding { border: 1px solid var(--line); border-left-width: .3rem; border-radius: .3rem; padding: .6rem .8rem;
  margin: 0 0 .8rem; }
.finding p { margin: .2rem 0; overflow-wrap: anywhere; } .soft { color: var(--soft); }
.source { background: var(--panel); border-radius: .3rem; margin: .5rem 0; padding: .3rem 0; }
.source table { border-collapse: collapse; font: .875rem/1.5 ui-monospace, monospace; width: 100%; }
.source th { width: 1%; padding: 0 .8rem; text-align: right; font-weight: 400; color: var(--soft);
  vertical-align: top; user-select: none; }
.source td { padding: 0 .8rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.source .here { background: var(--mark); } .source .here th { color: inherit; font-weight: 700; }
mark { background: none; color: inherit; text-decoration: underline wavy; text-underline-offset: .2em; }
.counts { border-collapse: collapse; } .counts th, .counts td { text-align: left; padding: .25rem 1.2rem .25rem 0;
  border-bottom: 1px solid var(--line); vertical-align: top; }
.counts td { overflow-wrap: anywhere; }
.counts .number { text-align: right; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; } .matrix td { min-width: 9rem; } summary { cursor: pointer; } .said td { padding-left: 1.5rem; }
:focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
.ages { width: 100%; height: auto; font: 14px system-ui, sans-serif; } .ages text { fill: var(--ink); }
.ages .fine { fill: var(--note); } .ages .late { fill: var(--error); }
.ages .due { stroke: var(--error); stroke-width: 2; stroke-dasharray: 6 4; }
@media print { .finding { break-inside: avoid; } }
"""
