import type { AccountView } from '@quittance/core/flow';
import { dayBefore, dunningSentence, itemRows, outlookSentence, type ItemRow } from '@quittance/core/screens';
import { Button, StatusBadge, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import type { InvoiceRow } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useAccountOf } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerPath } from '../receivables/customers-table.tsx';
import { HoldDrawer } from '../receivables/hold-drawer.tsx';
import { LiftHold } from '../receivables/lift-hold.tsx';

/** How far the reminders about an invoice are, what comes next, and what stops them. */
export function DocumentDunning({ invoice }: { invoice: InvoiceRow }) {
  const { t } = useText();
  const account = useAccountOf(invoice.number, invoice.kind !== 'creditNote');
  const rows = rowsOf(account.data, invoice.number);
  if (!account.data || rows.length === 0) return null;
  return (
    <section
      aria-label={t('receivables.order.title')}
      className="flex flex-col gap-y-2"
      data-testid="quittance-document-dunning"
    >
      <Text size="small" weight="plus" leading="compact">
        {t('receivables.order.title')}
      </Text>
      {rows.map((row) => (
        <Item key={row.item.id} row={row} alone={rows.length === 1} />
      ))}
      <div className="flex flex-wrap gap-2">
        <HoldDrawer
          customerId={account.data.id}
          items={account.data.items}
          item={rows[0]?.item.id ?? ''}
          document={invoice.number}
        />
        <Button size="small" variant="transparent" asChild>
          <Link to={customerPath(account.data.id)}>{t('receivables.order.account')}</Link>
        </Button>
      </div>
    </section>
  );
}

type Row = ItemRow<AccountView['items'][number]>;

function rowsOf(account: AccountView | null | undefined, number: string): readonly Row[] {
  if (!account) return [];
  const today = dayBefore(new Date(), 0);
  return itemRows(account.items, account.holds, today).filter(({ item }) => item.documentNumber === number);
}

function Item({ row, alone }: { row: Row; alone: boolean }) {
  const { t } = useText();
  const words = useWords();
  const { day } = useFormat();
  const { item, state, colour, holds } = row;
  return (
    <div
      className="flex flex-col gap-y-1"
      data-testid="quittance-dunning-item"
      data-state={state}
      data-level={item.level}
    >
      <div className="flex items-center justify-between gap-x-2">
        <Text size="small" className="text-ui-fg-subtle">
          {alone ? t('receivables.column.state') : day(item.dueDate)}
        </Text>
        <StatusBadge color={colour} className="shrink-0 text-nowrap">
          {t(`receivables.item.state.${state}`)}
        </StatusBadge>
      </div>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {dunningSentence(item, words)} {outlookSentence(item, words)}
      </Text>
      {holds.map((hold) => (
        <LiftHold key={hold.id} hold={hold} withSentence />
      ))}
    </div>
  );
}
