import { z } from 'zod';
import type { CaseDetail } from '../flow/index.ts';
import type { Result } from '../model/index.ts';
import { callerName } from './caller.ts';
import {
  answerBody,
  approvalBody,
  caseState,
  costBody,
  decideBody,
  draftBody,
  pauseBody,
  settlementBody,
  withdrawBody,
} from './collection-schemas.ts';
import { actReason } from './dunning-schemas.ts';
import { found, operation, settled, type Call, type MountedOperation } from './operation.ts';
import { flag, paging, readBodyAs, split } from './parameter.ts';
import type { SchemaName } from './view-schemas.ts';

const listCases = operation({
  id: 'listCases',
  method: 'get',
  path: '/v1/cases',
  role: 'read',
  summary: 'Cases for collection agencies, newest first: drafts, those that are out, and those that ended.',
  query: z.strictObject({
    agency: z.string().max(40).exactOptional(),
    customerId: z.uuid().exactOptional(),
    state: caseState.exactOptional(),
    out: flag.exactOptional(),
    needsAnswer: flag.exactOptional(),
    flagged: flag.exactOptional(),
    documentNumber: z.string().max(200).exactOptional(),
    ...paging,
  }),
  answers: { 200: { schema: 'CasePage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.collections.cases.list(tenantId, filter, page));
  },
});

const getCase = operation({
  id: 'getCase',
  method: 'get',
  path: '/v1/cases/{id}',
  role: 'read',
  summary: 'A case with its positions, its balance, what the agency waits for, and everything both sides said.',
  answers: { 200: { schema: 'Case' } },
  async handle(call) {
    return found(call, await call.quittance.collections.cases.get(call.tenantId, call.id));
  },
});

const draftCase = operation({
  id: 'draftCase',
  method: 'post',
  path: '/v1/cases',
  role: 'orders:write',
  summary: 'Drafts a case of everything a customer owes that is overdue, and checks it. Nothing is sent.',
  body: { schema: 'CaseDraft' },
  answers: { 200: { schema: 'Case' } },
  async handle(call) {
    const body = await readBodyAs(call, draftBody);
    if (!body.ok) return body.answer;
    const request = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.collections.cases.draft(call.tenantId, request));
  },
});

const handOver = operation({
  id: 'handOverCase',
  method: 'post',
  path: '/v1/cases/{id}/hand-over',
  role: 'orders:write',
  summary:
    'Reads everything again and lets the case go: our own reminders for it stop. Refused with every criterion that it fails.',
  answers: { 200: { schema: 'Case' } },
  async handle(call) {
    return settled(call, await call.quittance.collections.cases.handOver(call.tenantId, call.id, callerName(call.c)));
  },
});

const resume = operation({
  id: 'resumeCase',
  method: 'post',
  path: '/v1/cases/{id}/resume',
  role: 'orders:write',
  summary: 'Lets the agency go on.',
  answers: { 200: { schema: 'Case' } },
  async handle(call) {
    return settled(call, await call.quittance.collections.cases.resume(call.tenantId, call.id, callerName(call.c)));
  },
});

/** An act on a case that has a body; who acts is the caller. */
function act<Body extends object>(
  {
    id,
    path,
    summary,
    schema,
    shape,
  }: {
    readonly id: string;
    readonly path: string;
    readonly summary: string;
    readonly schema: SchemaName;
    readonly shape: z.ZodType<Body>;
  },
  handle: (call: Call<unknown>, body: Body & { readonly by: string }) => Promise<Result<CaseDetail>>,
): MountedOperation {
  return operation({
    id,
    method: 'post',
    path: `/v1/cases/{id}/${path}`,
    role: 'orders:write',
    summary,
    body: { schema },
    answers: { 200: { schema: 'Case' } },
    async handle(call) {
      const body = await readBodyAs(call, shape);
      if (!body.ok) return body.answer;
      return settled(call, await handle(call, { ...body.value, by: callerName(call.c) }));
    },
  });
}

const acts = [
  act(
    {
      id: 'approveCase',
      path: 'approve',
      summary: 'Says yes in a role to the draft as it is now.',
      schema: 'CaseApproval',
      shape: approvalBody,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.approve(tenantId, id, body),
  ),
  act(
    {
      id: 'discardCase',
      path: 'discard',
      summary: 'Throws a draft away.',
      schema: 'ActReason',
      shape: actReason,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.discard(tenantId, id, body),
  ),
  act(
    {
      id: 'pauseCase',
      path: 'pause',
      summary: 'Tells the agency to do nothing for now.',
      schema: 'CasePause',
      shape: pauseBody,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.pause(tenantId, id, body),
  ),
  act(
    {
      id: 'withdrawCase',
      path: 'withdraw',
      summary: 'Asks for the case back; it is ours again once the agency has closed it.',
      schema: 'CaseWithdrawal',
      shape: withdrawBody,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.withdraw(tenantId, id, body),
  ),
  act(
    {
      id: 'answerCase',
      path: 'answer',
      summary: 'Answers what the agency asked, in the form it asks for.',
      schema: 'CaseAnswer',
      shape: answerBody,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.answer(tenantId, id, body),
  ),
  act(
    {
      id: 'approveCaseCost',
      path: 'approve-cost',
      summary: 'Says whether a cost is borne.',
      schema: 'CaseCostApproval',
      shape: costBody,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.approveCost(tenantId, id, body),
  ),
  act(
    {
      id: 'decideCase',
      path: 'decide',
      summary:
        'Of a case that an agency closed with something left open: it is reminded again (`chase`), or owed no more (`write-off`).',
      schema: 'CaseDecision',
      shape: decideBody,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.decide(tenantId, id, body),
  ),
  act(
    {
      id: 'approveCaseSettlement',
      path: 'approve-settlement',
      summary: 'Says whether an offer of the debtor is taken.',
      schema: 'CaseSettlementApproval',
      shape: settlementBody,
    },
    ({ quittance, tenantId, id }, body) => quittance.collections.cases.approveSettlement(tenantId, id, body),
  ),
];

export const caseOperations = [listCases, getCase, draftCase, handOver, resume, ...acts] as const;
