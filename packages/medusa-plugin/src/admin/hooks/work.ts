import type { CustomerView, ReturnedMailView, WorkItem } from '@quittance/core/flow';
import type { ContactInput } from '@quittance/core/model';
import { changedAddress } from '@quittance/core/screens';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callCore } from './core-api.ts';
import { useDeliveryAction } from './delivery.ts';
import { keys } from './keys.ts';

export function useWork() {
  return useQuery({
    queryKey: keys.work,
    queryFn: () => callCore<{ readonly items: readonly WorkItem[] }>('/work?limit=200'),
  });
}

export function usePrintLetters() {
  return useDeliveryAction(() =>
    callCore<{ readonly evidence?: string; readonly letters: number }>('/print-batches', { method: 'POST' }),
  );
}

export function useReturns(open: boolean) {
  return useQuery({
    queryKey: keys.returns({ open }),
    queryFn: () =>
      callCore<{ readonly items: readonly ReturnedMailView[]; readonly next?: string }>(
        `/returns?limit=100${open ? '&open=true' : ''}`,
      ),
    placeholderData: keepPreviousData,
  });
}

export function useCloseReturn() {
  return useDeliveryAction((id: string) =>
    callCore<{ readonly closed: boolean }>(`/returns/${id}/close`, { method: 'POST' }),
  );
}

export function useCustomer(id: string) {
  return useQuery({
    queryKey: keys.customer(id),
    queryFn: () => callCore<CustomerView>(`/customers/${id}`),
  });
}

interface NewAddress {
  readonly customerId: string;
  readonly contactId: string;
  /** Left out: the one that an automatic reply named. */
  readonly email?: string;
}

/** Gives a contact another e-mail address; messages to it go out again from then on. */
export function useChangeAddress() {
  return useDeliveryAction(async ({ customerId, contactId, email }: NewAddress) => {
    const { contacts } = await callCore<CustomerView>(`/customers/${customerId}`);
    const contact = contacts.find(({ id }) => id === contactId);
    const body = contact === undefined ? { id: contactId, email } : changedAddress(contact, email);
    return callCore<CustomerView>(`/customers/${customerId}/contacts`, { method: 'PUT', body });
  });
}

/** Changes the contact that `id` names, or adds one. */
export function useSaveContact(customerId: string) {
  return useDeliveryAction((contact: ContactInput & { readonly id?: string }) =>
    callCore<CustomerView>(`/customers/${customerId}/contacts`, { method: 'PUT', body: contact }),
  );
}

/** What holds for all contacts of a customer that want nothing else. */
export function useSaveCustomer(id: string) {
  return useDeliveryAction((body: Pick<CustomerView, 'preferences' | 'timeZone'>) =>
    callCore<CustomerView>(`/customers/${id}`, { method: 'PUT', body }),
  );
}
