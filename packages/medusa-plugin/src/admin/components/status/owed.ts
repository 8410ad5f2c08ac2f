import type { OwedDocument } from '@quittance/core/screens';
import type { InvoiceRow } from '../../../api/admin/quittance/contract.ts';

/** A row of the admin's API as the screens of every plugin judge it. */
export function owedDocument({ due_date, ...row }: InvoiceRow): OwedDocument {
  return { ...row, dueDate: due_date };
}
