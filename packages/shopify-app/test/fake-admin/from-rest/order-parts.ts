import { Decimal } from '@quittance/core/model';
import type { Shown } from '../execute.ts';
import { isPositive, times, total, zero, type Currencies, type MoneyBag } from '../money.ts';
import type { RestOrder, RestTransaction } from '../rest.ts';
import type { LineObject } from './lines.ts';
import { moneyAt, moneyOf } from './money-of.ts';
import type { BesideOrder } from './order.ts';
import { companyOf, type CompanyData } from './people.ts';

/** REST has the tip in the shop's currency only; its line has it in both. */
export function tips(rest: RestOrder, currencies: Currencies): MoneyBag {
  const lines = rest.line_items.filter((line) => 'tip' in line);
  if (lines.length === 0) return moneyAt(rest, 'total_tip_received');
  return total(
    lines.map((line) => times(moneyOf(line.price_set, line.price, currencies), line.quantity)),
    currencies,
  );
}

export function outstandingOf(rest: RestOrder, currentTotal: MoneyBag, currencies: Currencies): MoneyBag {
  if (rest.total_outstanding === undefined)
    return ['pending', 'authorized'].includes(rest.financial_status) ? currentTotal : zero(currencies);
  // REST says it in the currency of the shop; in full it is the current total in both.
  const stated = Decimal.of(rest.total_outstanding);
  if (stated.equals(Decimal.of(currentTotal.shopMoney.amount))) return currentTotal;
  const presentment =
    currencies.shop === currencies.presentment
      ? stated
      : stated
          .times(Decimal.of(currentTotal.presentmentMoney.amount))
          .dividedBy(Decimal.of(currentTotal.shopMoney.amount), 2);
  return {
    shopMoney: { amount: rest.total_outstanding, currencyCode: currencies.shop },
    presentmentMoney: { amount: presentment.toString(), currencyCode: currencies.presentment },
  };
}

/** Lines that came after the order was placed: they are not among its first total. */
export function appended(rest: RestOrder, lines: readonly LineObject[]): readonly LineObject[] {
  const first = rest['total_line_items_price'];
  if (typeof first !== 'string') return [];
  let left = Decimal.of(first);
  const late = rest.line_items.findIndex((line) => {
    if ('tip' in line) return false;
    left = left.minus(Decimal.of(line.price).times(Decimal.of(BigInt(line.quantity))));
    return left.isNegative();
  });
  return late < 0 ? [] : lines.slice(late);
}

/** Payments are no part of a payload: those that are not given are one sale of what was received. */
export function salesOf(rest: RestOrder, received: MoneyBag): readonly RestTransaction[] {
  if (!isPositive(received)) return [];
  return [
    {
      id: `${rest.id}9`,
      kind: 'sale',
      status: 'success',
      amount: received.presentmentMoney.amount,
      currency: received.presentmentMoney.currencyCode,
      gateway: rest.payment_gateway_names?.[0] ?? 'manual',
      created_at: rest.created_at,
    },
  ];
}

export function purchasingEntity(
  rest: RestOrder,
  customer: Shown | null,
  { company: data, metafieldsOf }: Pick<BesideOrder, 'company' | 'metafieldsOf'>,
): Shown | null {
  if (data === undefined) return customer;
  const { company, location, contact } = companyOf(data, metafieldsOf, customer);
  return { __typename: 'PurchasingCompany', company, location, contact };
}

/** What a payload tells of the company that ordered. */
export const companyData = (rest: RestOrder): CompanyData => ({
  id: rest.company?.id ?? '1',
  locationId: rest.company?.location_id ?? '1',
  name: String(rest.billing_address?.['company'] ?? rest.shipping_address?.['company'] ?? 'Company'),
  taxRegistrationId: (rest.note_attributes?.find(({ name }) => /vat/i.test(name))?.value as string | undefined) ?? null,
  taxExempt: rest['tax_exempt'] === true,
  taxExemptions: rest.customer?.tax_exemptions ?? [],
  billingAddress: rest.billing_address ?? null,
});

/** What a checkout asks of a buyer in some countries; a payload shows it among the attributes. */
export function localizedFields(rest: RestOrder): Shown[] {
  const valueOf = (pattern: RegExp): unknown => rest.note_attributes?.find(({ name }) => pattern.test(name))?.value;
  const fields = [
    { key: 'TAX_CREDENTIAL_IT', title: 'Codice fiscale', value: valueOf(/codice fiscale/i) },
    { key: 'TAX_EMAIL_IT', title: 'PEC', value: valueOf(/^pec$/i) },
  ];
  return fields
    .filter(({ value }) => value !== undefined)
    .map((field) => ({ ...field, countryCode: 'IT', purpose: 'TAX' }));
}
