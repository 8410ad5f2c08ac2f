/**
 * What an order costs on its way to an invoice, stage by stage, without a database: `node bench/billing.ts`. CPU microseconds per order,
 * warm, with the ratio to a baseline measured in the same run: JSON.parse and JSON.stringify of the same order.
 */
import { draftDocument, numberDocument, planDocuments, seriesOf } from '../packages/core/src/billing/index.ts';
import { writeUbl } from '../packages/core/src/formats/index.ts';
import { parseOrder, type Order, type OrderJson, type Result } from '../packages/core/src/model/index.ts';
import { check, layersFor } from '../packages/core/src/rules/index.ts';
import { lineOf, paidBy, shop } from '../packages/core/test/billing/orders.ts';
import { costLine, costsOf, type Stage } from './cpu.ts';

const settings = shop();
const today = '2026-11-22';
const ORDERS = 200;
const lyon = { line1: '2 rue Verte', city: 'Lyon', postCode: '69001', countryCode: 'FR' };

/** Five lines at two VAT rates, one discounted, a voucher and delivery, paid by card; every third buyer is a business. */
function orderJson(index: number): OrderJson {
  const cents = (base: number, step: number): string => ((base + ((index * step) % 900)) / 100).toFixed(2);
  const lines = [
    lineOf('l1', cents(1990, 7), { quantity: '2', sku: 'TS-M' }),
    lineOf('l2', cents(4900, 11)),
    lineOf('l3', cents(1250, 13), { quantity: '3', taxes: [{ rate: '5.5' }] }),
    lineOf('l4', cents(899, 17), { discounts: [{ amount: '1.50', code: 'NOEL' }] }),
    lineOf('l5', cents(7500, 19), { description: 'Fait main à Nantes' }),
  ];
  const gross = lines.reduce((sum, line) => sum + Math.round(Number(line.unitPrice) * 100) * Number(line.quantity), 0);
  const total = ((gross - 150 - 500 + 590) / 100).toFixed(2);
  return {
    source: { host: 'bench', shop: 'bench', orderId: `o-${index}` },
    number: `#${1000 + index}`,
    placedAt: '2026-11-20T10:00:00Z',
    currency: 'EUR',
    pricesIncludeTax: true,
    buyer:
      index % 3 === 0
        ? {
            kind: 'business',
            name: 'Menuiserie Cœur & Fils',
            siren: '552100554',
            vatNumber: 'FR96552100554',
            billingAddress: lyon,
          }
        : { kind: 'consumer', name: 'Ada Martin', email: 'ada@example.org', billingAddress: lyon },
    lines,
    discounts: [{ amount: '5.00', code: 'BIENVENUE' }],
    shipping: [{ id: 's1', name: 'Colissimo', price: '5.90', taxes: [{ rate: '20' }] }],
    payments: [paidBy(total)],
    totals: { total },
  };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const inputs = Array.from({ length: ORDERS }, (_, index) => orderJson(index));
const texts = inputs.map((input) => JSON.stringify(input));
const orders = inputs.map((input) => must(parseOrder(input)));
const caseOf = (order: Order) => ({ order, issued: [], settings });
const planned = orders.map((order) => ({ order, dues: must(planDocuments(caseOf(order))) }));
const drafts = planned.flatMap(({ order, dues }) => dues.map((due) => must(draftDocument(due, caseOf(order)))));
const series = must(seriesOf(settings.numbering, 'invoice', today));
const identity = { number: series.format(1), issueDate: today };
const invoices = drafts.map((draft) => numberDocument(draft, identity));
const findings = invoices.flatMap((invoice) => check(invoice, { layers: layersFor(invoice) }));
if (findings.some(({ severity }) => severity === 'fatal')) throw new Error(JSON.stringify(findings));

const stage = <T>(name: string, items: readonly T[], work: (item: T) => unknown): Stage => ({
  name,
  times: ORDERS,
  run: () => items.forEach((item) => work(item)),
});
const ISSUING = [
  stage('planDocuments', orders, (order) => planDocuments(caseOf(order))),
  stage('draftDocument', planned, ({ order, dues }) => dues.map((due) => draftDocument(due, caseOf(order)))),
  stage('numberDocument', drafts, (draft) => numberDocument(draft, identity)),
  stage('check', invoices, (invoice) => check(invoice, { layers: layersFor(invoice) })),
  stage('writeUbl', invoices, writeUbl),
];

const [baseline, ...costs] = await costsOf(
  [
    stage('JSON there and back', texts, (text) => JSON.stringify(JSON.parse(text))),
    stage('parseOrder', inputs, parseOrder),
    ...ISSUING,
    { name: 'order to UBL, without parseOrder', times: ORDERS, run: () => ISSUING.forEach(({ run }) => run()) },
  ],
  Number(process.argv[2] ?? 100),
);
if (baseline === undefined) throw new Error('nothing was measured');
console.log(`${ORDERS} orders of five lines, two VAT rates, a discount, a voucher and delivery`);
for (const cost of costs) console.log(costLine(cost, baseline));
