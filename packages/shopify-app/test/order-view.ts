import type { DocumentView, OrderView } from '@quittance/core/flow';
import type { DocumentId, OrderId } from '@quittance/core/model';

export function documentView(over: Partial<DocumentView> = {}): DocumentView {
  return {
    id: '6b1f0c2e-0000-4000-8000-000000000001' as DocumentId,
    orderId: '0f8c0b0a-0000-4000-8000-000000000001' as OrderId,
    kind: 'invoice',
    part: 'order',
    number: 'F2026-17',
    issueDate: '2026-11-02',
    dueDate: '2026-12-02',
    buyer: 'Chez Louise',
    currency: 'EUR',
    total: '120.00',
    open: '120.00',
    status: 'issued',
    orderNumber: '#1001',
    format: 'ubl',
    files: ['ubl', 'pdf'],
    findings: [],
    ...over,
  } as DocumentView;
}

export function orderView(over: Partial<OrderView> = {}): OrderView {
  return {
    id: '0f8c0b0a-0000-4000-8000-000000000001' as OrderId,
    host: 'shopify',
    shop: 'wine.myshopify.com',
    sourceId: '820982911946154508',
    number: '#1001',
    placedAt: '2026-11-01T09:00:00Z',
    buyer: 'Chez Louise',
    currency: 'EUR',
    total: '120.00',
    revision: 1,
    stage: 'issued',
    attempts: 0,
    documents: [documentView()],
    updatedAt: '2026-11-02T09:00:00Z',
    ...over,
  } as OrderView;
}
