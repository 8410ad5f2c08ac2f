/** The use cases: the road of an order, and the facade through which doors and plugins call it. */
export * from './metrics.ts';
export type { Accepted, UnmappedPayload } from './accept-order.ts';
export * from './open-quittance.ts';
export * from './order-view.ts';
export * from './quittance.ts';
export { checkInvoice } from './check-drafts.ts';
export * from './draft-offline.ts';
export { planOrder } from './plan-order.ts';
export * from './dry-run-verdict.ts';
export type { ErpDifference } from './compare-erp.ts';
export type { ErpReconciliation, Side, Sides } from './erp-findings.ts';
export type { Debtor, DebtorFilter, Receivables } from './read-receivables.ts';
export type { ReconcileReport } from './reconcile.ts';
export type { RoadLog } from './road.ts';
export * from './seal-events.ts';
export type { SilentShop } from './silent-shops.ts';
export * from './verify-audit.ts';
export * from './rotate-keys.ts';
