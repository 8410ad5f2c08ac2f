import {
  contactInput,
  customerPreferences,
  ok,
  refused,
  type ContactId,
  type CustomerContact,
  type CustomerId,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  contactsOf,
  customersById,
  listCustomers,
  uuidv7,
  writeContact,
  writeCustomer,
  type ContactRow,
  type CustomerRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { Customers } from './delivery-doors.ts';
import type { CustomerInput, CustomerView } from './delivery-views.ts';
import { cursorOf, limitOf, paged, UUID } from '../orders/list-orders.ts';
import { asOfOneMoment, inTenant, type Road } from '../road.ts';
import { isTimeZone } from '../zoned-time.ts';

/** Who owes, and how they want to be reached. */
export function customers(road: Road): Customers {
  return {
    list: (tenant, { search = '' } = {}, page = {}) =>
      asOfOneMoment(road, tenant, async (trx) => {
        const limit = limitOf(page);
        const rows = await listCustomers(trx, search, cursorOf(page), limit + 1);
        return paged(await viewsOf(trx, rows.slice(0, limit)), rows.length > limit);
      }),
    async get(tenant, id) {
      return UUID.test(id) ? asOfOneMoment(road, tenant, (trx) => viewOf(trx, id)) : undefined;
    },
    put: (tenant, id, input) => putCustomer(road, tenant, id, input),
    putContact: (tenant, id, contact, input) => putContact(road, tenant, id, contact, input),
  };
}

async function putCustomer(
  road: Road,
  tenant: TenantId,
  id: string,
  input: CustomerInput,
): Promise<Result<CustomerView>> {
  const { timeZone } = input;
  const preferences = customerPreferences.safeParse(input.preferences);
  if (!preferences.success) return refused(...invalid(preferences.error.issues));
  if (timeZone !== undefined && !isTimeZone(timeZone))
    return refused(...invalid([{ path: ['timeZone'], message: 'is no time zone' }]));
  if (!UUID.test(id)) return refused(UNKNOWN_CUSTOMER);
  return inTenant(road, tenant, async (trx) => {
    await writeCustomer(trx, id, { timeZone: timeZone ?? null, settings: preferences.data });
    return settled(await viewOf(trx, id));
  });
}

async function putContact(
  road: Road,
  tenant: TenantId,
  id: string,
  contact: string | undefined,
  input: unknown,
): Promise<Result<CustomerView>> {
  const parsed = contactInput.safeParse(input);
  if (!parsed.success) return refused(...invalid(parsed.error.issues));
  if (!UUID.test(id)) return refused(UNKNOWN_CUSTOMER);
  const { name, role, email, telephone, address, state, absentUntil, preferences } = parsed.data;
  return inTenant(road, tenant, async (trx) => {
    const before = await viewOf(trx, id);
    if (before === undefined || (contact !== undefined && !before.contacts.some((known) => known.id === contact)))
      return refused(UNKNOWN_CUSTOMER);
    await writeContact(trx, {
      id: contact ?? uuidv7(),
      customerId: id,
      role,
      name: name ?? null,
      email: email ?? null,
      telephone: telephone ?? null,
      address: address ?? null,
      state,
      absentUntil: absentUntil ?? null,
      settings: preferences,
    });
    return settled(await viewOf(trx, id));
  });
}

async function viewOf(trx: TenantTransaction, id: string): Promise<CustomerView | undefined> {
  return (await viewsOf(trx, await customersById(trx, [id])))[0];
}

async function viewsOf(trx: TenantTransaction, rows: readonly CustomerRow[]): Promise<readonly CustomerView[]> {
  const contacts = Map.groupBy(
    await contactsOf(
      trx,
      rows.map(({ id }) => id),
    ),
    ({ customerId }) => customerId,
  );
  return rows.map((row) => customerView(row, contacts.get(row.id) ?? []));
}

function customerView(
  { id, name, kind, country, language, timeZone, settings }: CustomerRow,
  contacts: readonly ContactRow[],
): CustomerView {
  return {
    id: id as CustomerId,
    name,
    kind,
    ...(country !== null && { country }),
    ...(language !== null && { language }),
    ...(timeZone !== null && { timeZone }),
    preferences: settings,
    contacts: contacts.map(contactView),
  };
}

function contactView(row: ContactRow): CustomerContact {
  return {
    id: row.id as ContactId,
    origin: row.origin,
    role: row.role,
    ...(row.name !== null && { name: row.name }),
    ...(row.email !== null && { email: row.email }),
    ...(row.telephone !== null && { telephone: row.telephone }),
    ...(row.address !== null && { address: row.address }),
    state: row.state,
    ...(row.stateReason !== null && { stateReason: row.stateReason }),
    ...(row.absentUntil !== null && { absentUntil: row.absentUntil }),
    ...(row.substitute !== null && { substitute: row.substitute }),
    preferences: row.settings,
  };
}

function settled(view: CustomerView | undefined): Result<CustomerView> {
  return view === undefined ? refused(UNKNOWN_CUSTOMER) : ok(view);
}

function invalid(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly Problem[] {
  return issues.slice(0, 20).map(({ path, message }) => ({
    code: 'CONTACT_INVALID',
    message: `${path.map(String).join('.')}: ${message}.`,
    advice: 'Correct this field.',
    retry: 'after-fix',
    field: path.map(String).join('.'),
  }));
}

const UNKNOWN_CUSTOMER: Problem = {
  code: 'CUSTOMER_NOT_FOUND',
  message: 'There is no such customer or contact.',
  advice: 'Look it up in the list of customers.',
  retry: 'never',
};
