import { describe, expect, it } from 'vitest';
import { Decimal, invoice, order, type Invoice, type Payment } from '../../model/index.ts';
import { balance } from './balance-documents.ts';
import { allocate, openOn, type Balanced } from './settle-order.ts';

const party = { name: 'A', postalAddress: { countryCode: 'FR' } };

function document(number: string, total: string, paid: string, credits?: string): Balanced {
  const json = {
    number,
    issueDate: '2026-11-01',
    typeCode: credits === undefined ? '380' : '381',
    currencyCode: 'EUR',
    processControl: { specificationIdentifier: 'urn:cen.eu:en16931:2017' },
    seller: party,
    buyer: party,
    ...(credits !== undefined && { precedingInvoiceReferences: [{ number: credits, issueDate: '2026-11-01' }] }),
    totals: {
      sumOfLineNetAmounts: total,
      totalWithoutVat: total,
      totalWithVat: total,
      paidAmount: paid,
      amountDueForPayment: Decimal.of(total).minus(Decimal.of(paid)),
    },
    vatBreakdown: [],
    lines: [],
  };
  const parsed: Invoice = invoice.parse(json);
  return { documentId: number, kind: credits === undefined ? 'invoice' : 'creditNote', invoice: parsed };
}

type Moves = readonly (readonly [status: string, amount: string])[];

function orderWith(payments: Moves, method?: string) {
  return order.parse({
    source: { host: 'shop', shop: 's', orderId: '1' },
    number: '#1',
    placedAt: '2026-11-01T10:00:00Z',
    currency: 'EUR',
    pricesIncludeTax: true,
    buyer: { kind: 'consumer', name: 'A' },
    lines: [],
    payments: payments.map(([status, amount], index) => ({
      id: `p${index}`,
      at: '2026-11-02T10:00:00Z',
      amount,
      status,
      ...(method !== undefined && { method }),
    })),
    totals: { total: '100' },
  });
}

/** Allocates, books what was allocated, and answers what each document has open then. */
function settled(payments: Moves, documents: readonly Balanced[]): readonly string[] {
  const applied = booked(allocate(orderWith(payments), documents, []));
  expect(allocate(orderWith(payments), documents, applied), 'a second time').toEqual([]);
  return documents.map((each) => openOn(each, documents, applied).toFixed(2));
}

function booked(allocations: ReturnType<typeof allocate>): readonly Payment[] {
  return allocations.map(({ paymentId, documentNumber, amount }) => ({
    id: paymentId,
    origin: 'shop/s',
    documentNumber,
    amount,
    currency: 'EUR',
    date: '2026-11-02',
  }));
}

describe('what moved in the shop settles its documents', () => {
  const cases: readonly (readonly [string, Moves, readonly Balanced[], readonly string[]])[] = [
    ['paid later', [['captured', '100']], [document('F1', '100', '0')], ['0.00']],
    ['paid in part', [['captured', '40']], [document('F1', '100', '0')], ['60.00']],
    ['paid at issue', [['captured', '100']], [document('F1', '100', '100')], ['0.00']],
    [
      'credited, money kept',
      [['captured', '100']],
      [document('F1', '100', '100'), document('A1', '15', '0', 'F1')],
      ['-15.00', '0.00'],
    ],
    [
      'credited, money back',
      [
        ['captured', '100'],
        ['refunded', '15'],
      ],
      [document('F1', '100', '100'), document('A1', '15', '0', 'F1')],
      ['0.00', '0.00'],
    ],
    [
      'money back without a credit',
      [
        ['captured', '100'],
        ['refunded', '100'],
      ],
      [document('F1', '100', '100')],
      ['100.00'],
    ],
    [
      'more money back than was credited',
      [
        ['captured', '100'],
        ['refunded', '20'],
      ],
      [document('F1', '100', '100'), document('A1', '15', '0', 'F1')],
      ['5.00', '0.00'],
    ],
    [
      'credited whole after two deliveries',
      [
        ['captured', '100'],
        ['refunded', '100'],
      ],
      [
        document('F1', '60', '60'),
        document('F2', '40', '40'),
        document('A1', '60', '0', 'F1'),
        document('A2', '40', '0', 'F2'),
      ],
      ['0.00', '0.00', '0.00', '0.00'],
    ],
  ];
  it.each(cases)('%s', (_, payments, documents, open) => {
    expect(settled(payments, documents)).toEqual(open);
  });
});

describe('money that another origin tells of as well', () => {
  const invoice = document('F1', '100', '0');
  const fromBank = (amount: string): Payment => ({
    id: 'b1',
    origin: 'bank',
    documentNumber: 'F1',
    amount: Decimal.of(amount),
    currency: 'EUR',
    date: '2026-11-02',
  });
  const open = (payments: Moves, method: string, bank: string) => {
    const placed = orderWith(payments, method);
    const before = [fromBank(bank)];
    const applied = [...before, ...booked(allocate(placed, [invoice], before))];
    expect(allocate(placed, [invoice], applied), 'a second time').toEqual([]);
    return openOn(invoice, [invoice], applied).toFixed(2);
  };
  it.each([
    ['a transfer marked as paid in the shop pays once', [['captured', '100']], 'credit-transfer', '100', '0.00'],
    ['so does one of unknown method', [['captured', '100']], 'other', '100', '0.00'],
    ['a card pays beside a transfer', [['captured', '40']], 'card', '60', '0.00'],
    [
      'a transfer that the shop knows and the bank only in part',
      [['captured', '100']],
      'credit-transfer',
      '60',
      '0.00',
    ],
    [
      'what goes back of it opens the invoice again',
      [
        ['captured', '100'],
        ['refunded', '20'],
      ],
      'credit-transfer',
      '100',
      '20.00',
    ],
    ['nothing in the shop takes nothing back', [], 'other', '100', '0.00'],
  ] satisfies readonly (readonly [string, Moves, string, string, string])[])(
    '%s',
    (_, payments, method, bank, expected) => {
      expect(open(payments, method, bank)).toBe(expected);
    },
  );
});

describe('what credit notes take off', () => {
  it('is told invoice by invoice, not for the order as a whole', () => {
    const documents = [document('F1', '60', '60'), document('F2', '40', '40'), document('A1', '60', '0', 'F1')];
    const balances = balance(documents, []);
    expect(balances.map(({ credited, toRefund }) => [credited.toString(), toRefund.toString()])).toEqual([
      ['60', '0'],
      ['0', '0'],
      ['0', '60'],
    ]);
  });
});
