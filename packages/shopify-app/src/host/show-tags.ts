import type { WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { addTags, removeTags } from './operations.ts';
import { DONE, outcomeOf, together } from './outcome.ts';
import { tagChanges } from './tags.ts';

/** The new tag comes before the old one goes, so that an order never stands without one. Both calls may be repeated. */
export async function showTags(
  api: ShopApi,
  order: { readonly id: string; readonly tags: readonly string[] },
  prefix: string,
  status: string,
): Promise<WriteBackOutcome> {
  const { add, remove } = tagChanges(order.tags, prefix, status);
  const { id } = order;
  const added =
    add.length === 0
      ? DONE
      : outcomeOf(await api.run(addTags, { id, tags: add }), ({ tagsAdd }) => tagsAdd.userErrors, 'TAGS_REFUSED');
  const removed =
    remove.length === 0
      ? DONE
      : outcomeOf(
          await api.run(removeTags, { id, tags: remove }),
          ({ tagsRemove }) => tagsRemove.userErrors,
          'TAGS_REFUSED',
        );
  return together([added, removed]);
}
