import type { AccountView } from '@quittance/core/flow';
import { useState } from 'react';
import { withQuery } from '../../api/client.ts';
import { Empty } from '../../components/feedback/empty.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { AccountBadge } from '../../components/receivables/account-badge.tsx';
import { AccountStatement } from '../../components/receivables/account-statement.tsx';
import { Balances } from '../../components/receivables/balances.tsx';
import { Contacts } from '../../components/receivables/contacts.tsx';
import { History } from '../../components/receivables/history.tsx';
import { HoldDialog } from '../../components/receivables/hold-dialog.tsx';
import { Holds } from '../../components/receivables/holds.tsx';
import { OpenItems } from '../../components/receivables/open-items.tsx';
import { Terms } from '../../components/receivables/terms.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useAccount } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';

/** All that is known of one customer as a debtor, and what can be decided about it. */
export function Customer({ id }: { id: string }) {
  const { t } = useText();
  const { value: account, failure, reload } = useAccount(id);
  if (account !== undefined) return <Known account={account} />;
  return (
    <s-page heading={t('receivables.tab')} inlineSize="large">
      <Back />
      <s-section accessibilityLabel={t('receivables.tab')}>
        {failure === undefined && <LoadingRows rows={10} />}
        {failure?.status === 404 && <Empty icon="person" title={t('error.notFound')} hint={t('app.notFoundHint')} />}
        {failure !== undefined && failure.status !== 404 && <Failed failure={failure} onRetry={reload} />}
      </s-section>
    </s-page>
  );
}

function Back() {
  const { t } = useText();
  return (
    <s-link slot="breadcrumb-actions" href="/customers">
      {t('receivables.back')}
    </s-link>
  );
}

function Known({ account }: { account: AccountView }) {
  const { t } = useText();
  const { moment } = useFormat();
  const [holding, setHolding] = useState(false);
  return (
    <s-page heading={account.name} inlineSize="large">
      <Back />
      <s-button slot="secondary-actions" href={withQuery('/invoices', { open: true, buyer: account.name })}>
        {t('customers.invoices')}
      </s-button>
      <s-button slot="primary-action" variant="primary" onClick={() => setHolding(true)}>
        {t('receivables.hold.place')}
      </s-button>
      {holding && <HoldDialog account={account} onClose={() => setHolding(false)} />}
      <s-section heading={t('receivables.balances')}>
        <s-box slot="accessory">
          <AccountBadge account={account} />
        </s-box>
        {account.inDefaultSince !== undefined && (
          <s-text tone="critical">{t('receivables.inDefaultSince', { at: moment(account.inDefaultSince) })}</s-text>
        )}
        <Balances account={account} />
      </s-section>
      <OpenItems account={account} />
      <Holds account={account} />
      <Contacts customerId={account.id} />
      <Terms account={account} />
      <AccountStatement customerId={account.id} />
      <History customerId={account.id} />
    </s-page>
  );
}
