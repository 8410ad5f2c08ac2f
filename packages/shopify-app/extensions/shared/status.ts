import type { ShownDocument } from '../../src/api/contract.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'critical';

export function toneOf({ status, overdue }: Pick<ShownDocument, 'status' | 'overdue'>): Tone {
  if (overdue) return 'critical';
  if (status === 'paid' || status === 'refunded' || status === 'settled') return 'success';
  return status === 'partially-paid' ? 'warning' : status === 'issued' ? 'info' : 'neutral';
}

const WORDS = ['issued', 'partially-paid', 'paid', 'credited', 'refunded', 'settled'];

/** The key of its text; a status of a later release shows as it is. */
export function statusKey({ status, overdue }: Pick<ShownDocument, 'status' | 'overdue'>): string | undefined {
  if (overdue) return 'status.overdue';
  return WORDS.includes(status) ? `status.${status}` : undefined;
}

const STAGES = ['received', 'taken', 'pushed', 'invoiced', 'delivered', 'tracked', 'paid', 'credited', 'cancelled'];

export function stageKey(stage: string): string | undefined {
  return STAGES.includes(stage) ? `stage.${stage}` : undefined;
}

export function isZero(amount: string): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}
