import { Migration } from '@medusajs/framework/mikro-orm/migrations';

export class Migration20261129213000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_invoice_delivery_state" ON "quittance_invoice" ("delivery_state") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_quittance_invoice_delivery_state";`);
  }
}
