import { describe, expect, it } from 'vitest';
import { contactInput, type ContactId, type CustomerContact } from '../../model/index.ts';
import { changedAddress } from './changed-address.ts';

const contact: CustomerContact = {
  id: '0198f2d2-0000-7000-8000-000000000001' as ContactId,
  origin: 'order',
  name: 'Ada',
  role: 'purchasing',
  email: 'old@example.com',
  state: 'invalid',
  stateReason: 'ADDRESS_UNKNOWN',
  substitute: 'new@example.com',
  preferences: { language: 'fr' },
};

describe('another address for a contact', () => {
  it('is the one that is typed, and else the one that was offered', () => {
    expect(changedAddress(contact, 'typed@example.com')).toMatchObject({ email: 'typed@example.com', state: 'usable' });
    expect(changedAddress(contact)).toMatchObject({ email: 'new@example.com' });
  });

  it('keeps all else, and says nothing that a person may not write', () => {
    const { id, ...body } = changedAddress(contact) as { readonly id: string };
    expect(id).toBe(contact.id);
    expect(contactInput.parse(body)).toMatchObject({
      name: 'Ada',
      role: 'purchasing',
      preferences: { language: 'fr' },
    });
  });
});
