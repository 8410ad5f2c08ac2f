/** Risk: none. Adds a column without a default: no row is rewritten. */
import type { Migration } from './migration.ts';

const COLUMN = `
alter table orders add column cancel_refusal jsonb;
comment on column orders.cancel_refusal is 'Why the ERP did not cancel an order that the shop cancelled.'`;

export const cancelRefusal: Migration = { id: '0002-cancel-refusal', statements: [COLUMN] };
