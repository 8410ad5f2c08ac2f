import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOrder } from '../../../test/billing/arbitrary-order.ts';
import { definitions, elementFaults, SKIPPED_TABLES, structureFault } from '../../../test/edifact/structure.ts';
import { pricedLines } from '../../erp/priced-lines.ts';
import { Decimal, order as orderShape, type Order, type OrderJson } from '../../model/index.ts';
import { readInterchange } from './interchange.ts';
import { type OrderMessage, writeEdifactCancellation, writeEdifactOrder } from './write-order.ts';

const ROUTE = {
  sender: { id: '4012345000009', qualifier: '14' },
  recipient: { id: '5412345678908', qualifier: '14' },
  supplier: { name: 'Lilas SARL', gln: '4012345000009', vatIdentifier: 'FR40303265045' },
};
const examples = join(import.meta.dirname, '../../../../../docs/examples');
const EXAMPLE = JSON.parse(readFileSync(join(examples, 'order.json'), 'utf8')) as OrderJson;

const orderOf = (change: Partial<OrderJson> = {}): Order => orderShape.parse({ ...EXAMPLE, ...change });

function messageOf(order: Order): OrderMessage {
  const key = `example_lilas_order_${order.source.orderId}`;
  return { ...ROUTE, order, lines: pricedLines(order), key, customerKey: 'example_lilas_customer_7', reference: 'A1' };
}

function written(message: OrderMessage) {
  const result = writeEdifactOrder(message);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const read = readInterchange(result.value.bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [found] = read.value.messages;
  if (found === undefined) throw new Error('no message');
  const text = new TextDecoder('latin1').decode(result.value.bytes);
  return { ...result.value, text, faults: read.value.faults, message: found };
}

const amounts = (text: string, pattern: RegExp): Decimal =>
  Decimal.sum([...text.matchAll(pattern)].map(([, amount]) => Decimal.of(amount ?? '')));

describe('ORDERS D.96A', () => {
  it('is the published example, byte for byte', () => {
    const { bytes, faults } = written(messageOf(orderOf()));
    expect(new TextDecoder('latin1').decode(bytes)).toBe(readFileSync(join(examples, 'order.edi'), 'latin1'));
    expect(faults).toEqual([]);
    expect(written(messageOf(orderOf())).bytes).toEqual(bytes);
  });

  it('keeps order and number of the segments, and its amounts come to those of the order', () => {
    fc.assert(
      fc.property(arbitraryOrder, (order) => {
        const lines = pricedLines(order);
        const { text, message, faults } = written({ ...messageOf(order), lines });
        expect(structureFault('ORDERS', [...message.segments])).toBeUndefined();
        expect(faults).toEqual([]);
        const net = Decimal.sum(lines.map((line) => line.net));
        const told = amounts(text, /MOA\+203:(-?[\d.]+)'/g).plus(amounts(text, /MOA\+23:(-?[\d.]+)'/g));
        expect(told.equals(net)).toBe(true);
        expect(amounts(text, /MOA\+86:(-?[\d.]+)'/g).equals(order.totals.total)).toBe(true);
        expect(text).toContain(`CNT+2:${order.lines.length}'`);
      }),
      { numRuns: 300 },
    );
  });

  it('says every text of an order, or that it does not', () => {
    const order = orderOf(everything());
    const { text, dropped } = written(messageOf(order));
    const fields = dropped.map(({ field }) => field);
    const silent = leavesOf(order).filter(
      ([path, value]) => !text.includes(value) && !fields.some((field) => path.startsWith(field)),
    );
    expect(silent).toEqual([]);
    expect(fields).toEqual(expect.arrayContaining(['payments', 'buyer.electronicAddress', 'lines[0].marginScheme']));
  });

  it('names who buys, sells, takes in and owes, by GLN where there is one', () => {
    const plain = written(messageOf(orderOf())).text;
    expect(plain).toMatch(/NAD\+BY\+example_lilas_customer_7::91\+/);
    expect(plain).toMatch(/NAD\+SU\+4012345000009::9\+\+Lilas SARL'/);
    expect(plain).toMatch(/NAD\+DP\+\+\+Librairie du Port\+3 quai du Port\+Marseille\+\+13002\+FR'/);
    const buyer = { ...EXAMPLE.buyer, identifiers: [{ value: '3012345000004', scheme: '0088' }] };
    expect(written(messageOf(orderOf({ buyer }))).text.match(/NAD\+(BY|IV)\+3012345000004::9\+/g)).toHaveLength(2);
  });

  it('breaks a long street over the lines of the address rather than lose its end', () => {
    const address = {
      line1: 'Zone industrielle des Trois Fontaines, bâtiment C, porte 12',
      city: 'Lyon',
      countryCode: 'FR',
    };
    const { text, dropped } = written(messageOf(orderOf({ deliverTo: { name: 'Dépôt', address } })));
    expect(text).toContain("+Zone industrielle des Trois Fontain:es, bâtiment C, porte 12+Lyon+++FR'");
    expect(dropped.filter(({ field }) => field.startsWith('deliverTo'))).toEqual([]);
  });

  it('tells what was taken off: the price before and after, and the amount', () => {
    const { text } = written(messageOf(orderOf()));
    expect(text).toContain("PRI+AAA:40.5'\nPRI+AAB:45'\n");
    expect(text).toContain("ALC+A++++DI:::Remise de fidélité'\nMOA+204:18.00'");
    expect(text).toContain("ALC+C++++FC:::Livraison à Marseille'\nMOA+23:12.50'\nTAX+7+VAT+++:::20+S'");
  });

  it('counts fees of one name as one, and refuses more than there is room for', () => {
    const fee = (id: number, name: string) => ({ id: String(id), name, price: '0.10', taxes: [{ rate: '20' }] });
    const alike = Array.from({ length: 40 }, (_, index) => fee(index, 'Éco-participation'));
    const message = messageOf(orderOf({ fees: alike, totals: { total: '403.05' } }));
    expect(written(message).text).toContain("ALC+C++++ADR:::Éco-participation'\nMOA+23:4.00'");
    const many = Array.from({ length: 15 }, (_, index) => fee(index, `Fee ${index}`));
    const refusal = writeEdifactOrder(messageOf(orderOf({ fees: many })));
    expect(refusal.ok ? [] : refusal.problems.map(({ code }) => code)).toEqual(['EDIFACT_NO_ROOM']);
  });

  it('is written in capitals alone for who reads no more, and says so', () => {
    const { text, dropped } = written({ ...messageOf(orderOf()), characters: 'UNOA' });
    expect(text).not.toMatch(/[a-zéà#@]/);
    expect(text).toContain("BGM+220+NO 1001+9'");
    expect(dropped.map(({ field }) => field)).toContain('buyer.email');
  });

  it('refuses what cannot be spelt', () => {
    const refusal = writeEdifactOrder(messageOf(orderOf({ note: '漢字' })));
    expect(refusal.ok ? [] : refusal.problems.map(({ code, field }) => [code, field])).toEqual([
      ['EDIFACT_CHARACTERS', 'note'],
    ]);
  });

  it('says of a try-out that it is one', () => {
    expect(written(messageOf(orderOf({ test: true }))).text).toMatch(/UNB\+UNOC.*\+ORDERS\+\+\+\+1'/);
    expect(written(messageOf(orderOf())).text).toMatch(/UNB\+UNOC.*\+ORDERS'/);
  });

  it('is called off by its key', () => {
    const cancelled = { ...ROUTE, key: 'shop_1_order_7', reference: 'B2', at: '2026-11-21T10:00:00.000Z' };
    const result = writeEdifactCancellation(cancelled);
    const read = result.ok ? readInterchange(result.value.bytes) : undefined;
    const segments = read?.ok === true ? [...(read.value.messages[0]?.segments ?? [])] : [];
    expect(structureFault('ORDERS', segments)).toBeUndefined();
    expect(segments.map(({ tag, elements }) => [tag, ...elements].join('+')).slice(1, 4)).toEqual([
      'BGM+220++1',
      'DTM+137,20261121,102',
      'FTX+ACB+++shop_1_order_7',
    ]);
  });
});

describe.skipIf(SKIPPED_TABLES !== '')(`the element tables${SKIPPED_TABLES}`, () => {
  it('hold every component of an order, by kind and length', () => {
    const tables = definitions();
    expect(elementFaults(tables, [...written(messageOf(orderOf(everything()))).message.segments])).toEqual([]);
    fc.assert(
      fc.property(arbitraryOrder, (order) => {
        expect(elementFaults(tables, [...written(messageOf(order)).message.segments])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** An order with every field there is. */
function everything(): Partial<OrderJson> {
  const taxes = [{ rate: '20', name: 'tax' }];
  return {
    accountingCurrency: { code: 'SEK', rate: '11.2', rateDate: '2026-11-20' },
    buyer: {
      kind: 'business',
      name: 'Buyer Name',
      contactName: 'Contact Name',
      email: 'mail@buyer.example',
      telephone: '+33 1 23 45 67 89',
      customerId: '7',
      billingAddress: {
        line1: 'Billing 1',
        line2: 'Billing 2',
        line3: 'Billing 3',
        city: 'Billing City',
        postCode: '13002',
        subdivision: 'PACA',
        countryCode: 'FR',
      },
      vatNumber: 'FR19812345676',
      siren: '812345676',
      siret: '81234567600012',
      identifiers: [{ value: 'ID-9', scheme: '0225' }],
      electronicAddress: { value: 'EL-9', scheme: '0225' },
      language: 'fr',
    },
    deliverTo: {
      name: 'Deliver Name',
      address: { line1: 'Deliver 1', city: 'D', countryCode: 'DE' },
      date: '2026-11-30',
    },
    lines: [
      {
        id: 'line-1',
        name: 'Item Name that is longer than one component can hold, and goes on in a second segment',
        description: 'Item Description',
        sku: 'SKU-1',
        gtin: '4000862141404',
        quantity: '3',
        unitCode: 'KGM',
        unitPrice: '10.00',
        discounts: [{ amount: '1.00', reason: 'Reason One', code: 'CODE-1' }],
        taxes,
        exemption: { category: 'E', reasonCode: 'VATEX-EU-F', reasonText: 'because' },
        period: { startDate: '2026-11-01', endDate: '2026-11-29' },
        bundleOf: 'set-1',
        marginScheme: 'art',
      },
    ],
    shipping: [{ id: 's', name: 'Shipping Name', price: '5.00', taxes }],
    fees: [{ id: 'f', name: 'Fee Name', price: '1.00', taxes, kind: 'eco-tax', lineId: 'line-1' }],
    cashRounding: '0.01',
    payments: [{ id: 'p', at: '2026-11-20T10:15:00+01:00', amount: '1.00', status: 'captured', reference: 'PSP' }],
    refunds: [{ id: 'r', at: '2026-11-20T10:15:00+01:00', adjustmentGross: '1.00', reason: 'Refund Reason' }],
    fulfilments: [{ id: 'x', at: '2026-11-20T10:15:00+01:00', lines: [{ lineId: 'line-1', quantity: '1' }] }],
    terms: { days: 30, dueDate: '2026-12-20', text: 'Terms Text', deposit: true },
    purchaseOrderReference: 'PO-1',
    buyerReference: 'BR-1',
    note: 'Order Note',
    totals: { total: '42.00', tax: '7.00' },
  };
}

/** Texts that are no content of the message: where the order comes from, and what its prices without tax already are. */
const WITHIN =
  /^(source|placedAt|buyer\.(kind|customerId)|.*\.(taxes|discounts\[0\]\.code|kind|date|startDate|endDate|dueDate)\b|(shipping|fees)\[0\]\.id)/;

/** Path and text of every string, numbers and dates apart. */
function leavesOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (value instanceof Decimal || value === null || value === undefined) return [];
  if (typeof value === 'string') {
    if (WITHIN.test(path)) return [];
    const released = value.replace(/[?+:']/g, '?$&');
    return [[path, released.length > 35 && !path.startsWith('note') ? released.slice(0, 35) : released]];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
}
