import type { DunningChannel, DunningTone, PolicyRow } from '../../model/index.ts';

/** The parts of a step that the policy table and the customer's contacts may change. */
export interface Voice {
  readonly tone: DunningTone;
  readonly channels: readonly DunningChannel[];
}

export interface ChosenVoice extends Voice {
  /** None of the wanted channels reaches the customer, another one does. */
  readonly fallback: boolean;
  readonly byRow: boolean;
}

const FALLBACKS: readonly DunningChannel[] = ['email', 'portal', 'print', 'sms'];

/**
 * How a letter speaks, and where; `undefined` where no channel reaches the customer. The policy table changes tone and channels, but not
 * those of a final letter: what it threatens must be said as the procedure has it. A reminder before the due date keeps its tone too: nobody
 * is late yet.
 */
export function voiceOf(
  step: Voice,
  row: PolicyRow | undefined,
  usable: readonly DunningChannel[],
  isReminder: boolean,
): ChosenVoice | undefined {
  const spoken = step.tone === 'final' ? undefined : row;
  const rowTone = isReminder ? undefined : spoken?.tone;
  const byRow = rowTone !== undefined || spoken?.channels !== undefined;
  const tone = rowTone ?? step.tone;
  const wanted = spoken?.channels ?? step.channels;
  const channels = wanted.filter((channel) => usable.includes(channel));
  if (channels.length > 0) return { tone, channels, fallback: false, byRow };
  const other = FALLBACKS.find((channel) => usable.includes(channel));
  return other === undefined ? undefined : { tone, channels: [other], fallback: true, byRow };
}
