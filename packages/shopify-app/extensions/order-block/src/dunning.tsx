import type { ShownDunning } from '../../../src/api/contract.ts';
import { text } from '../../shared/text.ts';

/** How far the reminders about a document are, and what stops them. */
export function Dunning({ dunning: { word, tone, sentences, holds } }: { readonly dunning: ShownDunning }) {
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text type="strong">{text('dunning.title')}</s-text>
        <s-badge tone={tone}>{word}</s-badge>
      </s-stack>
      {sentences.map((sentence) => (
        <s-text key={sentence} color="subdued">
          {sentence}
        </s-text>
      ))}
      {holds.map((hold) => (
        <s-text key={hold}>{hold}</s-text>
      ))}
    </s-stack>
  );
}
