import type { AccountItem, AccountView } from '@quittance/core/flow';
import { dayBefore, dunningSentence, itemRows, outlookSentence, type ItemRow } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { TONES } from '../status/badges.tsx';
import { HoldDialog } from './hold-dialog.tsx';

/** What a customer owes, item by item: how late, how far the reminders are, and what stops them. */
export function OpenItems({ account }: { account: AccountView }) {
  const { t } = useText();
  const rows = itemRows(account.items, account.holds, dayBefore(new Date(), 0));
  return (
    <s-section heading={t('receivables.item.title')}>
      {rows.length === 0 ? (
        <s-text color="subdued">{t('receivables.item.none')}</s-text>
      ) : (
        <s-table>
          <s-table-header-row>
            <s-table-header listSlot="primary">{t('receivables.column.document')}</s-table-header>
            <s-table-header>{t('receivables.column.due')}</s-table-header>
            <s-table-header listSlot="inline">{t('receivables.column.state')}</s-table-header>
            <s-table-header>{t('receivables.column.dunning')}</s-table-header>
            <s-table-header format="currency">{t('receivables.column.open')}</s-table-header>
            <s-table-header listSlot="secondary">
              <s-text accessibilityVisibility="exclusive">{t('receivables.column.actions')}</s-text>
            </s-table-header>
          </s-table-header-row>
          <s-table-body>
            {rows.map((row) => (
              <Row key={row.item.id} row={row} account={account} />
            ))}
          </s-table-body>
        </s-table>
      )}
    </s-section>
  );
}

function Row({ row, account }: { row: ItemRow<AccountItem>; account: AccountView }) {
  const { t, tOr } = useText();
  const { money, day } = useFormat();
  const words = useWords();
  const [holding, setHolding] = useState(false);
  const { item, state, colour, daysOverdue } = row;
  return (
    <s-table-row>
      <s-table-cell>
        <s-stack gap="small-500">
          <s-text type="strong">{item.documentNumber}</s-text>
          <s-text color="subdued">{tOr(`receivables.item.kind.${item.kind}`, item.kind)}</s-text>
        </s-stack>
      </s-table-cell>
      <s-table-cell>
        <s-stack gap="small-500">
          <s-text>{day(item.dueDate)}</s-text>
          {daysOverdue > 0 && state !== 'credit' && (
            <s-text tone="critical">{t('receivables.item.late', { count: daysOverdue })}</s-text>
          )}
        </s-stack>
      </s-table-cell>
      <s-table-cell>
        <s-badge tone={TONES[colour]}>{t(`receivables.item.state.${state}`)}</s-badge>
      </s-table-cell>
      <s-table-cell>
        {dunningSentence(item, words)} {outlookSentence(item, words)}
      </s-table-cell>
      <s-table-cell>{money(item.open, item.currency)}</s-table-cell>
      <s-table-cell>
        {state !== 'credit' && (
          <s-button
            variant="tertiary"
            accessibilityLabel={`${t('receivables.order.hold')}: ${item.documentNumber}`}
            onClick={() => setHolding(true)}
          >
            {t('receivables.order.hold')}
          </s-button>
        )}
        {holding && <HoldDialog account={account} item={item.id} onClose={() => setHolding(false)} />}
      </s-table-cell>
    </s-table-row>
  );
}
