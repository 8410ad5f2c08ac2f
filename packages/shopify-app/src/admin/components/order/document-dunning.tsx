import type { AccountItem, AccountView, DocumentView } from '@quittance/core/flow';
import {
  dayBefore,
  dunningSentence,
  holdSentence,
  itemRows,
  mayBeLifted,
  outlookSentence,
  type ItemRow,
} from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useAccountOf } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { HoldDialog } from '../receivables/hold-dialog.tsx';
import { LiftHold } from '../receivables/lift-hold.tsx';
import { TONES } from '../status/badges.tsx';

/** How far the reminders about an invoice are, what comes next, and what stops them. Nothing where nothing is open. */
export function DocumentDunning({ document: { kind, number } }: { document: DocumentView }) {
  const { t } = useText();
  const { value: account } = useAccountOf(kind === 'creditNote' ? undefined : number);
  const [holding, setHolding] = useState(false);
  const rows = account === undefined ? [] : rowsOf(account, number);
  if (account === undefined || rows.length === 0) return null;
  return (
    <s-stack
      gap="small-200"
      accessibilityRole="section"
      accessibilityLabel={`${t('receivables.order.title')}: ${number}`}
    >
      <s-heading>{t('receivables.order.title')}</s-heading>
      {rows.map((row) => (
        <Item key={row.item.id} row={row} alone={rows.length === 1} />
      ))}
      <s-stack direction="inline" gap="small-200">
        <s-button accessibilityLabel={`${t('receivables.order.hold')}: ${number}`} onClick={() => setHolding(true)}>
          {t('receivables.order.hold')}
        </s-button>
        <s-button variant="tertiary" href={`/customers/${account.id}`}>
          {t('receivables.order.account')}
        </s-button>
      </s-stack>
      {holding && <HoldDialog account={account} item={rows[0]?.item.id ?? ''} onClose={() => setHolding(false)} />}
    </s-stack>
  );
}

function rowsOf({ items, holds }: AccountView, number: string): readonly ItemRow<AccountItem>[] {
  return itemRows(items, holds, dayBefore(new Date(), 0)).filter(({ item }) => item.documentNumber === number);
}

function Item({ row: { item, state, colour, holds }, alone }: { row: ItemRow<AccountItem>; alone: boolean }) {
  const { t } = useText();
  const { day } = useFormat();
  const words = useWords();
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        {!alone && <s-text>{day(item.dueDate)}</s-text>}
        <s-badge tone={TONES[colour]}>{t(`receivables.item.state.${state}`)}</s-badge>
      </s-stack>
      <s-text color="subdued">
        {dunningSentence(item, words)} {outlookSentence(item, words)}
      </s-text>
      {holds.map((hold) => {
        const sentence = holdSentence(hold, words);
        return (
          <s-stack key={hold.id} gap="small-300">
            <s-text>{sentence}</s-text>
            {mayBeLifted(hold) && <LiftHold id={hold.id} sentence={sentence} />}
          </s-stack>
        );
      })}
    </s-stack>
  );
}
