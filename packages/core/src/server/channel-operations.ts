import type { ChannelConnection } from '../flow/index.ts';
import { channelBody, letterBody, letterName, previewBody } from './delivery-schemas.ts';
import { operation, settled, type Call } from './operation.ts';
import { readBodyAs } from './parameter.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';

const listChannels = operation({
  id: 'listChannels',
  method: 'get',
  path: '/v1/channels',
  role: 'admin',
  summary: 'The mail server, the text message gateway and the mailbox for returns, without their secrets.',
  answers: { 200: { schema: 'ConnectionList' } },
  async handle({ c, quittance, tenantId }) {
    return c.json({ items: await quittance.delivery.connections.list(tenantId) });
  },
});

const putChannel = operation({
  id: 'putChannel',
  method: 'put',
  path: '/v1/channels/{id}',
  role: 'admin',
  summary:
    'Sets up `email`, `sms` or `returns`. A secret left out keeps its value, `null` removes it. Messages that waited go on.',
  idIs: 'slug',
  body: { schema: 'ChannelInput' },
  answers: { 200: { schema: 'ConnectionView' } },
  async handle(call) {
    const id = channelOf(call);
    if (id === undefined) return answerProblems(call.c, 404, [NOT_FOUND]);
    const body = await readBodyAs(call, channelBody);
    if (!body.ok) return body.answer;
    return settled(call, await call.quittance.delivery.connections.put(call.tenantId, { id, ...body.value }));
  },
});

const checkChannel = operation({
  id: 'checkChannel',
  method: 'post',
  path: '/v1/channels/{id}/check',
  role: 'admin',
  summary:
    'Asks the server whether a message could be sent now, or the mailbox read; when all is well, a paused channel runs again.',
  idIs: 'slug',
  answers: { 200: { schema: 'ConnectionCheck' } },
  async handle(call) {
    const id = channelOf(call);
    if (id === undefined) return answerProblems(call.c, 404, [NOT_FOUND]);
    return settled(call, await call.quittance.delivery.connections.check(call.tenantId, id));
  },
});

const steerChannel = (['pause', 'resume'] as const).map((action) =>
  operation({
    id: `${action}Channel`,
    method: 'post',
    path: `/v1/channels/{id}/${action}`,
    role: 'admin',
    summary: action === 'pause' ? 'Messages wait from now on.' : 'Messages go on.',
    idIs: 'slug',
    answers: { 200: { schema: 'ConnectionView' } },
    async handle(call) {
      const id = channelOf(call);
      if (id === undefined) return answerProblems(call.c, 404, [NOT_FOUND]);
      return settled(call, await call.quittance.delivery.connections[action](call.tenantId, id));
    },
  }),
);

const listLetters = operation({
  id: 'listLetters',
  method: 'get',
  path: '/v1/letters',
  role: 'read',
  summary: 'The letters in every language, as the merchant has them.',
  answers: { 200: { schema: 'LetterTemplateList' } },
  async handle({ c, quittance, tenantId }) {
    return c.json({ items: await quittance.delivery.templates.list(tenantId) });
  },
});

const putLetter = operation({
  id: 'putLetter',
  method: 'put',
  path: '/v1/letters',
  role: 'admin',
  summary: 'Changes a letter; refused with what is wrong with it.',
  body: { schema: 'LetterTemplateInput' },
  answers: { 200: { schema: 'LetterTemplate' } },
  async handle(call) {
    const body = await readBodyAs(call, letterBody);
    if (!body.ok) return body.answer;
    return settled(call, await call.quittance.delivery.templates.put(call.tenantId, body.value));
  },
});

const resetLetter = operation({
  id: 'resetLetter',
  method: 'post',
  path: '/v1/letters/reset',
  role: 'admin',
  summary: 'The product’s own letter again.',
  body: { schema: 'LetterName' },
  answers: { 200: { schema: 'LetterTemplate' } },
  async handle(call) {
    const body = await readBodyAs(call, letterName);
    if (!body.ok) return body.answer;
    return settled(
      call,
      await call.quittance.delivery.templates.reset(call.tenantId, body.value.id, body.value.language),
    );
  },
});

const previewLetter = operation({
  id: 'previewLetter',
  method: 'post',
  path: '/v1/letters/preview',
  role: 'read',
  summary: 'What a letter looks like, with an example; nothing is stored.',
  body: { schema: 'PreviewRequest' },
  answers: { 200: { schema: 'Preview' } },
  async handle(call) {
    const body = await readBodyAs(call, previewBody);
    if (!body.ok) return body.answer;
    const { language, ...template } = body.value;
    return settled(call, call.quittance.delivery.templates.preview(template, language));
  },
});

function channelOf({ id }: Call<unknown>): ChannelConnection | undefined {
  return (['email', 'sms', 'returns'] as const).find((known) => known === id);
}

export const channelOperations = [
  listChannels,
  putChannel,
  checkChannel,
  ...steerChannel,
  listLetters,
  putLetter,
  resetLetter,
  previewLetter,
] as const;
