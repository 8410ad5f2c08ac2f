/** A step of the road, as measured. */
export type Step =
  | 'notice'
  | 'accept'
  | 'take-change'
  | 'take-order'
  | 'push-order'
  | 'issue-invoice'
  | 'write-back'
  | 'match-entries'
  | 'follow-payments'
  | 'commit-run'
  | 'accept-agency'
  | 'hand-over-run'
  | 'send-commands'
  | 'apply-case-events'
  | 'tell-agency'
  | 'note-erp'
  | 'plan-delivery'
  | 'send-message'
  | 'track-delivery'
  | 'note-host'
  | 'fetch-returns'
  | 'resend-documents'
  | 'track-status'
  | 'seal-events'
  | 'sweep-shops'
  | 'forget-person'
  | 'reconcile';

/** Where steps report what they did; the server turns it into Prometheus metrics. Labels hold codes, never ids. */
export interface FlowMetrics {
  /** One batch of one step: how many orders, how it ended, how long it took. */
  step(step: Step, outcome: 'done' | 'stopped' | 'retried' | 'failed', orders: number, milliseconds: number): void;
}

export const noMetrics: FlowMetrics = { step: () => undefined };
