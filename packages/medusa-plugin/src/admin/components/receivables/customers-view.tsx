import { Users } from '@medusajs/icons';
import { Button, Container, Text } from '@medusajs/ui';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useAccounts, type AccountQuery } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Loaded } from '../feedback/loaded.tsx';
import { ChoiceField } from '../filters/choice-field.tsx';
import { SearchField } from '../filters/search-field.tsx';
import { MoreButton } from '../table/more-button.tsx';
import { CustomerPage } from './customer-page.tsx';
import { CustomersTable } from './customers-table.tsx';

/** Those who owe something, or one of them. */
export function CustomersView() {
  const [params] = useSearchParams();
  const customer = params.get('customer');
  return customer === null ? <CustomerList /> : <CustomerPage id={customer} />;
}

const WHICH = { overdue: { overdue: 'true' }, 'in-default': { inDefault: 'true' } } as const;

function CustomerList() {
  const { t } = useText();
  const { search, which, change, clear } = useCustomerFilters();
  const filters: AccountQuery = {
    ...(search !== '' && { search }),
    ...(which === 'overdue' || which === 'in-default' ? WHICH[which] : {}),
  };
  const accounts = useAccounts(filters);
  const filtered = Object.keys(filters).length > 0;
  const onSearch = useCallback((text: string) => change({ q: text }), [change]);
  return (
    <Container className="divide-y p-0" data-testid="quittance-customers">
      <div role="search" aria-label={t('filters.label')} className="flex flex-wrap items-center gap-2 px-6 py-4">
        <div className="w-full sm:w-72">
          <SearchField label={t('receivables.search')} value={search} onSearch={onSearch} />
        </div>
        <ChoiceField
          label={t('receivables.filter')}
          any={t('receivables.all')}
          value={which}
          options={[
            { value: 'overdue', label: t('receivables.onlyOverdue') },
            { value: 'in-default', label: t('receivables.onlyInDefault') },
          ]}
          onChoose={(chosen) => change({ which: chosen })}
        />
        <Text size="small" className="text-ui-fg-subtle">
          {t('receivables.subtitle')}
        </Text>
      </div>
      <Loaded query={{ ...accounts, data: accounts.items }} rows={8}>
        {(items) =>
          items.length === 0 ? (
            <NoCustomers filtered={filtered} onClear={clear} />
          ) : (
            <div aria-busy={accounts.isPlaceholderData}>
              <div role="status" className="sr-only">
                {t('list.results', { count: items.length })}
              </div>
              <CustomersTable accounts={items} />
              <MoreButton pages={accounts} />
            </div>
          )
        }
      </Loaded>
    </Container>
  );
}

function useCustomerFilters() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes))
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(() => change({ q: undefined, which: undefined }), [change]);
  return { search: params.get('q') ?? '', which: params.get('which') ?? undefined, change, clear };
}

function NoCustomers({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon={<Users />} title={t('receivables.empty')} hint={t('receivables.emptyHint')} />;
  const action = (
    <Button size="small" variant="secondary" onClick={onClear}>
      {t('common.clearFilters')}
    </Button>
  );
  return <Empty icon={<Users />} title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}
