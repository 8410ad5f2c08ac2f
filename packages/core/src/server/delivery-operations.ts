import { z } from 'zod';
import { deliveryChannel, messageState, type DocumentId } from '../model/index.ts';
import { resendBody } from './delivery-schemas.ts';
import { found, operation, settled, type Call } from './operation.ts';
import { flag, paging, readBodyAs, split } from './parameter.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';

const listMessages = operation({
  id: 'listMessages',
  method: 'get',
  path: '/v1/messages',
  role: 'read',
  summary: 'Messages to buyers, newest first.',
  query: z.strictObject({
    state: messageState.exactOptional(),
    channel: deliveryChannel.exactOptional(),
    customerId: z.uuid().exactOptional(),
    documentId: z.uuid().exactOptional(),
    batchId: z.uuid().exactOptional(),
    ...paging,
  }),
  answers: { 200: { schema: 'MessagePage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.delivery.messages.list(tenantId, filter, page));
  },
});

const releaseMessage = operation({
  id: 'releaseMessage',
  method: 'post',
  path: '/v1/messages/{id}/release',
  role: 'orders:write',
  summary: 'Lets a held message go, and one that waits for its moment go at once.',
  idIs: 'uuid',
  answers: { 200: { schema: 'MessageView' } },
  async handle(call) {
    return settled(call, await call.quittance.delivery.messages.release(call.tenantId, call.id));
  },
});

const withdrawMessage = operation({
  id: 'withdrawMessage',
  method: 'post',
  path: '/v1/messages/{id}/withdraw',
  role: 'orders:write',
  summary: 'Takes back a message that has not left.',
  idIs: 'uuid',
  answers: { 200: { schema: 'MessageView' } },
  async handle(call) {
    return settled(call, await call.quittance.delivery.messages.withdraw(call.tenantId, call.id));
  },
});

const getDelivery = operation({
  id: 'getDelivery',
  method: 'get',
  path: '/v1/documents/{id}/delivery',
  role: 'read',
  summary: 'How far a document is on its way to the buyer, with everything that proves it.',
  idIs: 'uuid',
  answers: { 200: { schema: 'DocumentDelivery' } },
  async handle(call) {
    return found(call, await call.quittance.delivery.messages.ofDocument(call.tenantId, documentIdOf(call)));
  },
});

const makePortalLink = operation({
  id: 'makePortalLink',
  method: 'post',
  path: '/v1/documents/{id}/portal-link',
  role: 'orders:write',
  summary: 'Makes a link that opens the document without an account, to hand out.',
  idIs: 'uuid',
  answers: { 200: { schema: 'PortalLink' } },
  async handle(call) {
    return settled(call, await call.quittance.delivery.portal.link(call.tenantId, documentIdOf(call)));
  },
});

const revokePortalLinks = operation({
  id: 'revokePortalLinks',
  method: 'post',
  path: '/v1/documents/{id}/portal-link/revoke',
  role: 'orders:write',
  summary: 'Closes every link of a document.',
  idIs: 'uuid',
  answers: { 200: { schema: 'Revoked' } },
  async handle(call) {
    return call.c.json({ revoked: await call.quittance.delivery.portal.revoke(call.tenantId, documentIdOf(call)) });
  },
});

const getEvidence = operation({
  id: 'getEvidence',
  method: 'get',
  path: '/v1/evidence/{id}',
  role: 'read',
  summary: 'What came back, or what was printed, byte for byte.',
  idIs: 'uuid',
  answers: { 200: { media: 'message/rfc822' } },
  async handle({ c, quittance, tenantId, id }) {
    const evidence = await quittance.delivery.messages.evidence(tenantId, id);
    if (evidence === undefined) return answerProblems(c, 404, [NOT_FOUND]);
    const [media, ending] = evidence.source === 'print' ? ['application/pdf', 'pdf'] : ['message/rfc822', 'eml'];
    return c.body(new Uint8Array(evidence.content), 200, {
      'content-type': media,
      'content-disposition': `attachment; filename="${id}.${ending}"`,
    });
  },
});

const listReturns = operation({
  id: 'listReturns',
  method: 'get',
  path: '/v1/returns',
  role: 'read',
  summary: 'The returns inbox: what came back, newest first; `open` is what a person should look at.',
  query: z.strictObject({ open: flag.exactOptional(), class: z.string().max(40).exactOptional(), ...paging }),
  answers: { 200: { schema: 'ReturnedMailPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.delivery.returns.list(tenantId, filter, page));
  },
});

const closeReturn = operation({
  id: 'closeReturn',
  method: 'post',
  path: '/v1/returns/{id}/close',
  role: 'orders:write',
  summary: 'A person has dealt with it; `closed` is false when it was not open.',
  idIs: 'uuid',
  answers: { 200: { schema: 'Closed' } },
  async handle({ c, quittance, tenantId, id }) {
    return c.json({ closed: await quittance.delivery.returns.close(tenantId, id) });
  },
});

const proposeResend = operation({
  id: 'proposeResend',
  method: 'post',
  path: '/v1/resends',
  role: 'orders:write',
  summary:
    'The list of documents that would be sent again, by filter or selection: nothing is sent before it is confirmed.',
  body: { schema: 'ResendRequest' },
  answers: { 200: { schema: 'ResendProposal' } },
  async handle(call) {
    const body = await readBodyAs(call, resendBody);
    if (!body.ok) return body.answer;
    const pick =
      'documents' in body.value ? { documents: body.value.documents.map((id) => id as DocumentId) } : body.value;
    return settled(call, await call.quittance.delivery.resend.propose(call.tenantId, pick));
  },
});

const getResend = operation({
  id: 'getResend',
  method: 'get',
  path: '/v1/resends/{id}',
  role: 'read',
  summary: 'A list of documents to send again, and how far it is.',
  idIs: 'uuid',
  answers: { 200: { schema: 'ResendProposal' } },
  async handle(call) {
    return found(call, await call.quittance.delivery.resend.get(call.tenantId, call.id));
  },
});

const confirmResend = operation({
  id: 'confirmResend',
  method: 'post',
  path: '/v1/resends/{id}/confirm',
  role: 'orders:write',
  summary: 'Sends what was listed, each document once whoever confirms how often.',
  idIs: 'uuid',
  answers: { 200: { schema: 'ResendProposal' } },
  async handle(call) {
    return settled(call, await call.quittance.delivery.resend.confirm(call.tenantId, call.id));
  },
});

const printLetters = operation({
  id: 'printLetters',
  method: 'post',
  path: '/v1/print-batches',
  role: 'orders:write',
  summary:
    'One file with every letter that waits for paper, at most 200: `/v1/evidence/{evidence}`. What is in it counts as printed.',
  answers: { 200: { schema: 'Printed' } },
  async handle(call) {
    const made = await call.quittance.delivery.print.make(call.tenantId);
    return settled(call, made.ok ? { ok: true, value: made.value ?? { letters: 0 } } : made);
  },
});

const listWork = operation({
  id: 'listWork',
  method: 'get',
  path: '/v1/work',
  role: 'read',
  summary: 'What of the delivery waits for a person, the oldest first.',
  query: z.strictObject({ limit: paging.limit }),
  answers: { 200: { schema: 'WorkList' } },
  async handle({ c, quittance, tenantId, query }) {
    return c.json({ items: await quittance.delivery.workList(tenantId, query.limit) });
  },
});

/** The path was checked to hold a UUID; whose document it is, the store checks. */
function documentIdOf({ id }: Call<unknown>): DocumentId {
  return id as DocumentId;
}

/** Fixed paths stand before `{id}`, which would swallow them. */
export const deliveryOperations = [
  listMessages,
  releaseMessage,
  withdrawMessage,
  getDelivery,
  makePortalLink,
  revokePortalLinks,
  getEvidence,
  listReturns,
  closeReturn,
  proposeResend,
  getResend,
  confirmResend,
  printLetters,
  listWork,
] as const;
