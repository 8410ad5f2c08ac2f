import type { Sql } from './projection.ts';

export interface Figures {
  readonly causes: readonly { code: string; message: string; advice: string; count: number }[];
  readonly stages: readonly { stage: string; count: number }[];
}

/** How many orders are stuck for which reason, and how many stand where. */
export async function figures(sql: Sql): Promise<Figures> {
  const causes = await sql.raw(
    `select stop_code, max(stop_message) as message, max(stop_advice) as advice, count(*) as count from quittance_order
     where stop_code is not null and deleted_at is null group by stop_code order by count(*) desc, stop_code`,
    [],
  );
  const stages = await sql.raw(
    'select stage, count(*) as count from quittance_order where deleted_at is null group by stage order by stage',
    [],
  );
  return {
    causes: causes.rows.map((row) => ({
      code: String(row['stop_code']),
      message: textOf(row['message']),
      advice: textOf(row['advice']),
      count: Number(row['count']),
    })),
    stages: stages.rows.map((row) => ({ stage: String(row['stage']), count: Number(row['count']) })),
  };
}

function textOf(column: unknown): string {
  return typeof column === 'string' ? column : '';
}
