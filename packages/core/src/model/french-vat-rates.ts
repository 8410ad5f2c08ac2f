/**
 * The rates, in percent, that French VAT has or had and that a correction may still need: metropolitan France, Corsica, overseas
 * (DGFiP G1.24, BR-FR-16). Written without trailing zeros, as `rate.trimmed().toString()` gives them; the zero rate is none of them.
 */
export const FRENCH_VAT_RATES: ReadonlySet<string> = new Set([
  '0.9',
  '1.05',
  '1.75',
  '2.1',
  '5.5',
  '7',
  '8.5',
  '9.2',
  '9.6',
  '10',
  '13',
  '19.6',
  '20',
  '20.6',
]);
