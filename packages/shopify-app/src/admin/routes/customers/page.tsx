import type { Debtor } from '@quittance/core/flow';
import { isZeroAmount } from '@quittance/core/screens';
import { withQuery } from '../../api/client.ts';
import { Empty } from '../../components/feedback/empty.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { SearchField } from '../../components/filters/search-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useDebtors } from '../../hooks/documents.ts';
import { useText } from '../../i18n/use-text.ts';
import { useParams } from '../../router/location.ts';

/** Who owes something, grouped by the buyer's name on the unpaid invoices. */
export function Customers() {
  const { t } = useText();
  const { params, change } = useParams();
  const search = params.get('search') ?? '';
  const { value: debtors, failure, reload } = useDebtors(search);
  return (
    <s-page heading={t('customers.title')} inlineSize="large">
      <s-paragraph color="subdued">{t('customers.subtitle')}</s-paragraph>
      <s-section accessibilityLabel={t('customers.title')} padding="none">
        <s-table>
          <s-box slot="filters">
            <SearchField label={t('customers.search')} value={search} onSearch={(text) => change({ search: text })} />
          </s-box>
          <s-table-header-row>
            <s-table-header listSlot="primary">{t('customers.buyer')}</s-table-header>
            <s-table-header format="numeric">{t('customers.documents')}</s-table-header>
            <s-table-header>{t('customers.oldest')}</s-table-header>
            <s-table-header format="currency">{t('customers.overdue')}</s-table-header>
            <s-table-header format="currency">{t('customers.open')}</s-table-header>
          </s-table-header-row>
          <s-table-body>
            {debtors?.items.map((debtor) => (
              <Row key={`${debtor.buyer} ${debtor.currency}`} debtor={debtor} />
            ))}
          </s-table-body>
        </s-table>
        {debtors === undefined && failure === undefined && <LoadingRows rows={8} />}
        {failure !== undefined && debtors === undefined && <Failed failure={failure} onRetry={reload} />}
        {debtors?.items.length === 0 &&
          (search === '' ? (
            <Empty icon="check-circle" title={t('customers.empty')} hint={t('customers.emptyHint')} />
          ) : (
            <Empty icon="search" title={t('empty.noMatch')} hint={t('empty.noMatchHint')} />
          ))}
      </s-section>
    </s-page>
  );
}

function Row({ debtor }: { debtor: Debtor }) {
  const { t } = useText();
  const { money, day, count } = useFormat();
  const { buyer, currency, documents, open, overdue, oldestDue } = debtor;
  const late = !isZeroAmount(overdue);
  const link = `debtor-${buyer}-${currency}`;
  return (
    <s-table-row clickDelegate={link}>
      <s-table-cell>
        <s-link
          id={link}
          href={withQuery('/invoices', { open: true, buyer })}
          accessibilityLabel={t('customers.show', { buyer })}
        >
          {buyer}
        </s-link>
      </s-table-cell>
      <s-table-cell>{count(documents)}</s-table-cell>
      <s-table-cell>{day(oldestDue)}</s-table-cell>
      <s-table-cell>
        {late ? <s-text tone="critical">{money(overdue, currency)}</s-text> : t('common.none')}
      </s-table-cell>
      <s-table-cell>{money(open, currency)}</s-table-cell>
    </s-table-row>
  );
}
