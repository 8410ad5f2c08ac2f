import type { AccountStatementView } from '@quittance/core/flow';
import { Container, Heading, InlineTip, Input, Label, Table, Text } from '@medusajs/ui';
import { useId, useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useAccountStatement } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';

/** The account of a customer by currency: where it began, what moved it, where it stands. */
export function AccountStatement({ customerId }: { customerId: string }) {
  const { t } = useText();
  const field = useId();
  const [from, setFrom] = useState<string>();
  const statement = useAccountStatement(customerId, from);
  return (
    <Container className="divide-y p-0" data-testid="quittance-statement">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <Heading level="h2">{t('receivables.statement.title')}</Heading>
        <div className="flex items-center gap-x-2">
          <Label size="small" htmlFor={field}>
            {t('receivables.statement.from')}
          </Label>
          <Input
            id={field}
            size="small"
            type="date"
            value={from ?? statement.data?.items[0]?.from ?? ''}
            onChange={(event) => setFrom(event.target.value === '' ? undefined : event.target.value)}
          />
        </div>
      </div>
      <Loaded query={statement} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t('receivables.noBalance')}
            </Text>
          ) : (
            items.map((each) => <Currency key={each.currency} statement={each} />)
          )
        }
      </Loaded>
    </Container>
  );
}

function Currency({ statement }: { statement: AccountStatementView }) {
  const { t, tOr } = useText();
  const { money, day } = useFormat();
  const { currency, from, to, opening, closing, lines, problems } = statement;
  return (
    <section className="flex flex-col" aria-label={currency}>
      {problems.map((problem) => (
        <InlineTip key={problem.code} variant="warning" label={problem.message} className="mx-6 my-3">
          {t('receivables.statement.problem', { why: problem.advice })}
        </InlineTip>
      ))}
      <div className="overflow-x-auto">
        <Table aria-label={`${t('receivables.statement.title')} ${currency}`}>
          <Table.Header className="border-t-0">
            <Table.Row>
              <Table.HeaderCell>{t('receivables.column.date')}</Table.HeaderCell>
              <Table.HeaderCell>{t('receivables.column.document')}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t('receivables.column.amount')}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t('receivables.column.balance')}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            <Edge label={t('receivables.statement.opening', { day: day(from) })} amount={money(opening, currency)} />
            {lines.map(({ date, kind, documentNumber, amount, balance }, index) => (
              <Table.Row key={index} data-testid="quittance-statement-line" data-kind={kind}>
                <Table.Cell className="text-nowrap">{day(date)}</Table.Cell>
                <Table.Cell className="text-nowrap">
                  {tOr(`receivables.item.kind.${kind}`, kind)} {documentNumber}
                </Table.Cell>
                <Table.Cell className="text-nowrap text-right tabular-nums">{money(amount, currency)}</Table.Cell>
                <Table.Cell className="text-nowrap text-right tabular-nums">{money(balance, currency)}</Table.Cell>
              </Table.Row>
            ))}
            <Edge label={t('receivables.statement.closing', { day: day(to) })} amount={money(closing, currency)} />
          </Table.Body>
        </Table>
      </div>
    </section>
  );
}

function Edge({ label, amount }: { label: string; amount: string }) {
  return (
    <Table.Row className="txt-compact-small-plus text-ui-fg-base">
      <Table.Cell className="text-nowrap">{label}</Table.Cell>
      <Table.Cell />
      <Table.Cell />
      <Table.Cell className="text-nowrap text-right tabular-nums">{amount}</Table.Cell>
    </Table.Row>
  );
}
