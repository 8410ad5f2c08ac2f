import type { WorkItem } from '@quittance/core/flow';
import { moneyWorkCount, workGroups } from '@quittance/core/screens';
import { CheckCircle } from '@medusajs/icons';
import { Container, Heading, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useDunningWork } from '../../hooks/dunning.ts';
import { useWork } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';
import { MoneyWork } from './money-work.tsx';
import { PrintButton } from './print-button.tsx';
import { WorkRow } from './work-row.tsx';

/** What of the delivery waits for a person, by kind, each with what can be done about it. */
export function WorkView() {
  const { t } = useText();
  const work = useWork();
  const items = work.data?.items;
  const money = useDunningWork();
  const waiting = money.data && moneyWorkCount(money.data);
  return (
    <Container className="divide-y p-0" data-testid="quittance-work">
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t('delivery.work.subtitle')}
      </Text>
      <div role="status" className="sr-only">
        {items !== undefined && waiting !== undefined && t('list.results', { count: items.length + waiting })}
      </div>
      {(work.isPending || money.isPending) && <LoadingRows rows={6} />}
      {work.isError && items === undefined && <Failure error={work.error} onRetry={() => void work.refetch()} />}
      {money.isError && waiting === undefined && <Failure error={money.error} onRetry={() => void money.refetch()} />}
      {items?.length === 0 && waiting === 0 && (
        <Empty icon={<CheckCircle />} title={t('delivery.work.empty')} hint={t('delivery.work.emptyHint')} />
      )}
      {money.data !== undefined && waiting !== 0 && <MoneyWork work={money.data} />}
      {workGroups(items ?? []).map(({ kind, items: group }) => (
        <Group key={kind} kind={kind} items={group} />
      ))}
    </Container>
  );
}

function Group({ kind, items }: { kind: string; items: readonly WorkItem[] }) {
  const { tOr } = useText();
  const { count } = useFormat();
  return (
    <section className="flex flex-col" data-testid="quittance-work-group" data-kind={kind}>
      <div className="flex items-center justify-between gap-x-4 px-6 pb-1 pt-4">
        <Heading level="h2">
          {tOr(`delivery.work.${kind}`, kind)} <span className="text-ui-fg-muted">{count(items.length)}</span>
        </Heading>
        {kind === 'to-print' && <PrintButton />}
      </div>
      <ul className="divide-y">
        {items.map((item) => (
          <WorkRow
            key={[item.messageId, item.contactId, item.returnedMailId, item.caseId, item.code].join(' ')}
            item={item}
          />
        ))}
      </ul>
    </section>
  );
}
