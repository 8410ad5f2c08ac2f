import type { AccountStatementView } from '@quittance/core/flow';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useAccountStatement } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { DayField } from '../filters/day-field.tsx';

/** The account from a day on, currency by currency. */
export function AccountStatement({ customerId }: { customerId: string }) {
  const { t } = useText();
  const [from, setFrom] = useState<string>();
  const statement = useAccountStatement(customerId, from);
  return (
    <s-section heading={t('receivables.statement.title')}>
      <s-box maxInlineSize="220px">
        <DayField label={t('receivables.statement.from')} value={from} onChoose={setFrom} />
      </s-box>
      <Loaded answer={statement} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <s-text color="subdued">{t('receivables.noBalance')}</s-text>
          ) : (
            items.map((each) => <Currency key={each.currency} statement={each} />)
          )
        }
      </Loaded>
    </s-section>
  );
}

function Currency({ statement }: { statement: AccountStatementView }) {
  const { t, tOr } = useText();
  const { money, day } = useFormat();
  const { currency, from, to, opening, closing, lines, problems } = statement;
  return (
    <>
      {problems.map(({ code, message, advice }) => (
        <s-banner key={code} tone="warning" heading={message}>
          {t('receivables.statement.problem', { why: advice })}
        </s-banner>
      ))}
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{t('receivables.column.document')}</s-table-header>
          <s-table-header>{t('receivables.column.date')}</s-table-header>
          <s-table-header format="currency">{t('receivables.column.amount')}</s-table-header>
          <s-table-header format="currency">{t('receivables.column.balance')}</s-table-header>
        </s-table-header-row>
        <s-table-body>
          <Edge label={t('receivables.statement.opening', { day: day(from) })} amount={money(opening, currency)} />
          {lines.map(({ date, kind, documentNumber, amount, balance }, index) => (
            <s-table-row key={index}>
              <s-table-cell>
                {tOr(`receivables.item.kind.${kind}`, kind)} {documentNumber}
              </s-table-cell>
              <s-table-cell>{day(date)}</s-table-cell>
              <s-table-cell>{money(amount, currency)}</s-table-cell>
              <s-table-cell>{money(balance, currency)}</s-table-cell>
            </s-table-row>
          ))}
          <Edge label={t('receivables.statement.closing', { day: day(to) })} amount={money(closing, currency)} />
        </s-table-body>
      </s-table>
    </>
  );
}

function Edge({ label, amount }: { label: string; amount: string }) {
  return (
    <s-table-row>
      <s-table-cell>
        <s-text type="strong">{label}</s-text>
      </s-table-cell>
      <s-table-cell />
      <s-table-cell />
      <s-table-cell>
        <s-text type="strong">{amount}</s-text>
      </s-table-cell>
    </s-table-row>
  );
}
