import type { AccountView } from '@quittance/core/flow';
import { ArrowLeft } from '@medusajs/icons';
import { Button, Container, Heading, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useAccount } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { AccountBadge } from './account-badge.tsx';
import { AccountStatement } from './account-statement.tsx';
import { Balances } from './balances.tsx';
import { Contacts } from './contacts.tsx';
import { History } from './history.tsx';
import { HoldDrawer } from './hold-drawer.tsx';
import { Holds } from './holds.tsx';
import { OpenItems } from './open-items.tsx';
import { Terms } from './terms.tsx';

/** All that is known of one customer as a debtor, and what can be decided about it. */
export function CustomerPage({ id }: { id: string }) {
  const { t } = useText();
  const account = useAccount(id);
  return (
    <div className="flex flex-col gap-y-3" data-testid="quittance-customer">
      <div>
        <Button size="small" variant="transparent" asChild>
          <Link to="/quittance?view=customers">
            <ArrowLeft aria-hidden />
            {t('receivables.back')}
          </Link>
        </Button>
      </div>
      <Loaded query={account} rows={8}>
        {(data) => <Sections account={data} />}
      </Loaded>
    </div>
  );
}

function Sections({ account }: { account: AccountView }) {
  return (
    <>
      <Head account={account} />
      <OpenItems account={account} />
      <Holds account={account} />
      <Contacts customerId={account.id} />
      <Terms account={account} />
      <AccountStatement customerId={account.id} />
      <History customerId={account.id} />
    </>
  );
}

function Head({ account }: { account: AccountView }) {
  const { t } = useText();
  const { moment } = useFormat();
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h2" className="break-words">
            {account.name}
          </Heading>
          <span aria-live="polite">
            <AccountBadge account={account} />
          </span>
        </div>
        <HoldDrawer customerId={account.id} items={account.items} />
      </div>
      {account.inDefaultSince !== undefined && (
        <Text size="small" className="text-ui-fg-error px-6 py-3">
          {t('receivables.inDefaultSince', { at: moment(account.inDefaultSince) })}
        </Text>
      )}
      <Balances account={account} />
    </Container>
  );
}
