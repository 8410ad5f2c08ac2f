import { z } from 'zod';
import { dunningTerms, holdKind, isoDate } from '../model/index.ts';
import { callerName } from './caller.ts';
import { actReason, commitBody, holdBody, letterState } from './dunning-schemas.ts';
import { found, operation, settled } from './operation.ts';
import { flag, paging, readBodyAs, readOptionalBody, split } from './parameter.ts';

const listAccounts = operation({
  id: 'listAccounts',
  method: 'get',
  path: '/v1/accounts',
  role: 'read',
  summary: 'Customers who owe something or are owed, with what is open by currency.',
  query: z.strictObject({
    search: z.string().max(200).exactOptional(),
    overdue: flag.exactOptional(),
    inDefault: flag.exactOptional(),
    ...paging,
  }),
  answers: { 200: { schema: 'AccountPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.dunning.customers(tenantId, filter, page));
  },
});

const accountOf = z.union([
  z.strictObject({ documentNumber: z.string().min(1).max(200) }),
  z.strictObject({ host: z.string(), shop: z.string(), customerId: z.string() }),
]);

const findAccount = operation({
  id: 'findAccount',
  method: 'get',
  path: '/v1/accounts/find',
  role: 'read',
  summary:
    'The account that a document is on, or that of a customer as a shop names it (`host`, `shop`, `customerId`).',
  query: z.strictObject({
    documentNumber: z.string().max(200).exactOptional(),
    host: z.string().exactOptional(),
    shop: z.string().exactOptional(),
    customerId: z.string().exactOptional(),
  }),
  answers: { 200: { schema: 'AccountView' } },
  async handle(call) {
    const of = accountOf.safeParse(call.query);
    return found(call, of.success ? await call.quittance.dunning.findCustomer(call.tenantId, of.data) : undefined);
  },
});

const getAccount = operation({
  id: 'getAccount',
  method: 'get',
  path: '/v1/accounts/{id}',
  role: 'read',
  summary: 'A customer’s open items, how old they are, and what holds their dunning.',
  answers: { 200: { schema: 'AccountView' } },
  async handle(call) {
    return found(call, await call.quittance.dunning.customer(call.tenantId, call.id));
  },
});

const putTerms = operation({
  id: 'putDunningTerms',
  method: 'put',
  path: '/v1/accounts/{id}/terms',
  role: 'orders:write',
  summary: 'Replaces what is decided about chasing one customer: segment, risk band, procedure, netting.',
  body: { schema: 'DunningTerms' },
  answers: { 200: { schema: 'DunningTerms' } },
  async handle(call) {
    const body = await readBodyAs(call, dunningTerms);
    if (!body.ok) return body.answer;
    return settled(call, await call.quittance.dunning.setTerms(call.tenantId, call.id, body.value));
  },
});

const getStatement = operation({
  id: 'getAccountStatement',
  method: 'get',
  path: '/v1/accounts/{id}/statement',
  role: 'read',
  summary: 'The statement of account up to today, by currency: opening balance, movements, closing balance, ageing.',
  query: z.strictObject({ from: isoDate.exactOptional() }),
  answers: { 200: { schema: 'AccountStatementList' } },
  async handle({ c, quittance, tenantId, id, query }) {
    return c.json({ items: await quittance.dunning.statement(tenantId, id, query.from) });
  },
});

const getTimeline = operation({
  id: 'getTimeline',
  method: 'get',
  path: '/v1/accounts/{id}/timeline',
  role: 'read',
  summary:
    'What happened with a customer, newest first: letters and why, holds, promises, payments; or with one document of it.',
  query: z.strictObject({ documentNumber: z.string().max(200).exactOptional(), ...paging }),
  answers: { 200: { schema: 'TimelinePage' } },
  async handle({ c, quittance, tenantId, id, query }) {
    const { filter, page } = split(query);
    const { documentNumber } = filter;
    const of = documentNumber === undefined ? { customerId: id } : { documentNumber };
    return c.json(await quittance.dunning.timeline(tenantId, of, page));
  },
});

const listHolds = operation({
  id: 'listHolds',
  method: 'get',
  path: '/v1/holds',
  role: 'read',
  summary: 'Disputes, promises, blocks and insolvencies, newest first.',
  query: z.strictObject({
    customerId: z.uuid().exactOptional(),
    kind: holdKind.exactOptional(),
    standing: flag.exactOptional(),
    ...paging,
  }),
  answers: { 200: { schema: 'HoldPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.dunning.holds(tenantId, filter, page));
  },
});

const placeHold = operation({
  id: 'placeHold',
  method: 'post',
  path: '/v1/holds',
  role: 'orders:write',
  summary: 'Stops the chasing of a customer, a document, an instalment, or a part of what is open.',
  body: { schema: 'HoldInput' },
  answers: { 200: { schema: 'Hold' } },
  async handle(call) {
    const body = await readBodyAs(call, holdBody);
    if (!body.ok) return body.answer;
    return settled(call, await call.quittance.dunning.placeHold(call.tenantId, body.value, callerName(call.c)));
  },
});

const liftHold = operation({
  id: 'liftHold',
  method: 'post',
  path: '/v1/holds/{id}/lift',
  role: 'orders:write',
  summary: 'Lets what a hold stopped go on.',
  body: { schema: 'ActReason' },
  answers: { 200: { schema: 'Hold' } },
  async handle(call) {
    const body = await readBodyAs(call, actReason);
    if (!body.ok) return body.answer;
    const act = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.dunning.liftHold(call.tenantId, call.id, act));
  },
});

const planRun = operation({
  id: 'planDunningRun',
  method: 'post',
  path: '/v1/dunning-runs',
  role: 'orders:write',
  summary: 'Plans a dunning run and keeps it as a draft for review, in place of an earlier draft. Nothing is sent.',
  answers: { 200: { schema: 'DunningRun' } },
  async handle(call) {
    return settled(call, await call.quittance.dunning.plan(call.tenantId, callerName(call.c)));
  },
});

const listRuns = operation({
  id: 'listDunningRuns',
  method: 'get',
  path: '/v1/dunning-runs',
  role: 'read',
  summary: 'Dunning runs, newest first.',
  query: z.strictObject(paging),
  answers: { 200: { schema: 'DunningRunPage' } },
  async handle({ c, quittance, tenantId, query }) {
    return c.json(await quittance.dunning.runs(tenantId, split(query).page));
  },
});

const getRun = operation({
  id: 'getDunningRun',
  method: 'get',
  path: '/v1/dunning-runs/{id}',
  role: 'read',
  summary: 'One run with what it came to and what it left out, and why.',
  answers: { 200: { schema: 'DunningRun' } },
  async handle(call) {
    return found(call, await call.quittance.dunning.run(call.tenantId, call.id));
  },
});

const commitRun = operation({
  id: 'commitDunningRun',
  method: 'post',
  path: '/v1/dunning-runs/{id}/commit',
  role: 'orders:write',
  summary:
    'Makes the letters of a draft real; each leaves at its time, if what it is about still holds then. With `snapshot`, only the draft that was reviewed.',
  body: { schema: 'CommitRequest' },
  answers: { 200: { schema: 'DunningRun' } },
  async handle(call) {
    const body = await readOptionalBody(call, commitBody);
    if (!body.ok) return body.answer;
    const options = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.dunning.commit(call.tenantId, call.id, options));
  },
});

const discardRun = operation({
  id: 'discardDunningRun',
  method: 'post',
  path: '/v1/dunning-runs/{id}/discard',
  role: 'orders:write',
  summary: 'Throws a draft away.',
  answers: { 200: { schema: 'DunningRun' } },
  async handle(call) {
    return settled(call, await call.quittance.dunning.discard(call.tenantId, call.id));
  },
});

const listLetters = operation({
  id: 'listDunningLetters',
  method: 'get',
  path: '/v1/dunning-letters',
  role: 'read',
  summary: 'Letters of runs or customers, newest first, each with its items, amounts and reasons.',
  query: z.strictObject({
    run: z.uuid().exactOptional(),
    customerId: z.uuid().exactOptional(),
    state: letterState.exactOptional(),
    ...paging,
  }),
  answers: { 200: { schema: 'DunningLetterPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.dunning.letters(tenantId, filter, page));
  },
});

const excludeLetter = operation({
  id: 'excludeDunningLetter',
  method: 'post',
  path: '/v1/dunning-letters/{id}/exclude',
  role: 'orders:write',
  summary: 'Takes a letter out of a draft.',
  body: { schema: 'ActReason' },
  answers: { 200: { schema: 'DunningLetter' } },
  async handle(call) {
    const body = await readBodyAs(call, actReason);
    if (!body.ok) return body.answer;
    const act = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.dunning.exclude(call.tenantId, call.id, act));
  },
});

const includeLetter = operation({
  id: 'includeDunningLetter',
  method: 'post',
  path: '/v1/dunning-letters/{id}/include',
  role: 'orders:write',
  summary: 'Puts a letter back into a draft.',
  answers: { 200: { schema: 'DunningLetter' } },
  async handle(call) {
    return settled(call, await call.quittance.dunning.include(call.tenantId, call.id));
  },
});

const getWorkList = operation({
  id: 'getDunningWorkList',
  method: 'get',
  path: '/v1/dunning/work-list',
  role: 'read',
  summary: 'What waits for a person: proposals, disputes, promises due or broken, mail that came back, a draft run.',
  answers: { 200: { schema: 'DunningWorkList' } },
  async handle({ c, quittance, tenantId }) {
    return c.json(await quittance.dunning.workList(tenantId));
  },
});

export const dunningOperations = [
  listAccounts,
  findAccount,
  getAccount,
  putTerms,
  getStatement,
  getTimeline,
  listHolds,
  placeHold,
  liftHold,
  planRun,
  listRuns,
  getRun,
  commitRun,
  discardRun,
  listLetters,
  excludeLetter,
  includeLetter,
  getWorkList,
] as const;
