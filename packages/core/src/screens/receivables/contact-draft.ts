import {
  contactInput,
  contactPreferences,
  customerPreferences,
  timeZone,
  type ContactInput,
  type ContactPreferences,
  type CustomerPreferences,
} from '../../model/index.ts';
import type { FieldError } from '../settings/validation.ts';

/** How somebody wants messages, in a form; an empty text is as for everybody. */
export interface PreferencesDraft {
  readonly channel: string;
  readonly language: string;
  readonly format: string;
  /** Addresses, parted by commas. */
  readonly copies: string;
  readonly purchaseOrderRequired: boolean;
}

export interface ContactDraft extends PreferencesDraft {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly telephone: string;
  readonly state: string;
  readonly absentUntil: string;
}

export interface CustomerPreferencesDraft extends PreferencesDraft {
  /** 0 to 23. */
  readonly hour: string;
  /** IANA name. */
  readonly timeZone: string;
}

export type ContactErrors = Partial<Readonly<Record<'email' | 'copies' | 'hour' | 'timeZone', FieldError>>>;

/** The form of a contact there is, or of a new one. */
export function contactDraft(contact?: ContactInput): ContactDraft {
  return {
    name: contact?.name ?? '',
    role: contact?.role ?? 'billing',
    email: contact?.email ?? '',
    telephone: contact?.telephone ?? '',
    state: contact?.state ?? 'usable',
    absentUntil: contact?.absentUntil ?? '',
    ...preferencesDraft(contact?.preferences ?? {}),
  };
}

function preferencesDraft(preferences: ContactPreferences): PreferencesDraft {
  const { channel, language, format, copies, purchaseOrderRequired } = preferences;
  return {
    channel: channel ?? '',
    language: language ?? '',
    format: format ?? '',
    copies: copies?.join(', ') ?? '',
    purchaseOrderRequired: purchaseOrderRequired ?? false,
  };
}

export function contactErrors(draft: ContactDraft): ContactErrors {
  const email = draft.email.trim();
  const isAddress = email === '' || contactInput.shape.email.safeParse(email).success;
  return { ...(!isAddress && { email: { key: 'receivables.contact.faults.email' as const } }), ...copiesError(draft) };
}

function copiesError({ copies }: PreferencesDraft): ContactErrors {
  const fine = contactPreferences.shape.copies.safeParse(addressesIn(copies)).success;
  return fine ? {} : { copies: { key: 'receivables.contact.faults.copies' } };
}

/** The contact that a draft without faults stands for; what the form does not show stays. */
export function contactInputOf(draft: ContactDraft, before?: ContactInput): ContactInput {
  const { address } = before ?? {};
  return contactInput.parse({
    ...filled({ name: draft.name, email: draft.email, telephone: draft.telephone, absentUntil: draft.absentUntil }),
    role: draft.role,
    state: draft.state,
    ...(address !== undefined && { address }),
    preferences: preferencesOf(draft),
  });
}

function preferencesOf({ channel, language, format, copies, purchaseOrderRequired }: PreferencesDraft): object {
  const addresses = addressesIn(copies);
  return {
    ...filled({ channel, language, format }),
    ...(addresses.length > 0 && { copies: addresses }),
    ...(purchaseOrderRequired && { purchaseOrderRequired }),
  };
}

export function customerPreferencesDraft(customer: {
  readonly preferences: CustomerPreferences;
  readonly timeZone?: string;
}): CustomerPreferencesDraft {
  const { hour, ...preferences } = customer.preferences;
  return {
    ...preferencesDraft(preferences),
    hour: hour === undefined ? '' : String(hour),
    timeZone: customer.timeZone ?? '',
  };
}

export function customerPreferencesErrors(draft: CustomerPreferencesDraft): ContactErrors {
  const hour = hourOf(draft);
  const isHour = hour === undefined || customerPreferences.shape.hour.safeParse(hour).success;
  const isZone = draft.timeZone.trim() === '' || timeZone.safeParse(draft.timeZone.trim()).success;
  return {
    ...copiesError(draft),
    ...(!isHour && { hour: { key: 'receivables.contact.faults.hour' as const } }),
    ...(!isZone && { timeZone: { key: 'validation.timeZone' as const } }),
  };
}

/** What holds for a customer by a draft without faults. */
export function customerInputOf(draft: CustomerPreferencesDraft): {
  readonly preferences: CustomerPreferences;
  readonly timeZone?: string;
} {
  const hour = hourOf(draft);
  const preferences = customerPreferences.parse({ ...preferencesOf(draft), ...(hour !== undefined && { hour }) });
  return { preferences, ...filled({ timeZone: draft.timeZone }) };
}

/** Something that is no whole number is none of the hours. */
function hourOf({ hour }: CustomerPreferencesDraft): number | undefined {
  const text = hour.trim();
  if (text === '') return undefined;
  return /^\d{1,2}$/.test(text) ? Number(text) : -1;
}

function addressesIn(text: string): readonly string[] {
  return text
    .split(/[,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

function filled<Name extends string>(texts: Readonly<Record<Name, string>>): Partial<Record<Name, string>> {
  const kept = Object.entries<string>(texts).flatMap(([name, text]) =>
    text.trim() === '' ? [] : [[name, text.trim()]],
  );
  return Object.fromEntries(kept) as Partial<Record<Name, string>>;
}
