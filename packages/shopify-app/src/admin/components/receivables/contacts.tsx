import type { CustomerView } from '@quittance/core/flow';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { PreferencesDialog } from './preferences-dialog.tsx';

export type Contact = CustomerView['contacts'][number];

/** Who gets documents and letters at a customer, and how each wants them. */
export function Contacts({ customerId }: { customerId: string }) {
  const { t } = useText();
  const customer = useCustomer(customerId);
  const [open, setOpen] = useState<'contact' | 'preferences'>();
  const close = () => setOpen(undefined);
  return (
    <s-section heading={t('receivables.contact.title')}>
      <Loaded answer={customer} rows={2}>
        {(known) => (
          <>
            {known.contacts.length === 0 && <s-text color="subdued">{t('receivables.contact.none')}</s-text>}
            <ul className="plain-list lined">
              {known.contacts.map((contact) => (
                <Row key={contact.id} customerId={customerId} contact={contact} />
              ))}
            </ul>
            <s-stack direction="inline" gap="small-200">
              <s-button onClick={() => setOpen('contact')}>{t('receivables.contact.add')}</s-button>
              <s-button variant="tertiary" onClick={() => setOpen('preferences')}>
                {t('receivables.contact.preferences')}
              </s-button>
            </s-stack>
            {open === 'contact' && <ContactDialog customerId={customerId} onClose={close} />}
            {open === 'preferences' && <PreferencesDialog customer={known} onClose={close} />}
          </>
        )}
      </Loaded>
    </s-section>
  );
}

const TONES = { usable: 'success', invalid: 'critical', paused: 'warning' } as const;

function Row({ customerId, contact }: { customerId: string; contact: Contact }) {
  const { t } = useText();
  const { day } = useFormat();
  const [editing, setEditing] = useState(false);
  const { channel, language, format } = contact.preferences;
  const name = contact.name ?? t('receivables.contact.unnamed');
  const told = [
    contact.email,
    contact.telephone,
    t(`receivables.contact.roles.${contact.role}`),
    channel && t(`delivery.channel.${channel}`),
    language,
    format,
    contact.absentUntil && t('receivables.contact.absent', { day: day(contact.absentUntil) }),
  ];
  return (
    <li aria-label={name}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-text type="strong">{name}</s-text>
          <s-badge tone={TONES[contact.state]}>{t(`delivery.customers.${contact.state}`)}</s-badge>
        </s-stack>
        <s-text color="subdued">{told.filter((words) => words !== undefined && words !== '').join(' · ')}</s-text>
        <s-stack direction="inline">
          <s-button
            variant="tertiary"
            accessibilityLabel={`${t('receivables.contact.edit')}: ${name}`}
            onClick={() => setEditing(true)}
          >
            {t('receivables.contact.edit')}
          </s-button>
        </s-stack>
        {editing && <ContactDialog customerId={customerId} contact={contact} onClose={() => setEditing(false)} />}
      </s-stack>
    </li>
  );
}
