import { describe, expect, it } from 'vitest';
import {
  contactDraft,
  contactErrors,
  contactInputOf,
  customerInputOf,
  customerPreferencesDraft,
  customerPreferencesErrors,
} from './contact-draft.ts';

const ADDRESS = { line1: 'Rue 1', city: 'Lyon', countryCode: 'FR' };

describe('the form of a contact', () => {
  it('gives a contact back as it was, with what it does not show', () => {
    const contact = {
      name: 'Eva',
      role: 'purchasing' as const,
      email: 'eva@example.com',
      state: 'paused' as const,
      address: ADDRESS,
      preferences: {
        channel: 'print' as const,
        copies: ['a@example.com', 'b@example.com'],
        purchaseOrderRequired: true,
      },
    };
    expect(contactInputOf(contactDraft(contact), contact)).toEqual(contact);
  });

  it('leaves out what is as for everybody', () =>
    expect(contactInputOf({ ...contactDraft(), email: ' eva@example.com ' })).toEqual({
      email: 'eva@example.com',
      role: 'billing',
      state: 'usable',
      preferences: {},
    }));

  it.each([
    ['email', { email: 'eva' }],
    ['copies', { copies: 'a@example.com, b' }],
  ])('says what is wrong with %s', (field, changes) =>
    expect(Object.keys(contactErrors({ ...contactDraft(), ...changes }))).toEqual([field]),
  );
});

describe('the form of what holds for a customer', () => {
  const empty = customerPreferencesDraft({ preferences: {} });

  it('gives it back as it was', () => {
    const customer = { preferences: { hour: 9, language: 'fr' }, timeZone: 'Europe/Paris' };
    expect(customerInputOf(customerPreferencesDraft(customer))).toEqual(customer);
    expect(customerInputOf(empty)).toEqual({ preferences: {} });
  });

  it.each([
    ['hour', { hour: '24' }],
    ['hour', { hour: 'noon' }],
    ['timeZone', { timeZone: 'Paris' }],
  ])('says what is wrong with %s', (field, changes) =>
    expect(Object.keys(customerPreferencesErrors({ ...empty, ...changes }))).toEqual([field]),
  );
});
