import type { AccountSummary } from '@quittance/core/flow';
import { isZeroAmount } from '@quittance/core/screens';
import { Empty } from '../../components/feedback/empty.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { ChoiceField } from '../../components/filters/choice-field.tsx';
import { ACCOUNT_FILTERS } from '../../components/filters/filters.ts';
import { SearchField } from '../../components/filters/search-field.tsx';
import { useFilters } from '../../components/filters/use-filters.ts';
import { AccountBadge } from '../../components/receivables/account-badge.tsx';
import { usePages } from '../../components/table/use-pages.ts';
import { useFormat } from '../../format/use-format.ts';
import { useAccounts } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';

/** Who owes something, or is owed: what is open and overdue, and how far the reminders are. */
export function Customers() {
  const { t } = useText();
  const { filters, change, filtered, clear } = useFilters(ACCOUNT_FILTERS);
  const { value: accounts, failure, loading, reload } = useAccounts(filters);
  const pages = usePages(filters.after, accounts?.next, (after) => change({ after }));
  return (
    <s-page heading={t('receivables.tab')} inlineSize="large">
      <s-paragraph color="subdued">{t('receivables.subtitle')}</s-paragraph>
      <s-section accessibilityLabel={t('receivables.tab')} padding="none">
        <s-table {...pages} loading={loading && accounts !== undefined}>
          <s-grid
            slot="filters"
            gridTemplateColumns="repeat(auto-fit, minmax(150px, 1fr))"
            gap="small-200"
            alignItems="end"
          >
            <SearchField
              label={t('receivables.search')}
              value={filters.search ?? ''}
              onSearch={(search) => change({ search })}
            />
            <ChoiceField
              label={t('receivables.filter')}
              any={t('receivables.all')}
              value={filters.inDefault === 'true' ? 'inDefault' : filters.overdue === 'true' ? 'overdue' : undefined}
              options={[
                { value: 'overdue', label: t('receivables.onlyOverdue') },
                { value: 'inDefault', label: t('receivables.onlyInDefault') },
              ]}
              onChoose={(chosen) =>
                change({ overdue: undefined, inDefault: undefined, ...(chosen && { [chosen]: 'true' }) })
              }
            />
          </s-grid>
          <s-table-header-row>
            <s-table-header listSlot="primary">{t('receivables.column.customer')}</s-table-header>
            <s-table-header listSlot="inline">{t('receivables.column.state')}</s-table-header>
            <s-table-header>{t('receivables.column.oldest')}</s-table-header>
            <s-table-header>{t('receivables.column.level')}</s-table-header>
            <s-table-header format="currency">{t('receivables.column.overdue')}</s-table-header>
            <s-table-header format="currency">{t('receivables.column.open')}</s-table-header>
          </s-table-header-row>
          <s-table-body>
            {accounts?.items.map((account) => (
              <Row key={account.id} account={account} />
            ))}
          </s-table-body>
        </s-table>
        {accounts === undefined && failure === undefined && <LoadingRows rows={8} />}
        {failure !== undefined && accounts === undefined && <Failed failure={failure} onRetry={reload} />}
        {accounts?.items.length === 0 && <Nobody filtered={filtered} onClear={clear} />}
      </s-section>
    </s-page>
  );
}

function Nobody({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon="person" title={t('receivables.empty')} hint={t('receivables.emptyHint')} />;
  const action = <s-button onClick={onClear}>{t('common.clearFilters')}</s-button>;
  return <Empty icon="search" title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}

/** Amounts of several currencies stand under one another: they are never added up. */
function Row({ account }: { account: AccountSummary }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const { id, name, balances } = account;
  const link = `account-${id}`;
  const none = balances.length === 0 && t('common.none');
  return (
    <s-table-row clickDelegate={link}>
      <s-table-cell>
        <s-link id={link} href={`/customers/${id}`}>
          {name}
        </s-link>
      </s-table-cell>
      <s-table-cell>
        <AccountBadge account={account} />
      </s-table-cell>
      <s-table-cell>
        {none}
        {balances.map(({ currency, oldestDue }) => (
          <div key={currency}>{oldestDue === undefined ? t('common.none') : day(oldestDue)}</div>
        ))}
      </s-table-cell>
      <s-table-cell>
        {none}
        {balances.map(({ currency, level }) => (
          <div key={currency}>{level === 0 ? t('receivables.level_none') : t('receivables.level', { level })}</div>
        ))}
      </s-table-cell>
      <s-table-cell>
        {none}
        {balances.map(({ currency, overdue }) => (
          <div key={currency}>
            {isZeroAmount(overdue) ? t('common.none') : <s-text tone="critical">{money(overdue, currency)}</s-text>}
          </div>
        ))}
      </s-table-cell>
      <s-table-cell>
        {none}
        {balances.map(({ currency, open }) => (
          <div key={currency}>{money(open, currency)}</div>
        ))}
      </s-table-cell>
    </s-table-row>
  );
}
