import { EnvelopeSolid } from '@medusajs/icons';
import { Container, Text } from '@medusajs/ui';
import { useState } from 'react';
import { useReturns } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';
import { ChoiceField } from '../filters/choice-field.tsx';
import { ReturnedMail } from './returned-mail.tsx';

/** What came back to messages: what a person has to read first, all of it when asked for. */
export function ReturnsView() {
  const { t } = useText();
  const [onlyOpen, setOnlyOpen] = useState(true);
  const returns = useReturns(onlyOpen);
  const items = returns.data?.items;
  return (
    <Container className="divide-y p-0" data-testid="quittance-returns">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t('delivery.returns.subtitle')}
        </Text>
        <ChoiceField
          label={t('delivery.returns.show')}
          any={t('delivery.returns.all')}
          value={onlyOpen ? 'open' : undefined}
          options={[{ value: 'open', label: t('delivery.returns.onlyOpen') }]}
          onChoose={(chosen) => setOnlyOpen(chosen === 'open')}
        />
      </div>
      <div role="status" className="sr-only">
        {items !== undefined && t('list.results', { count: items.length })}
      </div>
      {returns.isPending && <LoadingRows rows={6} />}
      {returns.isError && items === undefined && (
        <Failure error={returns.error} onRetry={() => void returns.refetch()} />
      )}
      {items?.length === 0 && (
        <Empty icon={<EnvelopeSolid />} title={t('delivery.returns.empty')} hint={t('delivery.returns.emptyHint')} />
      )}
      <ul className="divide-y">
        {items?.map((mail) => (
          <ReturnedMail key={mail.id} mail={mail} />
        ))}
      </ul>
    </Container>
  );
}
