import type { CustomerInput, CustomerView, ReturnedMailView, WorkItem } from '@quittance/core/flow';
import type { ContactInput } from '@quittance/core/model';
import { changedAddress } from '@quittance/core/screens';
import { call, get, withQuery } from '../api/client.ts';
import type { Items } from '../api/contract.ts';
import type { Answer } from '../api/failure.ts';
import { delivered } from './delivery.ts';
import { useAction } from './use-action.ts';
import { useResource } from './use-resource.ts';

export const useWork = () => useResource<Items<WorkItem>>(withQuery('/v1/work', { limit: 200 }));

const print = async () =>
  delivered(await call<{ readonly evidence?: string; readonly letters: number }>('POST', '/v1/print-batches'));
export const usePrintLetters = () => useAction(print);

export const useReturns = (open: boolean) =>
  useResource<Items<ReturnedMailView>>(withQuery('/v1/returns', { limit: 100, open: open || undefined }));

const closeReturn = async (id: string) =>
  delivered(await call<{ readonly closed: boolean }>('POST', `/v1/returns/${id}/close`));
export const useCloseReturn = () => useAction(closeReturn);

export const useCustomer = (id: string) => useResource<CustomerView>(`/v1/customers/${id}`);

export interface NewAddress {
  readonly customerId: string;
  readonly contactId: string;
  /** Left out: the one that an automatic reply named. */
  readonly email?: string;
}

const changeAddress = async ({ customerId, contactId, email }: NewAddress): Promise<Answer<CustomerView>> => {
  const customer = await get<CustomerView>(`/v1/customers/${customerId}`);
  if (!customer.ok) return customer;
  const contact = customer.value.contacts.find(({ id }) => id === contactId);
  const body = contact === undefined ? { id: contactId, email } : changedAddress(contact, email);
  return delivered(await call<CustomerView>('PUT', `/v1/customers/${customerId}/contacts`, body));
};
/** Gives a contact another e-mail address; messages to it go out again from then on. */
export const useChangeAddress = () => useAction(changeAddress);

const saveContact = async (customerId: string, contact: ContactInput & { readonly id?: string }) =>
  delivered(await call<CustomerView>('PUT', `/v1/customers/${customerId}/contacts`, contact));
/** Changes the contact that `id` names, or adds one. */
export const useSaveContact = () => useAction(saveContact);

const saveCustomer = async (id: string, input: CustomerInput) =>
  delivered(await call<CustomerView>('PUT', `/v1/customers/${id}`, input));
export const useSaveCustomer = () => useAction(saveCustomer);
