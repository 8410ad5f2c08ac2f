/**
 * ISO 4217: the active currencies and how many decimals their amounts have. Funds codes, metals and test codes are left out:
 * nobody pays an invoice in them.
 */
const TWO_DECIMALS =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
  'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD ' +
  'KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP ' +
  'PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH ' +
  'USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND';

const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...TWO_DECIMALS.split(' ').map((code): [string, number] => [code, 2]),
  ...NO_DECIMALS.split(' ').map((code): [string, number] => [code, 0]),
  ...THREE_DECIMALS.split(' ').map((code): [string, number] => [code, 3]),
]);

/** The decimals of an ISO 4217 currency: 2 for EUR, 0 for JPY, 3 for TND; `undefined` for a code that is not one. */
export function currencyDecimals(code: string): number | undefined {
  return DECIMALS.get(code);
}

/**
 * The decimals of amounts on an invoice: those of the currency, but never more than two (EN 16931-1 §6.5.2, BR-DEC-01 to BR-DEC-28). Prices
 * of one piece may have more.
 */
export function documentDecimals(code: string): number {
  return Math.min(2, currencyDecimals(code) ?? 2);
}
