import type {
  ConnectionCheck,
  ConnectionView,
  DocumentDeliveryView,
  MessageView,
  PortalLinkView,
} from '@quittance/core/flow';
import { isMoving, whyNotResend } from '@quittance/core/screens';
import { call } from '../api/client.ts';
import type { Items } from '../api/contract.ts';
import type { Answer } from '../api/failure.ts';
import { useSettings } from './settings.ts';
import { useAction } from './use-action.ts';
import { invalidate, useResource } from './use-resource.ts';

const MOVING_MS = 2_000;

const pollDelivery = (delivery: DocumentDeliveryView | undefined) =>
  delivery !== undefined && isMoving(delivery) ? MOVING_MS : false;

/** The delivery of a document, asked for again while a message of it moves by itself. */
export function useDocumentDelivery(documentId: string) {
  return useResource<DocumentDeliveryView>(`/v1/documents/${documentId}/delivery`, pollDelivery);
}

const TOUCHED = ['/v1/documents', '/v1/work', '/v1/returns', '/v1/customers', '/v1/orders', '/v1/resends'] as const;

/** An action on messages may change lists, the work list and documents: all are asked for again. */
export function delivered<T>(answer: Answer<T>): Answer<T> {
  if (answer.ok) for (const prefix of TOUCHED) invalidate(prefix);
  return answer;
}

const steer = async (id: string, action: 'release' | 'withdraw') =>
  delivered(await call<MessageView>('POST', `/v1/messages/${id}/${action}`));
export const useSteerMessage = () => useAction(steer);

const makeLink = async (documentId: string) =>
  delivered(await call<PortalLinkView>('POST', `/v1/documents/${documentId}/portal-link`));
export const useMakeLink = () => useAction(makeLink);

const revokeLinks = async (documentId: string) =>
  delivered(await call<{ readonly revoked: number }>('POST', `/v1/documents/${documentId}/portal-link/revoke`));
export const useRevokeLinks = () => useAction(revokeLinks);

const CHANNELS = '/v1/channels';
export const useChannels = () => useResource<Items<ConnectionView>>(CHANNELS);

export interface ChannelDraft {
  readonly id: 'email' | 'returns';
  readonly adapter: string;
  readonly config: object;
  /** A name left out keeps its value. */
  readonly secrets: Readonly<Record<string, string>>;
}

const saveChannel = async ({ id, ...body }: ChannelDraft) => {
  const answer = delivered(await call<ConnectionView>('PUT', `${CHANNELS}/${id}`, body));
  if (answer.ok) invalidate(CHANNELS);
  return answer;
};
export const useSaveChannel = () => useAction(saveChannel);

const checkChannel = async (id: ChannelDraft['id']) => {
  const answer = delivered(await call<ConnectionCheck>('POST', `${CHANNELS}/${id}/check`));
  if (answer.ok) invalidate(CHANNELS);
  return answer;
};
/** Asks the other side now; when all is well, a paused connection runs again. */
export const useCheckChannel = () => useAction(checkChannel);

/** Why nothing can be sent again now, as the name of a text; `undefined` also while it is not known yet. */
export function useWhyNotResend() {
  const settings = useSettings();
  const channels = useChannels();
  if (settings.value === undefined || channels.value === undefined) return undefined;
  return whyNotResend({
    enabled: settings.value.settings?.delivery.enabled ?? false,
    connected: channels.value.items.some(({ id }) => id === 'email'),
  });
}
