import type { OrderBlock } from '../../../src/api/contract.ts';
import { language, moment, text } from '../../shared/text.ts';

/** Of many broken rules the first few: one mended often mends the others, and the app's own page lists them all. */
const MOST_FINDINGS = 5;

/** What is wrong, and what to do about it: the order's reason first, then the rules that refuse the invoice. */
export function StopNotice({ stop }: { readonly stop: NonNullable<OrderBlock['stopped']> }) {
  const more = stop.findings.length - MOST_FINDINGS;
  return (
    <s-banner tone="critical" heading={text('needsAttention')}>
      <s-paragraph>{stop.message}</s-paragraph>
      <s-paragraph>{stop.advice}</s-paragraph>
      {stop.findings.length > 0 && (
        <s-unordered-list>
          {stop.findings.slice(0, MOST_FINDINGS).map(({ rule, advice }) => (
            <s-list-item key={rule}>
              {advice[language()]} ({rule})
            </s-list-item>
          ))}
        </s-unordered-list>
      )}
      {more > 0 && <s-paragraph>{text('moreFindings', { number: more })}</s-paragraph>}
    </s-banner>
  );
}

export function WaitingNotice({ waiting }: { readonly waiting: NonNullable<OrderBlock['waiting']> }) {
  return (
    <s-banner tone="info" heading={text('waiting', { at: moment(waiting.nextAttemptAt) })}>
      <s-paragraph>{waiting.message}</s-paragraph>
      <s-paragraph>{waiting.advice}</s-paragraph>
    </s-banner>
  );
}
