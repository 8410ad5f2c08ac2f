import { isMoving, whyNotResend } from '@quittance/core/screens';
import type { ConnectionView, DocumentDeliveryView, MessageView, PortalLinkView } from '@quittance/core/flow';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callCore } from './core-api.ts';
import { keys } from './keys.ts';
import { refresh } from './refresh.ts';
import { useSettings } from './settings.ts';

const MOVING_MS = 2_000;

/** The delivery of a document, asked for again while a message of it moves by itself. */
export function useDocumentDelivery(documentId: string) {
  return useQuery({
    queryKey: keys.documentDelivery(documentId),
    queryFn: () => callCore<DocumentDeliveryView>(`/documents/${documentId}/delivery`),
    refetchInterval: ({ state }) => (state.data !== undefined && isMoving(state.data) ? MOVING_MS : false),
  });
}

/** Every action on messages may change lists, the work list and the documents: all are asked for again. */
export function useDeliveryAction<Input, Answer>(call: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSettled: () => refresh(client, keys.delivery),
  });
}

export function useSteerMessage() {
  return useDeliveryAction(({ id, action }: { readonly id: string; readonly action: 'release' | 'withdraw' }) =>
    callCore<MessageView>(`/messages/${id}/${action}`, { method: 'POST' }),
  );
}

export function useMakeLink(documentId: string) {
  return useDeliveryAction(() => callCore<PortalLinkView>(`/documents/${documentId}/portal-link`, { method: 'POST' }));
}

export function useRevokeLinks(documentId: string) {
  return useDeliveryAction(() =>
    callCore<{ readonly revoked: number }>(`/documents/${documentId}/portal-link/revoke`, { method: 'POST' }),
  );
}

export function useChannels() {
  return useQuery({
    queryKey: keys.channels,
    queryFn: () => callCore<{ readonly items: readonly ConnectionView[] }>('/channels'),
  });
}

/** Why nothing can be sent again now, as the name of a text; `undefined` also while it is not known yet. */
export function useWhyNotResend() {
  const settings = useSettings();
  const channels = useChannels();
  if (settings.data === undefined || channels.data === undefined) return undefined;
  return whyNotResend({
    enabled: settings.data.settings?.delivery.enabled ?? false,
    connected: channels.data.items.some(({ id }) => id === 'email'),
  });
}
