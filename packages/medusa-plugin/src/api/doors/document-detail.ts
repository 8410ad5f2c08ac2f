import type { DocumentView } from '@quittance/core/flow';
import type { DocumentId } from '@quittance/core/model';
import type { DocumentDetail, InvoiceRow } from '../admin/quittance/contract.ts';
import type { QuittanceModuleService } from '../../modules/quittance/service.ts';
import { isUuid } from './document-file.ts';
import { invoiceRow, type StoredInvoice } from './rows.ts';

/** A document with what core alone knows of it: its format, its files, and what the rules warned of. */
export function documentDetail(row: InvoiceRow, view: DocumentView | undefined): DocumentDetail {
  return { ...row, format: view?.format ?? null, files: view?.files ?? [], findings: view?.findings ?? [] };
}

export async function invoiceDetail(service: QuittanceModuleService, row: StoredInvoice): Promise<DocumentDetail> {
  const { quittance, tenant } = await service.open();
  const view = isUuid(row.id) ? await quittance.documents.get(tenant, row.id as DocumentId) : undefined;
  return documentDetail(invoiceRow(row), view);
}
