import { ENTRY_STATES, type ShownImport } from '@quittance/core/screens';
import { CreditCard } from '@medusajs/icons';
import { Container, Text } from '@medusajs/ui';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useEntries } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Loaded } from '../feedback/loaded.tsx';
import { ChoiceField } from '../filters/choice-field.tsx';
import { MoreButton } from '../table/more-button.tsx';
import { EntryRow } from './entry-row.tsx';
import { ImportButton } from './import-button.tsx';
import { ImportReport } from './import-report.tsx';

/** Bank statements: what came in, what it settled by itself, what a person must decide. */
export function PaymentsView() {
  const { t } = useText();
  const [params, setParams] = useSearchParams();
  const state = ENTRY_STATES.find((known) => known === params.get('state'));
  const entries = useEntries(state);
  const [report, setReport] = useState<ShownImport>();
  return (
    <Container className="divide-y p-0" data-testid="quittance-payments">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t('payments.subtitle')}
        </Text>
        <div className="flex flex-wrap items-center gap-2">
          <ChoiceField
            label={t('payments.show')}
            any={t('payments.all')}
            value={state}
            options={ENTRY_STATES.map((value) => ({ value, label: t(`payments.state.${value}`) }))}
            onChoose={(chosen) =>
              setParams({ view: 'payments', ...(chosen !== undefined && { state: chosen }) }, { replace: true })
            }
          />
          <ImportButton onImported={setReport} />
        </div>
      </div>
      {report !== undefined && <ImportReport report={report} />}
      <Loaded query={{ ...entries, data: entries.items }} rows={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon={<CreditCard />} title={t('payments.empty')} hint={t('payments.emptyHint')} />
          ) : (
            <>
              <div role="status" className="sr-only">
                {t('list.results', { count: items.length })}
              </div>
              <ul className="divide-y">
                {items.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <MoreButton pages={entries} />
    </Container>
  );
}
