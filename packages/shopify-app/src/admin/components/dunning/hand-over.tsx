import { handOverDocuments, inRow, type ShownRun } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** Items whose procedure ended unpaid. */
export function HandOver({ run: { report } }: { run: ShownRun }) {
  const { t } = useText();
  const { money } = useFormat();
  const { handOver } = report;
  return (
    <s-section heading={t('dunning.handOver.title')}>
      <s-text color="subdued">{handOver.length === 0 ? t('dunning.handOver.none') : t('dunning.handOver.hint')}</s-text>
      <ul className="plain-list">
        {handOver.map((each) => (
          <li key={`${each.customerId} ${each.currency}`}>
            <s-link href={`/customers/${each.customerId}`}>
              {t('dunning.handOver.line', {
                documents: inRow(handOverDocuments(each)),
                amount: money(each.open, each.currency),
              })}
            </s-link>
          </li>
        ))}
      </ul>
    </s-section>
  );
}
