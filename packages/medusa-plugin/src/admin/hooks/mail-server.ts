import type { ConnectionView } from '@quittance/core/flow';
import { callCore } from './core-api.ts';
import { useDeliveryAction } from './delivery.ts';

export interface MailServerInput {
  readonly config: object;
  /** A name left out keeps its value. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What was looked at, whether it is fine, and what to do when not. */
export interface MailServerCheck {
  readonly ok: boolean;
  readonly diagnoses: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly message: string;
    readonly advice?: string;
  }[];
}

export function useSaveMailServer() {
  return useDeliveryAction((input: MailServerInput) =>
    callCore<ConnectionView>('/channels/email', { method: 'PUT', body: { adapter: 'smtp', ...input } }),
  );
}

export function useCheckMailServer() {
  return useDeliveryAction(() => callCore<MailServerCheck>('/channels/email/check', { method: 'POST' }));
}
