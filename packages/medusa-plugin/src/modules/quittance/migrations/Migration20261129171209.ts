import { Migration } from '@medusajs/framework/mikro-orm/migrations';

export class Migration20261129171209 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "quittance_note" drop constraint if exists "quittance_note_key_unique";`);
    this.addSql(
      `create table if not exists "quittance_note" ("id" text not null, "key" text not null, "order_id" text not null, "document_id" text null, "code" text not null, "text" text not null, "task" text null, "done_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quittance_note_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_quittance_note_key_unique" ON "quittance_note" ("key") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_note_deleted_at" ON "quittance_note" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_note_order_id" ON "quittance_note" ("order_id") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "quittance_invoice" add column if not exists "delivery_state" text null, add column if not exists "delivery_at" timestamptz null, add column if not exists "delivery_channel" text null, add column if not exists "address_problem" text null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "quittance_note" cascade;`);

    this.addSql(
      `alter table if exists "quittance_invoice" drop column if exists "delivery_state", drop column if exists "delivery_at", drop column if exists "delivery_channel", drop column if exists "address_problem";`,
    );
  }
}
