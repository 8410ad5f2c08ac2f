import type { ConnectionView } from '@quittance/core/flow';
import { callCore } from './core-api.ts';
import { useDeliveryAction } from './delivery.ts';

/** The mail server through which documents go, or the mailbox that they come back to. */
export type Channel = 'email' | 'returns';

export interface ChannelInput {
  readonly adapter: string;
  readonly config: object;
  /** A name left out keeps its value. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What was looked at, whether it is fine, and what to do when not. */
export interface ChannelReport {
  readonly ok: boolean;
  readonly diagnoses: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly message: string;
    readonly advice?: string;
  }[];
}

export function useSaveChannel(channel: Channel) {
  return useDeliveryAction((input: ChannelInput) =>
    callCore<ConnectionView>(`/channels/${channel}`, { method: 'PUT', body: input }),
  );
}

export function useCheckChannel(channel: Channel) {
  return useDeliveryAction(() => callCore<ChannelReport>(`/channels/${channel}/check`, { method: 'POST' }));
}
