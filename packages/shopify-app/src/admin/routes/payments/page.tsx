import { ENTRY_STATES, importSentences, type ShownImport } from '@quittance/core/screens';
import { useState } from 'react';
import { Empty } from '../../components/feedback/empty.tsx';
import { Loaded } from '../../components/feedback/loaded.tsx';
import { ChoiceField } from '../../components/filters/choice-field.tsx';
import { EntryRow } from '../../components/payments/entry-row.tsx';
import { ImportZone } from '../../components/payments/import-zone.tsx';
import { Pager } from '../../components/table/pager.tsx';
import { useWords } from '../../format/use-words.ts';
import { useEntries } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { useParams } from '../../router/location.ts';

/** Bank statements: what came in, what it settled by itself, what a person must decide. */
export function Payments() {
  const { t } = useText();
  const { params, change } = useParams();
  const state = ENTRY_STATES.find((known) => known === params.get('state'));
  const [report, setReport] = useState<ShownImport>();
  return (
    <s-page heading={t('payments.tab')}>
      <s-paragraph color="subdued">{t('payments.subtitle')}</s-paragraph>
      <s-section heading={t('payments.import.button')}>
        <ImportZone onImported={setReport} />
        {report !== undefined && <Report report={report} />}
      </s-section>
      <s-section accessibilityLabel={t('payments.show')}>
        <ChoiceField
          label={t('payments.show')}
          any={t('payments.all')}
          value={state}
          options={ENTRY_STATES.map((value) => ({ value, label: t(`payments.state.${value}`) }))}
          onChoose={(chosen) => change({ state: chosen })}
        />
        <Entries key={state} state={state} />
      </s-section>
    </s-page>
  );
}

function Entries({ state }: { state: string | undefined }) {
  const { t } = useText();
  const entries = useEntries(state);
  return (
    <>
      <Loaded answer={entries} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="receipt" title={t('payments.empty')} hint={t('payments.emptyHint')} />
          ) : (
            <ul className="plain-list lined">
              {items.map((entry) => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Pager list={entries} />
    </>
  );
}

/** What became of a statement that was just read. */
function Report({ report }: { report: ShownImport }) {
  const { t } = useText();
  const sentences = importSentences(report, useWords());
  const wrong = report.warnings.length > 0;
  return (
    <s-banner tone={wrong ? 'warning' : 'success'} heading={t('payments.import.title')}>
      <s-unordered-list>
        {sentences.map((sentence) => (
          <s-list-item key={sentence}>{sentence}</s-list-item>
        ))}
        {report.warnings.map(({ message, location }) => (
          <s-list-item key={`${location} ${message}`}>
            {t('payments.import.warning', { message, location })}
          </s-list-item>
        ))}
      </s-unordered-list>
    </s-banner>
  );
}
