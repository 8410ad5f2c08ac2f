import { holdSentence, type ShownHold } from '@quittance/core/screens';
import { useWords } from '../../format/use-words.ts';

/** What stops a reminder, one sentence a hold. */
export function HoldSentences({ holds }: { holds: readonly ShownHold[] }) {
  const words = useWords();
  if (holds.length === 0) return null;
  return (
    <ul className="txt-compact-xsmall text-ui-fg-subtle flex flex-col gap-y-1 whitespace-normal">
      {holds.map((hold) => (
        <li key={hold.id}>{holdSentence(hold, words)}</li>
      ))}
    </ul>
  );
}
