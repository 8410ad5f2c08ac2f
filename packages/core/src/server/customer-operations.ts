import { z } from 'zod';
import { contactBody, customerBody } from './delivery-schemas.ts';
import { found, operation, settled } from './operation.ts';
import { paging, readBodyAs, split } from './parameter.ts';

const listCustomers = operation({
  id: 'listCustomers',
  method: 'get',
  path: '/v1/customers',
  role: 'read',
  summary: 'Who owes or owed, with their contacts. `search` is found in the name, or in an address of a contact.',
  query: z.strictObject({ search: z.string().max(200).exactOptional(), ...paging }),
  answers: { 200: { schema: 'CustomerPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.delivery.customers.list(tenantId, filter, page));
  },
});

const getCustomer = operation({
  id: 'getCustomer',
  method: 'get',
  path: '/v1/customers/{id}',
  role: 'read',
  summary: 'One customer with its contacts and preferences.',
  idIs: 'uuid',
  answers: { 200: { schema: 'CustomerView' } },
  async handle(call) {
    return found(call, await call.quittance.delivery.customers.get(call.tenantId, call.id));
  },
});

const putCustomer = operation({
  id: 'putCustomer',
  method: 'put',
  path: '/v1/customers/{id}',
  role: 'orders:write',
  summary: 'Replaces what the merchant decided for a customer: time zone, channel, language, format, copies, hour.',
  idIs: 'uuid',
  body: { schema: 'CustomerInput' },
  answers: { 200: { schema: 'CustomerView' } },
  async handle(call) {
    const body = await readBodyAs(call, customerBody);
    if (!body.ok) return body.answer;
    return settled(call, await call.quittance.delivery.customers.put(call.tenantId, call.id, body.value));
  },
});

const putContact = operation({
  id: 'putContact',
  method: 'put',
  path: '/v1/customers/{id}/contacts',
  role: 'orders:write',
  summary: 'Changes the contact named by `id`, or adds one without it. What a person wrote no order changes.',
  idIs: 'uuid',
  body: { schema: 'ContactInput' },
  answers: { 200: { schema: 'CustomerView' } },
  async handle(call) {
    const body = await readBodyAs(call, contactBody);
    if (!body.ok) return body.answer;
    const { id, ...input } = body.value;
    return settled(call, await call.quittance.delivery.customers.putContact(call.tenantId, call.id, id, input));
  },
});

export const customerOperations = [listCustomers, getCustomer, putCustomer, putContact] as const;
