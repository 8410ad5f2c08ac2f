import type { Decimal } from './decimal.ts';

/** What a merchant's payment page is told of one document. */
export interface Payable {
  readonly number: string;
  /** What is to be paid. */
  readonly amount: Decimal;
  /** ISO 4217. */
  readonly currency: string;
}

const PLACES = /\{([a-z]*)\}/g;
const KNOWN: readonly string[] = ['number', 'amount', 'currency'];

/** An https address with `{number}`, and `{amount}` and `{currency}` where the payment page wants them; no other place. */
export function isPaymentLink(template: string): boolean {
  const places = [...template.matchAll(PLACES)].map(([, place = '']) => place);
  const filled = template.replace(PLACES, 'x');
  return (
    places.includes('number') &&
    places.every((place) => KNOWN.includes(place)) &&
    !/[{}\s]/.test(filled) &&
    URL.parse(filled)?.protocol === 'https:' &&
    !/\{/.test(originOf(template))
  );
}

/** Where the buyer pays this document online; `undefined` where nothing is to be paid. Whatever the number holds stays one part of the address. */
export function paymentLink(template: string, { number, amount, currency }: Payable): string | undefined {
  if (!amount.isPositive()) return undefined;
  const values: Readonly<Record<string, string>> = { number, amount: amount.toString(), currency };
  return template.replace(PLACES, (_, place: string) => encodeURIComponent(values[place] ?? ''));
}

/** No document says where a buyer is sent: the places stand behind the host. */
function originOf(template: string): string {
  return /^https:\/\/[^/?#]*/.exec(template)?.[0] ?? template;
}
