import type { ExtId } from '../../model/index.ts';
import type { ChangeKind, Cursor, ErpSession, OrderToPush, Outcome, Readable, Ref } from '../port.ts';

/** The value, or the reason there is none as the test's failure. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.kind}: ${outcome.cause.code}: ${outcome.cause.message}`);
}

const locks = new Map<ExtId, Promise<unknown>>();

/** Puts as the hub does: where repeats are not kept apart over there, one at a time, looking first and, after a lost answer, again. */
export async function putAsHub(session: ErpSession, ext: ExtId, document: OrderToPush): Promise<Outcome<Ref>> {
  const { idempotency } = await session.capabilities();
  const level = idempotency.order?.kind;
  if (level === 'native' || level === 'caller-number') return session.put('order', ext, document);
  const turn = (locks.get(ext) ?? Promise.resolve()).then(() => lookThenPut(session, ext, document));
  locks.set(ext, turn);
  return turn;
}

async function lookThenPut(session: ErpSession, ext: ExtId, document: OrderToPush): Promise<Outcome<Ref>> {
  const there = await session.find('order', ext);
  if (!there.ok) return there;
  return there.value === null ? session.put('order', ext, document) : { ok: true, value: there.value, created: false };
}

/** Reads changes to the end. Fails where paging never ends. */
export async function drain<K extends ChangeKind>(
  session: ErpSession,
  kind: K,
  from: Cursor | null = null,
  limit = 50,
) {
  const items: Readable[K][] = [];
  let cursor = from;
  for (let pages = 1; pages < 2_000; pages += 1) {
    const page = valueOf(await session.changes(kind, cursor, limit));
    items.push(...page.items);
    cursor = page.next;
    if (!page.more) return { items, cursor, pages };
  }
  throw new Error('changes() never came to an end');
}
