import type { CustomerContact } from '../../model/index.ts';

/**
 * What a person writes of a contact to give it another address: all else of it stays, and messages go to it again. Without an address it is the one that
 * an automatic reply named.
 */
export function changedAddress(contact: CustomerContact, email?: string): object {
  const { origin: _origin, stateReason: _reason, substitute, ...kept } = contact;
  return { ...kept, email: email ?? substitute, state: 'usable' };
}
