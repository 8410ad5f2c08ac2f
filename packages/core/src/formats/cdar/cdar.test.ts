import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { tellStatus } from '../../billing/index.ts';
import {
  applyEvents,
  Decimal,
  FRENCH_STATUSES,
  frenchCodeOf,
  frenchStatus,
  type LifeCycleMessage,
  lifeCycleMessage,
  statusEventsOf,
} from '../../model/index.ts';
import { judge, judgeOf } from '../../rules/index.ts';
import { parseXml } from '../../xml/index.ts';
import { readLifeCycleMessage, writeLifeCycleMessage } from './index.ts';

const SHARED = new URL('../../../../../../shared/', import.meta.url);
const SCHEMA = new URL('contracts/cdar-d22b/', SHARED);
const present = existsSync(SHARED);
const FOLDERS = [
  'corpus/fr-ctc/files/cdar-1.2/',
  'corpus/fr-ctc/files/cdar-1.4/',
  'corpus/fr-ctc-synthetic/files/cdar/',
];
const SAMPLES = present
  ? FOLDERS.flatMap((folder) => readdirSync(new URL(folder, SHARED)).map((name) => `${folder}${name}`))
  : [];
const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, SHARED)));

const paid: LifeCycleMessage = lifeCycleMessage.parse({
  number: 'F1_212_20260915101500#380_20260914',
  name: 'Encaissée',
  issuedAt: '2026-09-15T10:15:00',
  process: 'REGULATED',
  guideline: 'urn.cpro.gouv.fr:1p0:CDV:invoice',
  sender: { role: 'WK' },
  issuer: { identifier: { value: '123456782', scheme: '0002' }, name: 'Boutique & Cie', role: 'SE' },
  recipients: [
    {
      identifier: { value: '987654324', scheme: '0002' },
      name: 'Client',
      role: 'BY',
      electronicAddress: { value: '987654324', scheme: '0225' },
    },
  ],
  phase: '23',
  statusAt: '2026-09-15T10:14:59',
  references: [
    {
      number: 'F1',
      typeCode: '380',
      issueDate: '2026-09-14',
      receivedAt: '2026-09-14T08:00:00',
      statusCode: '47',
      status: '212',
      statusLabel: 'Encaissée',
      seller: { identifier: { value: '123456782', scheme: '0002' } },
      details: [
        {
          sequence: 1,
          notes: [{ text: 'virement' }],
          characteristics: [
            { type: 'MEN', changed: false, amount: { value: '600.00', currency: 'EUR' }, percent: '20.00' },
            { type: 'MEN', changed: false, amount: { value: '-110.00', currency: 'EUR' }, percent: '10.00' },
          ],
        },
      ],
    },
  ],
});

/** Where an invoice stands that heard nothing but this code; what only notes, announces or reports leaves it issued. */
const STATUS_AFTER: Readonly<Record<string, string>> = {
  200: 'sent',
  201: 'sent',
  202: 'delivered',
  203: 'delivered',
  204: 'in-process',
  205: 'accepted',
  206: 'partially-accepted',
  207: 'disputed',
  208: 'suspended',
  210: 'refused',
  213: 'rejected',
  220: 'cancelled',
  221: 'undeliverable',
};

const written = (message: LifeCycleMessage): Uint8Array => {
  const result = writeLifeCycleMessage(message);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value.bytes;
};
const read = (bytes: Uint8Array) => {
  const result = readLifeCycleMessage(bytes);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
};
const fired = async (bytes: Uint8Array): Promise<string[]> => {
  const [cdv, parsed] = [await judgeOf('fr-cdv', 'cdar'), parseXml(bytes)];
  return parsed.ok && cdv !== undefined ? judge(parsed.value, [cdv]).map(({ rule }) => rule) : ['unread'];
};

const RECEIVED = {
  signal: 'payment-reported',
  at: '2026-11-20T09:00:00',
  depositedAt: '2026-11-02T10:00:00',
  amount: Decimal.of('100.00'),
  toConcentrator: true,
} as const;
const HEARD = '2026-12-01T00:00:00Z';
const eventsOf = (message: LifeCycleMessage) => statusEventsOf(message, HEARD);
const stateAfter = (message: LifeCycleMessage) =>
  applyEvents([
    { id: '1', kind: 'issued', at: '2025-01-01T00:00:00Z', total: Decimal.of('1.00') },
    ...eventsOf(message).map(({ event }) => event),
  ]);

describe('what a message says of an invoice', () => {
  it('is an event at the moment that French clocks showed, winter and summer', () => {
    const [summer] = eventsOf(paid);
    expect(summer).toEqual({
      invoice: { number: 'F1', issueDate: '2026-09-14', sellerSiren: '123456782' },
      event: {
        id: 'cdv 212 2026-09-15T08:14:59.000Z F1_212_20260915101500#380_20260914',
        kind: 'signal',
        signal: 'payment-reported',
        at: '2026-09-15T08:14:59.000Z',
      },
    });
    expect(eventsOf({ ...paid, statusAt: '2026-12-15T00:30:00' })[0]?.event.at).toBe('2026-12-14T23:30:00.000Z');
    expect(eventsOf({ ...paid, statusAt: '2026-03-29T03:00:00' })[0]?.event.at).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is heard when it says no time itself, and noted when its code is unknown', () => {
    const { statusAt: _statusAt, issuedAt: _issuedAt, ...timeless } = paid;
    expect(eventsOf(timeless)[0]?.event.at).toBe(HEARD);
    const [reference] = paid.references;
    expect(eventsOf({ ...paid, references: [{ ...reference, status: '299' }] })[0]?.event.signal).toBe('noted');
    expect(eventsOf({ ...paid, references: [{ ...reference, status: '501' }, { status: '205' }] })).toEqual([]);
  });

  it.each([
    ['payment-reported', '212', []],
    ['completed', '209', []],
    ['cancelled', '220', []],
  ] as const)('%s can be said of an invoice, and breaks no rule', async (signal, status, broken) => {
    const invoice = lawfulInvoice();
    const said = tellStatus(invoice, {
      signal,
      at: '2026-11-20T09:00:00',
      depositedAt: '2026-11-02T10:00:00',
      ...(signal === 'payment-reported' && { amount: Decimal.of('100.00'), toConcentrator: true }),
    });
    expect(lifeCycleMessage.safeParse(said).success).toBe(true);
    expect(await fired(written(said))).toEqual(broken);
    expect(read(written(said)).message.references[0]?.status).toBe(status);
    expect(eventsOf(said).map(({ event }) => event.signal)).toEqual([signal]);
  });

  it('shares an amount out over the VAT rates, to the cent, and takes it back', () => {
    const invoice = lawfulInvoice();
    for (const amount of ['100.00', '-33.33']) {
      const { references } = tellStatus(invoice, {
        signal: 'payment-reported',
        at: '2026-11-20T09:00:00',
        depositedAt: '2026-11-02T10:00:00',
        amount: Decimal.of(amount),
        comment: 'virement',
      });
      const shares = references[0]?.details?.[0]?.characteristics ?? [];
      expect(shares.map(({ percent }) => percent?.toString())).toEqual(['20.00', '5.50']);
      expect(Decimal.sum(shares.map((share) => share.amount?.value ?? Decimal.ZERO)).toString()).toBe(amount);
    }
  });
});

describe('a life-cycle message', () => {
  it('reads back as it was written', () => expect(read(written(paid))).toEqual({ message: paid, warnings: [] }));

  it('breaks no rule of the life cycle', async () => expect(await fired(written(paid))).toEqual([]));

  it('breaks BR-FR-CDV-14 without the VAT rate of the amount', async () => {
    const { references } = structuredClone(paid);
    delete references[0]?.details?.[0]?.characteristics?.[0]?.percent;
    expect(
      await fired(
        written({ ...paid, references: [{ ...paid.references[0], details: references[0]?.details }] as never }),
      ),
    ).toEqual(['BR-FR-CDV-14_MDT-207']);
  });

  it('names a character that XML cannot hold', () =>
    expect(writeLifeCycleMessage({ ...paid, name: 'a\u0001' })).toMatchObject({
      problems: [{ code: 'ILLEGAL_CHARACTER', field: 'name' }],
    }));

  it.each([
    ['<a/>', 'NOT_CDAR'],
    ['<a', 'XML_MALFORMED'],
  ])('is not %s', (xml, code) =>
    expect(readLifeCycleMessage(new TextEncoder().encode(xml))).toMatchObject({ problems: [{ code }] }),
  );

  it('is told by a code of our own statuses', () => {
    for (const { code, signal, object } of FRENCH_STATUSES)
      if (object === 'invoice' && signal !== 'noted')
        expect(frenchStatus(frenchCodeOf(signal) ?? '')?.signal).toBe(signal);
      else expect(frenchStatus(code)?.code).toBe(code);
  });
});

describe(`the published and our own samples${present ? '' : ' [skipped: ../shared]'}`, () => {
  it.runIf(present).each(SAMPLES)('%s keeps every term', async (path) => {
    const bytes = bytesOf(path);
    const { message, warnings } = read(bytes);
    expect(warnings).toEqual([]);
    expect(read(written(message))).toEqual({ message, warnings: [] });
    expect(await fired(written(message))).toEqual(await fired(bytes));
  });

  it.runIf(present).each(SAMPLES)('%s moves an invoice as its code says', (path) => {
    const { message } = read(bytesOf(path));
    const events = eventsOf(message);
    const told = message.references.filter(
      ({ number, status }) =>
        number !== undefined && status !== undefined && (frenchStatus(status)?.object ?? 'invoice') === 'invoice',
    );
    expect(events.map(({ invoice }) => invoice.number)).toEqual(told.map(({ number }) => number));
    const [status] = told.map((reference) => reference.status ?? '');
    if (told.length === 1 && status !== undefined)
      expect(stateAfter(message).status).toBe(STATUS_AFTER[status] ?? 'issued');
  });

  it.runIf(existsSync(SCHEMA))(
    'are valid by the schema when written',
    async () => {
      const { validateXML } = await import('xmllint-wasm');
      const main = 'CrossDomainAcknowledgementAndResponse_100pD22B.xsd';
      const load = (fileName: string) => ({ fileName, contents: readFileSync(new URL(fileName, SCHEMA), 'utf8') });
      const { errors } = await validateXML({
        xml: [
          ...SAMPLES.map((path) => [path.replaceAll('/', '_'), written(read(bytesOf(path)).message)] as const),
          ['paid.xml', written(paid)] as const,
          ['told.xml', written(tellStatus(lawfulInvoice(), RECEIVED))] as const,
        ].map(([fileName, bytes]) => ({ fileName, contents: new TextDecoder().decode(bytes) })),
        schema: load(main),
        preload: readdirSync(SCHEMA)
          .filter((name) => name.endsWith('.xsd') && name !== main)
          .map(load),
      });
      expect(errors).toEqual([]);
    },
    60_000,
  );
});
