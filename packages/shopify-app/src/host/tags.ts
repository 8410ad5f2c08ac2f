import { INVOICE_STATUSES } from './invoice-status.ts';

export interface TagChanges {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * What must change so that an order carries one tag of ours, that of the status it shows. Only tags that we could have set are removed:
 * our prefix and one of our words. Shopify does not tell tags apart by case.
 */
export function tagChanges(tags: readonly string[], prefix: string, status: string | undefined): TagChanges {
  if (status === undefined) return { add: [], remove: [] };
  const wanted = `${prefix}${status}`;
  const ours = new Set(INVOICE_STATUSES.map((each) => `${prefix}${each}`.toLowerCase()));
  return {
    add: tags.some((tag) => isSame(tag, wanted)) ? [] : [wanted],
    remove: tags.filter((tag) => ours.has(tag.toLowerCase()) && !isSame(tag, wanted)),
  };
}

export function isNothing({ add, remove }: TagChanges): boolean {
  return add.length === 0 && remove.length === 0;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
