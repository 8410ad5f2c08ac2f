import { html } from './html.ts';

/** Readable on a telephone, a screen and paper; contrast of 7:1 and more; no colour carries a meaning alone. */
export const STYLE = html`
  :root { color-scheme: light; --ink: #1b1f24; --soft: #4b5563; --line: #d0d5dd; --accent: #14532d; --band: #f0f4f1; } *
  { box-sizing: border-box; } body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.5 system-ui,
  sans-serif; } main, footer { max-width: 60rem; margin: 0 auto; padding: 1.5rem; } header { display: flex; flex-wrap:
  wrap; justify-content: space-between; gap: 1rem; border-bottom: 2px solid var(--accent); } header div { text-align:
  end; } h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; } h2, caption { margin: 0 0 .25rem; font-size: .875rem;
  font-weight: 600; color: var(--accent); text-align: start; } .brand { margin: 0; font-size: 1.25rem; font-weight: 600;
  } .number { margin: .25rem 0 1rem; } .parties, .facts { display: grid; grid-template-columns: repeat(auto-fit,
  minmax(13rem, 1fr)); gap: 1rem 1.5rem; margin: 1.5rem 0; } .parties p { margin: 0; overflow-wrap: anywhere; } dt,
  footer, small { color: var(--soft); font-size: .875rem; } dd { margin: 0; } .wide { overflow-x: auto; margin: 1.5rem
  0; } table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; } th, td { padding: .375rem
  .5rem; border-bottom: 1px solid var(--line); vertical-align: top; text-align: end; font-weight: 400; } thead th {
  background: var(--band); font-size: .875rem; } tr > :first-child { text-align: start; } .summary { display: grid;
  grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem; align-items: start; } .totals .due {
  background: var(--band); } .totals .due > * { font-size: 1.25rem; font-weight: 600; } .notes p { margin: 0 0 .5rem; }
  .code { display: flex; align-items: center; gap: .5rem; margin: 0; break-inside: avoid; } .code svg { width: 8rem;
  background: #fff; } footer { border-top: 1px solid var(--line); } @page { size: A4; margin: 15mm; } @media print {
  body { font-size: 9pt; } main, footer { padding: 0; max-width: none; } .wide { overflow: visible; } tr, .parties
  section { break-inside: avoid; } thead { display: table-header-group; } }
`;
