import { describe, expect, it } from 'vitest';
import { forgetInCase, forgetInCommand, forgetInRaw } from './forget-debtor.ts';
import { agencyCase, agencyCommand, agencyEvent } from './schema/index.ts';

const PERSON = /Camille|Martin|camille|0612345678|secret/;
const claim = agencyCase.parse({
  caseId: 'c-1',
  version: 1,
  tenant: 'lilas',
  creditorRef: 'Lilas 1',
  agency: 'nord',
  mode: 'live',
  currency: 'EUR',
  debtor: {
    ref: 'k-7',
    kind: 'consumer',
    name: 'Camille Martin',
    ids: { vat: 'secret' },
    addresses: [{ line1: '1 rue Camille', city: 'Lyon', countryCode: 'FR' }],
    contacts: [{ type: 'email', value: 'camille@example.org', status: 'valid' }],
    language: 'fr',
    representative: 'Martin',
  },
  items: [
    {
      itemId: 'i-1',
      invoiceNo: 'F1',
      issued: '2026-01-01',
      due: '2026-02-01',
      original: '10',
      open: '8',
      kind: 'principal',
    },
  ],
  totals: { principal: '10', interest: '0', fees: '0', paid: '2' },
  level: 3,
  requestedPath: 'extrajudicial',
  allowedActions: { instalments: true, discountMaxPct: '0', phone: true, visit: false, court: false },
  obligationFulfilled: true,
  consentBasis: 'legitimate-interest',
});
const at = '2026-03-01T10:00:00Z';
const command = (type: string, payload: object) =>
  agencyCommand.parse({
    commandId: 'x',
    caseId: 'c-1',
    seq: 1,
    at,
    type,
    payload: JSON.parse(JSON.stringify(payload)),
  });
const event = (type: string, payload: object) => ({
  eventId: 'e',
  caseId: 'c-1',
  seq: 1,
  occurredAt: at,
  type,
  payload,
});

describe('forgetting a debtor', () => {
  it('leaves the claim, and it can be read as before', () => {
    const { debtor, ...books } = forgetInCase(claim);
    expect(JSON.stringify(debtor)).not.toMatch(PERSON);
    expect(books).toEqual({ ...claim, debtor: undefined });
    expect(agencyCase.parse(JSON.parse(JSON.stringify({ ...books, debtor })))).toMatchObject({
      debtor: { ref: 'k-7' },
    });
  });

  it.each([
    command('submit', { case: claim }),
    command('amend', { case: claim }),
    command('pause', { reason: 'secret' }),
    command('withdraw', { reason: 'paid', note: 'secret' }),
    command('answer_request', { requestId: 'r', text: 'Camille is away.' }),
  ])('leaves of a command only what was said to do: $type', (said) => {
    expect(JSON.stringify(said)).toMatch(PERSON);
    const left = forgetInCommand(said);
    expect(JSON.stringify(left)).not.toMatch(PERSON);
    expect(agencyCommand.parse(JSON.parse(JSON.stringify(left)))).toEqual(left);
  });

  it.each([
    event('rejected', { reason: 'duplicate', note: 'Camille' }),
    event('contacted', { channel: 'phone', note: 'Spoke with Martin.' }),
    event('address_updated', { contact: { type: 'mobile', value: '0612345678', status: 'valid' } }),
    event('disputed', { reason: 'Camille never ordered.', amount: '4.00' }),
    event('request_to_creditor', { requestId: 'r', form: 'text', question: 'Is it Martin?' }),
    event('paused', { reason: 'secret' }),
    event('insolvency', { date: '2026-03-01', administrator: 'Maître Martin' }),
    event('uncollectible', { reason: 'secret' }),
    { ...event('resumed', {}), more: 'Camille' },
  ])('leaves of an event what happened: $type', (told) => {
    expect(JSON.stringify(told)).toMatch(PERSON);
    const left = JSON.parse(JSON.stringify(forgetInRaw(told)));
    expect(JSON.stringify(left)).not.toMatch(PERSON);
    expect(agencyEvent.parse(left)).toMatchObject({ type: told.type, occurredAt: at, eventId: 'e' });
  });

  it('keeps every amount, and nothing of what could not be read', () => {
    const allocation = { principal: '4', interest: '0', fees: '0', costs: '0' };
    const paid = event('payment', { paymentId: 'p', amount: '4', valueDate: '2026-03-01', to: 'agency', allocation });
    expect(forgetInRaw(paid)).toEqual(agencyEvent.parse(paid));
    expect(forgetInRaw(event('gossip', { about: 'Camille' }))).toEqual({});
  });
});
