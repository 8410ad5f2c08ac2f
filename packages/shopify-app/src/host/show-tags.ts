import type { WriteBackOutcome } from '@quittance/core/hosts';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import { lookAt, type InvoiceState } from './invoice-state.ts';
import { addTags, removeTags, type UserErrors } from './operations.ts';
import { DONE, later, outcomeOf } from './outcome.ts';
import { isNothing, tagChanges, type TagChanges } from './tags.ts';

const MOST_ATTEMPTS = 3;

/**
 * Tags cannot be compared and set, so what they should be is looked up again after every change: of two write-backs that meet here, whoever
 * is last leaves the tag of the status that is shown.
 */
export async function showTags(
  api: ShopApi,
  orderId: string,
  before: InvoiceState,
  prefix: string,
): Promise<WriteBackOutcome> {
  let state = before;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const changes = tagChanges(state.tags, prefix, state.status);
    if (isNothing(changes)) return DONE;
    const outcome = await change(api, state.id, changes);
    if (!outcome.ok) return outcome;
    const look = await lookAt(api, orderId);
    if (!look.ok) return look.outcome;
    state = look.state;
  }
  return later('ORDER_BUSY', `Others keep changing the tags of order ${orderId}.`);
}

/** The new tag comes before the old one goes, so that an order never stands without one. */
async function change(api: ShopApi, id: string, { add, remove }: TagChanges): Promise<WriteBackOutcome> {
  const added =
    add.length === 0
      ? DONE
      : orLookedUp(await api.run(addTags, { id, tags: add }), ({ tagsAdd }) => tagsAdd.userErrors);
  if (!added.ok || remove.length === 0) return added;
  return orLookedUp(await api.run(removeTags, { id, tags: remove }), ({ tagsRemove }) => tagsRemove.userErrors);
}

/** A lost answer is no failure here: what became of it is looked up anyway. */
function orLookedUp<T>(answer: ApiAnswer<T>, errorsIn: (value: T) => UserErrors): WriteBackOutcome {
  if (!answer.ok && answer.failure.kind === 'uncertain') return DONE;
  return outcomeOf(answer, errorsIn, 'TAGS_REFUSED');
}
