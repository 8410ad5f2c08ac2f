import { defineWidgetConfig } from '@medusajs/admin-sdk';
import type { AdminCustomer, DetailWidgetProps } from '@medusajs/framework/types';
import type { AccountView } from '@quittance/core/flow';
import { Container, Heading, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { Loaded } from '../components/feedback/loaded.tsx';
import { AccountBadge } from '../components/receivables/account-badge.tsx';
import { customerPath } from '../components/receivables/customers-table.tsx';
import { HoldSentences } from '../components/receivables/hold-sentences.tsx';
import { useFormat } from '../format/use-format.ts';
import { useShopAccount } from '../hooks/receivables.ts';
import { useText } from '../i18n/use-text.ts';

/** On the page of a customer of the shop: what is owed, and the way to the rest. */
const CustomerReceivables = ({ data }: DetailWidgetProps<AdminCustomer>) => {
  const { t } = useText();
  const account = useShopAccount(data.id);
  return (
    <Container className="divide-y p-0" data-testid="quittance-customer-widget">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <Heading level="h2">{t('receivables.balances')}</Heading>
        <span aria-live="polite">{account.data?.account && <AccountBadge account={account.data.account} />}</span>
      </div>
      <Loaded query={account} rows={2}>
        {(answer) => (answer.account === null ? <Nothing /> : <Balances account={answer.account} />)}
      </Loaded>
    </Container>
  );
};

function Nothing() {
  const { t } = useText();
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 py-4">
      {t('receivables.noBalance')}
    </Text>
  );
}

function Balances({ account }: { account: AccountView }) {
  const { t } = useText();
  const { money } = useFormat();
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      {account.balances.length === 0 && <Text size="small">{t('receivables.noBalance')}</Text>}
      {account.balances.map(({ currency, open, overdue, level }) => (
        <dl key={currency} className="txt-small grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
          <dt className="text-ui-fg-subtle">{t('receivables.column.open')}</dt>
          <dd className="text-right tabular-nums">{money(open, currency)}</dd>
          <dt className="text-ui-fg-subtle">{t('receivables.column.overdue')}</dt>
          <dd className="text-right tabular-nums">{money(overdue, currency)}</dd>
          <dt className="text-ui-fg-subtle">{t('receivables.column.level')}</dt>
          <dd className="text-right">{level === 0 ? t('receivables.level_none') : level}</dd>
        </dl>
      ))}
      <HoldSentences holds={account.holds} />
      <Link
        to={customerPath(account.id)}
        className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover self-end"
      >
        {t('receivables.order.account')}
      </Link>
    </div>
  );
}

export const config = defineWidgetConfig({ zone: 'customer.details.side', id: 'quittance-customer-receivables' });
export default CustomerReceivables;
