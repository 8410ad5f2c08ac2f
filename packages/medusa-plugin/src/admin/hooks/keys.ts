/** The query keys of every resource, broad to narrow: invalidating `orders` refreshes lists and details alike. */
export const keys = {
  orders: ['quittance', 'orders'] as const,
  orderList: (query: object) => [...keys.orders, 'list', query] as const,
  order: (id: string) => [...keys.orders, 'detail', id] as const,
  invoices: ['quittance', 'invoices'] as const,
  invoiceList: (query: object) => [...keys.invoices, 'list', query] as const,
  /** Everything about messages to buyers: one action may change any of it. */
  delivery: ['quittance', 'delivery'] as const,
  documentDelivery: (id: string) => [...keys.delivery, 'document', id] as const,
  resend: (id: string) => [...keys.delivery, 'resend', id] as const,
  work: ['quittance', 'delivery', 'work'] as const,
  returns: (query: object) => [...keys.delivery, 'returns', query] as const,
  customer: (id: string) => [...keys.delivery, 'customer', id] as const,
  channels: ['quittance', 'delivery', 'channels'] as const,
  settings: ['quittance', 'settings'] as const,
  erpConnection: ['quittance', 'erp-connection'] as const,
};
