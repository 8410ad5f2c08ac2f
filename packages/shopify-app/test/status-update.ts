import type { DocumentStatus, StatusUpdate } from '@quittance/core/hosts';

/** An issued invoice of 120.00 EUR, due in December, nothing paid; and what is said otherwise. */
export function invoice(over: Partial<DocumentStatus> = {}): DocumentStatus {
  return {
    documentId: '6b1f0c2e-0000-4000-8000-000000000001',
    kind: 'invoice',
    number: 'F2026-17',
    status: 'issued',
    issueDate: '2026-11-02',
    dueDate: '2026-12-02',
    currency: 'EUR',
    total: '120.00',
    open: '120.00',
    ...over,
  };
}

export function creditNote(over: Partial<DocumentStatus> = {}): DocumentStatus {
  const { dueDate: _none, ...document } = invoice();
  return {
    ...document,
    documentId: '6b1f0c2e-0000-4000-8000-000000000002',
    kind: 'creditNote',
    number: 'A2026-3',
    status: 'settled',
    issueDate: '2026-11-05',
    total: '20.00',
    open: '0',
    ...over,
  };
}

export function statusUpdate(over: Partial<StatusUpdate> = {}): StatusUpdate {
  return {
    source: { host: 'shopify', shop: 'wine.myshopify.com', orderId: '820982911946154508' },
    orderId: '0f8c0b0a-0000-4000-8000-000000000001',
    sequence: 5,
    stage: 'issued',
    documents: [invoice()],
    ...over,
  };
}
