/** The query keys of every resource, broad to narrow: invalidating `orders` refreshes lists and details alike. */
export const keys = {
  orders: ['quittance', 'orders'] as const,
  orderList: (query: object) => [...keys.orders, 'list', query] as const,
  order: (id: string) => [...keys.orders, 'detail', id] as const,
  invoices: ['quittance', 'invoices'] as const,
  invoiceList: (query: object) => [...keys.invoices, 'list', query] as const,
  settings: ['quittance', 'settings'] as const,
  erpConnection: ['quittance', 'erp-connection'] as const,
};
