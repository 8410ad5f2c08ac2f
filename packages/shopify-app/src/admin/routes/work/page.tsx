import type { WorkItem } from '@quittance/core/flow';
import { moneyWorkCount, workGroups } from '@quittance/core/screens';
import { Empty } from '../../components/feedback/empty.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { MoneySection } from '../../components/work/money-section.tsx';
import { PrintButton } from '../../components/work/print-button.tsx';
import { WorkRow } from '../../components/work/work-row.tsx';
import { useDunningWork } from '../../hooks/dunning.ts';
import { useWork } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';

/** What waits for a person, by kind, each with what can be done about it. */
export function Work() {
  const { t } = useText();
  const { value: work, failure, reload } = useWork();
  const { value: money } = useDunningWork();
  return (
    <s-page heading={t('delivery.work.tab')}>
      <s-paragraph color="subdued">{t('delivery.work.subtitle')}</s-paragraph>
      {work === undefined && (
        <s-section accessibilityLabel={t('delivery.work.tab')}>
          {failure === undefined ? <LoadingRows rows={6} /> : <Failed failure={failure} onRetry={reload} />}
        </s-section>
      )}
      {money !== undefined && moneyWorkCount(money) > 0 && <MoneySection work={money} />}
      {work?.items.length === 0 && money !== undefined && moneyWorkCount(money) === 0 && (
        <s-section accessibilityLabel={t('delivery.work.tab')}>
          <Empty icon="check-circle" title={t('delivery.work.empty')} hint={t('delivery.work.emptyHint')} />
        </s-section>
      )}
      {workGroups(work?.items ?? []).map(({ kind, items }) => (
        <Group key={kind} kind={kind} items={items} />
      ))}
    </s-page>
  );
}

function Group({ kind, items }: { kind: string; items: readonly WorkItem[] }) {
  const { tOr } = useText();
  return (
    <s-section heading={tOr(`delivery.work.${kind}`, kind)}>
      {kind === 'to-print' && <PrintButton slot="primary-action" />}
      <ul className="plain-list lined">
        {items.map((item) => (
          <WorkRow
            key={[item.messageId, item.contactId, item.returnedMailId, item.caseId, item.code].join(' ')}
            item={item}
          />
        ))}
      </ul>
    </s-section>
  );
}
