import type { Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';

/** Documents issued from one day to another, both included (`YYYY-MM-DD`). */
export async function countDocuments(
  { documents }: Pick<Quittance, 'documents'>,
  tenant: TenantId,
  issuedFrom: string,
  issuedTo: string,
): Promise<number> {
  let count = 0;
  for (let after: string | undefined; ;) {
    const page = await documents.list(
      tenant,
      { issuedFrom, issuedTo },
      { limit: 200, ...(after !== undefined && { after }) },
    );
    count += page.items.length;
    if (page.next === undefined) return count;
    after = page.next;
  }
}
