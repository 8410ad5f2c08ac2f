import { StatusBadge } from '@medusajs/ui';
import type { InvoiceRow, OrderRow } from '../../../api/admin/quittance/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { owedDocument } from './owed.ts';
import { documentColour, shownStatus, stageColour } from '@quittance/core/screens';

export function StageBadge({ order }: { order: Pick<OrderRow, 'stage' | 'stopped'> }) {
  const { tOr } = useText();
  const stage = order.stopped === null ? order.stage : 'stopped';
  return (
    <StatusBadge
      color={stageColour(stage)}
      className="shrink-0 text-nowrap"
      data-testid="quittance-stage"
      data-stage={stage}
    >
      {tOr(`stage.${stage}`, stage)}
    </StatusBadge>
  );
}

export function DocumentBadge({ invoice }: { invoice: InvoiceRow }) {
  const { tOr } = useText();
  const status = shownStatus(owedDocument(invoice), new Date());
  return (
    <StatusBadge
      color={documentColour(status, invoice.kind)}
      className="shrink-0 text-nowrap"
      data-testid="quittance-document-status"
      data-status={status}
    >
      {tOr(`documentStatus.${status}`, status, { context: invoice.kind })}
    </StatusBadge>
  );
}
