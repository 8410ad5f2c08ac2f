import { Migration } from '@medusajs/framework/mikro-orm/migrations';

export class Migration20261121235611 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "quittance_change" drop constraint if exists "quittance_change_order_id_unique";`,
    );
    this.addSql(
      `create table if not exists "quittance_change" ("id" text not null, "order_id" text not null, "event" text not null, "noticed" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quittance_change_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_quittance_change_order_id_unique" ON "quittance_change" ("order_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_change_deleted_at" ON "quittance_change" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "quittance_cursor" ("id" text not null, "cursor" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quittance_cursor_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_cursor_deleted_at" ON "quittance_cursor" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "quittance_invoice" ("id" text not null, "order_id" text not null, "order_number" text not null, "kind" text not null, "number" text not null, "status" text not null, "issue_date" text not null, "due_date" text null, "currency" text not null, "total" text not null, "open" text not null, "is_open" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quittance_invoice_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_invoice_deleted_at" ON "quittance_invoice" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_invoice_order_id" ON "quittance_invoice" ("order_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_invoice_issue_date" ON "quittance_invoice" ("issue_date") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_invoice_number" ON "quittance_invoice" ("number") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "quittance_order" ("id" text not null, "quittance_id" text null, "number" text not null, "stage" text not null, "sequence" integer not null default -1, "stop_code" text null, "stop_message" text null, "stop_advice" text null, "stop_origin" text null, "erp_reference" text null, "placed_at" timestamptz not null, "currency" text not null, "total" text not null, "search" text not null default '', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quittance_order_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_order_deleted_at" ON "quittance_order" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_order_placed_at" ON "quittance_order" ("placed_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_order_stage" ON "quittance_order" ("stage") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_quittance_order_stop_code" ON "quittance_order" ("stop_code") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "quittance_change" cascade;`);

    this.addSql(`drop table if exists "quittance_cursor" cascade;`);

    this.addSql(`drop table if exists "quittance_invoice" cascade;`);

    this.addSql(`drop table if exists "quittance_order" cascade;`);
  }
}
