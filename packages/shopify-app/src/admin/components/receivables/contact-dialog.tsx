import { contactDraft, contactErrors, contactInputOf, type ContactDraft } from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveContact } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ContactFields } from './contact-fields.tsx';
import type { Contact } from './contacts.tsx';

interface ContactDialogProps {
  readonly customerId: string;
  /** Left out: a new one. */
  readonly contact?: Contact;
  readonly onClose: () => void;
}

/** Changes a contact, or adds one. */
export function ContactDialog({ customerId, contact, onClose }: ContactDialogProps) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveContact();
  const [draft, setDraft] = useState<ContactDraft>(contactDraft(contact));
  const [tried, setTried] = useState(false);
  const errors = contactErrors(draft);
  const name = contact?.name ?? contact?.email ?? t('receivables.contact.unnamed');
  const submit = async () => {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    const input = { ...contactInputOf(draft, contact), ...(contact !== undefined && { id: contact.id }) };
    if (outcome(await save.run(customerId, input), 'receivables.contact.saved', 'receivables.contact.failed'))
      onClose();
  };
  return (
    <Dialog
      heading={
        contact === undefined ? t('receivables.contact.add') : t('receivables.contact.editOf', { contact: name })
      }
      confirm={t('delivery.customers.save')}
      cancel={t('common.cancel')}
      pending={save.pending}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <ContactFields
        draft={draft}
        errors={tried ? errors : {}}
        onEdit={(change) => setDraft((now) => ({ ...now, ...change }))}
      />
    </Dialog>
  );
}
