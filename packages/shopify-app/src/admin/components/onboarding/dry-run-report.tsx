import { sameAmount } from '@quittance/core/screens';
import type { DryRunOrder, DryRunReport as Report } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStopText } from '../order/use-stop-text.ts';

const TONES = { stop: 'critical', invoice: 'success', skip: 'neutral' } as const;

/** The counts, and what to mend order by order. */
export function DryRunReport({ report }: { report: Report }) {
  const { t } = useText();
  const { count } = useFormat();
  return (
    <s-stack gap="base">
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(140px, 1fr))" gap="base">
        {(['invoice', 'stop', 'skip'] as const).map((verdict) => (
          <s-box key={verdict} padding="small" border="base" borderRadius="base">
            <span className="figure">{count(report[verdict])}</span>
            <s-paragraph color="subdued">{t(`dryRun.${verdict}`)}</s-paragraph>
          </s-box>
        ))}
      </s-grid>
      <ul className="plain-list">
        {report.orders.map((order) => (
          <li key={order.id}>
            <Row order={order} />
          </li>
        ))}
      </ul>
    </s-stack>
  );
}

function Row({ order }: { order: DryRunOrder }) {
  const { t } = useText();
  const { money } = useFormat();
  const stopText = useStopText();
  const { number, verdict, total, invoiceTotal, currency, problems } = order;
  const differs = invoiceTotal !== null && !sameAmount(invoiceTotal, total);
  return (
    <s-box paddingBlock="small-200">
      <s-stack direction="inline" justifyContent="space-between" gap="small">
        <s-stack direction="inline" gap="small-200" alignItems="center">
          <s-text type="strong">{number}</s-text>
          <s-badge tone={TONES[verdict]}>{t(`dryRun.${verdict}`)}</s-badge>
        </s-stack>
        <s-text fontVariantNumeric="tabular-nums">{money(total, currency)}</s-text>
      </s-stack>
      {differs && <s-text color="subdued">{t('onboarding.differs', { amount: money(invoiceTotal, currency) })}</s-text>}
      {problems.map((problem, index) => {
        const { sentence, advice } = stopText(problem);
        return (
          <s-paragraph key={`${problem.code} ${index}`}>
            {sentence} <s-text color="subdued">{advice}</s-text>
          </s-paragraph>
        );
      })}
    </s-box>
  );
}
