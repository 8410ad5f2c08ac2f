import type { AccountView } from '@quittance/core/flow';
import { dayBefore, dunningSentence, itemRows, outlookSentence, type ItemRow } from '@quittance/core/screens';
import { Container, Heading, StatusBadge, Table, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { HoldDrawer } from './hold-drawer.tsx';
import { HoldSentences } from './hold-sentences.tsx';

type Item = AccountView['items'][number];

/** What the customer owes, one due date a row: how late it is, how far its dunning, what stops it. */
export function OpenItems({ account }: { account: AccountView }) {
  const { t } = useText();
  const rows = itemRows(account.items, account.holds, dayBefore(new Date(), 0));
  return (
    <Container className="divide-y p-0" data-testid="quittance-open-items">
      <Heading level="h2" className="px-6 py-4">
        {t('receivables.item.title')}
      </Heading>
      {rows.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t('receivables.item.none')}
        </Text>
      ) : (
        <div className="overflow-x-auto">
          <Table aria-label={t('receivables.item.title')}>
            <Table.Header className="border-t-0">
              <Table.Row>
                <Table.HeaderCell>{t('receivables.column.document')}</Table.HeaderCell>
                <Table.HeaderCell>{t('receivables.column.due')}</Table.HeaderCell>
                <Table.HeaderCell>{t('receivables.column.state')}</Table.HeaderCell>
                <Table.HeaderCell>{t('receivables.column.dunning')}</Table.HeaderCell>
                <Table.HeaderCell className="text-right">{t('receivables.column.open')}</Table.HeaderCell>
                <Table.HeaderCell>
                  <span className="sr-only">{t('receivables.column.actions')}</span>
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {rows.map((row) => (
                <Row key={row.item.id} row={row} account={account} />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Container>
  );
}

function Row({ row, account }: { row: ItemRow<Item>; account: AccountView }) {
  const { t, tOr } = useText();
  const words = useWords();
  const { day, money } = useFormat();
  const { item, state, colour, daysOverdue, holds } = row;
  return (
    <Table.Row data-testid="quittance-item" data-document={item.documentNumber} data-state={state}>
      <Table.Cell className="text-nowrap">
        <span className="txt-compact-small-plus text-ui-fg-base">{item.documentNumber}</span>
        {item.kind !== 'invoice' && (
          <span className="text-ui-fg-muted ps-2">{tOr(`receivables.item.kind.${item.kind}`, item.kind)}</span>
        )}
      </Table.Cell>
      <Table.Cell className="text-nowrap">
        <span className="flex flex-col">
          {day(item.dueDate)}
          {daysOverdue > 0 && state !== 'credit' && (
            <span className="txt-compact-xsmall text-ui-fg-error">
              {t('receivables.item.late', { count: daysOverdue })}
            </span>
          )}
        </span>
      </Table.Cell>
      <Table.Cell>
        <span className="flex flex-col items-start gap-y-1">
          <StatusBadge color={colour} className="text-nowrap">
            {t(`receivables.item.state.${state}`)}
          </StatusBadge>
          <HoldSentences holds={holds} />
        </span>
      </Table.Cell>
      <Table.Cell className="min-w-56 whitespace-normal">
        {dunningSentence(item, words)} {outlookSentence(item, words)}
      </Table.Cell>
      <Table.Cell className="text-nowrap text-right tabular-nums">{money(item.open, item.currency)}</Table.Cell>
      <Table.Cell className="text-right">
        {state !== 'credit' && (
          <HoldDrawer customerId={account.id} items={account.items} item={item.id} document={item.documentNumber} />
        )}
      </Table.Cell>
    </Table.Row>
  );
}
