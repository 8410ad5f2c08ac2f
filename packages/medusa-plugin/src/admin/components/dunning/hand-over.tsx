import { handOverDocuments, inRow, type ShownRun } from '@quittance/core/screens';
import { Container, Heading, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerPath } from '../receivables/customers-table.tsx';

/** Items whose procedure ended unpaid. */
export function HandOver({ run: { report } }: { run: ShownRun }) {
  const { t } = useText();
  const { money } = useFormat();
  return (
    <Container className="divide-y p-0" data-testid="quittance-hand-over">
      <div className="flex flex-col px-6 py-4">
        <Heading level="h2">{t('dunning.handOver.title')}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {report.handOver.length === 0 ? t('dunning.handOver.none') : t('dunning.handOver.hint')}
        </Text>
      </div>
      <ul className="divide-y">
        {report.handOver.map((each) => (
          <li key={`${each.customerId} ${each.currency}`} className="px-6 py-3" data-testid="quittance-hand-over-line">
            <Link to={customerPath(each.customerId)} className="txt-small text-ui-fg-interactive">
              {t('dunning.handOver.line', {
                documents: inRow(handOverDocuments(each)),
                amount: money(each.open, each.currency),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </Container>
  );
}
