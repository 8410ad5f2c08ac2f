import type { AccountSummary } from '@quittance/core/flow';
import { isZeroAmount } from '@quittance/core/screens';
import { Table, clx } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountBadge } from './account-badge.tsx';

/** The page of one customer. */
export function customerPath(id: string): string {
  return `/quittance?view=customers&customer=${id}`;
}

export function CustomersTable({ accounts }: { accounts: readonly AccountSummary[] }) {
  const { t } = useText();
  return (
    <div className="overflow-x-auto">
      <Table aria-label={t('receivables.tab')}>
        <Table.Header className="border-t-0">
          <Table.Row>
            <Table.HeaderCell>{t('receivables.column.customer')}</Table.HeaderCell>
            <Table.HeaderCell>{t('receivables.column.state')}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t('receivables.column.open')}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t('receivables.column.overdue')}</Table.HeaderCell>
            <Table.HeaderCell>{t('receivables.column.oldest')}</Table.HeaderCell>
            <Table.HeaderCell>{t('receivables.column.level')}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {accounts.map((account) => (
            <Row key={account.id} account={account} />
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Row({ account }: { account: AccountSummary }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const lines = account.balances.length === 0 ? [undefined] : account.balances;
  return (
    <>
      {lines.map((balance, index) => (
        <Table.Row key={balance?.currency ?? ''} data-testid="quittance-customer-row" data-customer={account.name}>
          <Table.Cell className="max-w-64 truncate">
            <Link
              to={customerPath(account.id)}
              className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-interactive"
            >
              {account.name}
            </Link>
          </Table.Cell>
          <Table.Cell>{index === 0 && <AccountBadge account={account} />}</Table.Cell>
          <Table.Cell className="text-nowrap text-right tabular-nums">
            {balance === undefined ? t('common.none') : money(balance.open, balance.currency)}
          </Table.Cell>
          <Table.Cell
            className={clx(
              'text-nowrap text-right tabular-nums',
              balance !== undefined && !isZeroAmount(balance.overdue) && 'text-ui-fg-error',
            )}
          >
            {balance === undefined ? t('common.none') : money(balance.overdue, balance.currency)}
          </Table.Cell>
          <Table.Cell className="text-nowrap">
            {balance?.oldestDue === undefined ? t('common.none') : day(balance.oldestDue)}
          </Table.Cell>
          <Table.Cell className="text-nowrap">
            {balance === undefined || balance.level === 0
              ? t('common.none')
              : t('receivables.level', { level: balance.level })}
          </Table.Cell>
        </Table.Row>
      ))}
    </>
  );
}
