import { isCountry } from './country.ts';
import { currencyDecimals } from './currency.ts';
import { Decimal } from './decimal.ts';
import type { Order, OrderDiscount } from './order.ts';
import type { Problem } from './result.ts';

/** Above this an amount is a mistake, in any currency. */
const ABSURD_AMOUNT = Decimal.of('1000000000000');
const ABSURD_QUANTITY = Decimal.of('1000000000');

/**
 * What a well-formed order may still get wrong. Codes: `ORDER_EMPTY`, `CURRENCY_UNKNOWN`, `COUNTRY_UNKNOWN`, `DATE_ABSURD`, `AMOUNT_ABSURD`,
 * `QUANTITY_ABSURD`, `VAT_RATE_ABSURD`, `PRICE_NEGATIVE`, `DISCOUNT_EXCEEDS_PRICE`, `ID_REPEATED`, `LINE_UNKNOWN`, `REFUND_EXCEEDS_ORDER`,
 * `FULFILMENT_EXCEEDS_ORDER`, `FEE_UNKNOWN`, `PERIOD_REVERSED`.
 */
export function orderProblems(order: Order): Problem[] {
  const problems: Problem[] = [];
  const report = (
    code: string,
    message: string,
    field: string,
    advice = 'Correct the order in the shop and send it again.',
    rule?: string,
  ): void => {
    problems.push({ code, message, advice, retry: 'after-fix', field, ...(rule !== undefined && { rule }) });
  };
  headerProblems(order, report);
  repeatedIds(order, report);
  priceProblems(order, report);
  quantityProblems(order, report);
  return problems;
}

type Report = (code: string, message: string, field: string, advice?: string, rule?: string) => void;

function headerProblems(order: Order, report: Report): void {
  if (order.lines.length + order.shipping.length + order.fees.length === 0) {
    report(
      'ORDER_EMPTY',
      'The order has neither lines nor charges: there is nothing to invoice.',
      'lines',
      'Leave it, or add what was sold.',
      'BR-16',
    );
  }
  if (currencyDecimals(order.currency) === undefined)
    report('CURRENCY_UNKNOWN', `${order.currency} is not a currency of ISO 4217.`, 'currency', undefined, 'BR-CL-04');
  if (order.accountingCurrency !== undefined && currencyDecimals(order.accountingCurrency.code) === undefined) {
    report(
      'CURRENCY_UNKNOWN',
      `${order.accountingCurrency.code} is not a currency of ISO 4217.`,
      'accountingCurrency.code',
      undefined,
      'BR-CL-05',
    );
  }
  if (order.accountingCurrency?.rate.isZero() === true)
    report('AMOUNT_ABSURD', 'The exchange rate is zero.', 'accountingCurrency.rate');
  const countries = {
    'buyer.billingAddress': order.buyer.billingAddress,
    'deliverTo.address': order.deliverTo?.address,
  };
  for (const [field, address] of Object.entries(countries)) {
    if (address !== undefined && !isCountry(address.countryCode)) {
      report(
        'COUNTRY_UNKNOWN',
        `${address.countryCode} is not a country code of ISO 3166-1.`,
        `${field}.countryCode`,
        undefined,
        'BR-CL-14',
      );
    }
  }
  const year = Number(order.placedAt.slice(0, 4));
  if (year < 2000 || year > 2099)
    report('DATE_ABSURD', `The order was placed in the year ${year}.`, 'placedAt', undefined, 'BR-FR-03');
  if (order.totals.total.abs().greaterThan(ABSURD_AMOUNT))
    report('AMOUNT_ABSURD', 'The total of the order is beyond a million million.', 'totals.total');
}

function repeatedIds(order: Order, report: Report): void {
  const lists = {
    lines: order.lines,
    shipping: order.shipping,
    fees: order.fees,
    payments: order.payments,
    refunds: order.refunds,
    fulfilments: order.fulfilments,
  };
  for (const [list, items] of Object.entries(lists)) {
    const seen = new Set<string>();
    items.forEach(({ id }, index) => {
      if (seen.has(id)) report('ID_REPEATED', `Two of ${list} have the same id.`, `${list}[${index}].id`);
      seen.add(id);
    });
  }
}

function priceProblems(order: Order, report: Report): void {
  order.lines.forEach((line, index) => {
    const field = `lines[${index}]`;
    if (line.unitPrice.isNegative()) {
      report(
        'PRICE_NEGATIVE',
        'A price is below zero; an invoice may not hold one.',
        `${field}.unitPrice`,
        'Send a reduction as a discount of the line or of the order.',
        'BR-27',
      );
    }
    if (line.quantity.greaterThan(ABSURD_QUANTITY))
      report('QUANTITY_ABSURD', 'A quantity is beyond a thousand million.', `${field}.quantity`);
    if (line.period !== undefined && line.period.endDate < line.period.startDate)
      report('PERIOD_REVERSED', 'A period ends before it begins.', `${field}.period`, undefined, 'BR-30');
    const price = line.unitPrice.times(line.quantity);
    checkPrice(
      order,
      { price, includesTax: line.includesTax, discounts: line.discounts, taxes: line.taxes },
      field,
      report,
    );
  });
  order.shipping.forEach((charge, index) => checkPrice(order, charge, `shipping[${index}]`, report));
  order.fees.forEach((fee, index) => checkPrice(order, fee, `fees[${index}]`, report));
}

interface Priced {
  readonly price: Decimal;
  readonly includesTax?: boolean | undefined;
  readonly discounts: readonly OrderDiscount[];
  readonly taxes: Order['lines'][number]['taxes'];
}

function checkPrice(
  order: Order,
  { price, includesTax, discounts, taxes }: Priced,
  field: string,
  report: Report,
): void {
  if (price.abs().greaterThan(ABSURD_AMOUNT)) report('AMOUNT_ABSURD', 'An amount is beyond a million million.', field);
  taxes.forEach((tax, index) => {
    if (tax.rate.greaterThan(Decimal.HUNDRED))
      report('VAT_RATE_ABSURD', 'A tax rate is above 100 %.', `${field}.taxes[${index}].rate`);
  });
  if (discounts.length === 0) return;
  const mode = includesTax ?? order.pricesIncludeTax;
  const alike = discounts.filter((discount) => (discount.includesTax ?? order.pricesIncludeTax) === mode);
  if (Decimal.sum(alike.map((discount) => discount.amount)).greaterThan(price)) {
    report(
      'DISCOUNT_EXCEEDS_PRICE',
      'The discounts of a line are larger than its price.',
      `${field}.discounts`,
      'Correct the discount in the shop.',
    );
  }
}

function quantityProblems(order: Order, report: Report): void {
  if (order.refunds.length + order.fulfilments.length + order.fees.length === 0) return;
  const bought = new Map(order.lines.map((line) => [line.id, line.quantity]));
  order.fees.forEach((fee, index) => {
    if (fee.lineId !== undefined && !bought.has(fee.lineId))
      report('LINE_UNKNOWN', 'A fee names a line that the order does not have.', `fees[${index}].lineId`);
  });
  const fees = new Set(order.fees.map(({ id }) => id));
  order.refunds.forEach((refund, index) => {
    refund.fees.forEach(({ feeId }, at) => {
      if (!fees.has(feeId))
        report(
          'FEE_UNKNOWN',
          'A refund names a fee that the order does not have.',
          `refunds[${index}].fees[${at}].feeId`,
        );
    });
  });
  checkQuantities('refunds', 'REFUND_EXCEEDS_ORDER', order.refunds, bought, report);
  checkQuantities('fulfilments', 'FULFILMENT_EXCEEDS_ORDER', order.fulfilments, bought, report);
}

function checkQuantities(
  list: 'refunds' | 'fulfilments',
  code: string,
  items: readonly { readonly lines: readonly { readonly lineId: string; readonly quantity: Decimal }[] }[],
  bought: ReadonlyMap<string, Decimal>,
  report: Report,
): void {
  const sums = new Map<string, Decimal>();
  items.forEach((item, index) => {
    item.lines.forEach(({ lineId, quantity }, at) => {
      const field = `${list}[${index}].lines[${at}]`;
      const most = bought.get(lineId);
      if (most === undefined)
        return report('LINE_UNKNOWN', `${list} name a line that the order does not have.`, `${field}.lineId`);
      const sum = quantity.plus(sums.get(lineId) ?? Decimal.ZERO);
      sums.set(lineId, sum);
      if (sum.greaterThan(most)) report(code, `${list} hold more of a line than was bought.`, `${field}.quantity`);
    });
  });
}
