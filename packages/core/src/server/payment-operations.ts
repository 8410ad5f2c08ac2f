import { z } from 'zod';
import { isoDate } from '../model/index.ts';
import { callerName } from './caller.ts';
import { actReason, entryDecision, entryState, paymentReversal } from './dunning-schemas.ts';
import { found, operation, settled } from './operation.ts';
import { paging, readBodyAs, split, unreadable } from './parameter.ts';
import { readBytes } from './read-body.ts';

const importStatement = operation({
  id: 'importStatement',
  method: 'post',
  path: '/v1/bank-statements',
  role: 'orders:write',
  summary:
    'Takes a bank statement as a file (camt, MT940, CFONB120, BAI2, CSV), told by its content. What can mean one thing is posted, the rest waits for a person; the same file twice changes nothing.',
  query: z.strictObject({ name: z.string().max(200).exactOptional() }),
  body: { media: 'application/octet-stream' },
  answers: { 200: { schema: 'StatementImport' } },
  async handle(call) {
    const { c, quittance, tenantId, query, bodyLimit } = call;
    const body = await readBytes(c, bodyLimit);
    if (!body.ok) return unreadable(c, body);
    return settled(
      call,
      await quittance.payments.importStatement(tenantId, body.value, { ...query, by: callerName(c) }),
    );
  },
});

const listEntries = operation({
  id: 'listBankEntries',
  method: 'get',
  path: '/v1/bank-entries',
  role: 'read',
  summary: 'Entries of bank statements, newest first: what they were posted as, or what they may mean.',
  query: z.strictObject({
    state: entryState.exactOptional(),
    account: z.string().max(100).exactOptional(),
    bookedFrom: isoDate.exactOptional(),
    bookedTo: isoDate.exactOptional(),
    ...paging,
  }),
  answers: { 200: { schema: 'BankEntryPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.payments.entries(tenantId, filter, page));
  },
});

const getEntry = operation({
  id: 'getBankEntry',
  method: 'get',
  path: '/v1/bank-entries/{id}',
  role: 'read',
  summary: 'One entry.',
  answers: { 200: { schema: 'BankEntry' } },
  async handle(call) {
    return found(call, await call.quittance.payments.entry(call.tenantId, call.id));
  },
});

const postEntry = operation({
  id: 'postBankEntry',
  method: 'post',
  path: '/v1/bank-entries/{id}/post',
  role: 'orders:write',
  summary:
    'Posts an entry as a person decides: `proposal` counts from 0, or `allocations` say what it settles. What is left over becomes a payment on account.',
  body: { schema: 'EntryDecision' },
  answers: { 200: { schema: 'BankEntry' } },
  async handle(call) {
    const body = await readBodyAs(call, entryDecision);
    if (!body.ok) return body.answer;
    const decision = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.payments.post(call.tenantId, call.id, decision));
  },
});

const dismissEntry = operation({
  id: 'dismissBankEntry',
  method: 'post',
  path: '/v1/bank-entries/{id}/dismiss',
  role: 'orders:write',
  summary: 'The entry is nothing that customers owe.',
  body: { schema: 'ActReason' },
  answers: { 200: { schema: 'BankEntry' } },
  async handle(call) {
    const body = await readBodyAs(call, actReason);
    if (!body.ok) return body.answer;
    const act = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.payments.dismiss(call.tenantId, call.id, act));
  },
});

const reverseEntry = operation({
  id: 'reverseBankEntry',
  method: 'post',
  path: '/v1/bank-entries/{id}/reverse',
  role: 'orders:write',
  summary: 'Takes back what an entry settled; it waits for a decision again.',
  body: { schema: 'ActReason' },
  answers: { 200: { schema: 'BankEntry' } },
  async handle(call) {
    const body = await readBodyAs(call, actReason);
    if (!body.ok) return body.answer;
    const act = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.payments.reverse(call.tenantId, call.id, act));
  },
});

const reversePayment = operation({
  id: 'reversePayment',
  method: 'post',
  path: '/v1/payments/reverse',
  role: 'orders:write',
  summary: 'Takes back a payment that was recorded by hand or by another system; what a shop told is taken back there.',
  body: { schema: 'PaymentReversal' },
  answers: { 200: { schema: 'Reversed' } },
  async handle(call) {
    const body = await readBodyAs(call, paymentReversal);
    if (!body.ok) return body.answer;
    const { reason, ...payment } = body.value;
    const act = { reason, by: callerName(call.c) };
    return settled(call, await call.quittance.payments.reversePayment(call.tenantId, payment, act));
  },
});

export const paymentOperations = [
  importStatement,
  listEntries,
  getEntry,
  postEntry,
  dismissEntry,
  reverseEntry,
  reversePayment,
] as const;
