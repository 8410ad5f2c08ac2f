import type { MessageState } from '../../model/index.ts';

/** Messages of a list that was confirmed which have left, or wait for a person. */
export function throughOf({
  progress,
}: {
  readonly progress: Readonly<Partial<Record<MessageState, number>>>;
}): number {
  const { accepted = 0, refused = 0, held = 0, withdrawn = 0 } = progress;
  return accepted + refused + held + withdrawn;
}
