import type { CustomerView } from '@quittance/core/flow';
import { contactDraft, contactErrors, contactInputOf, type ContactDraft } from '@quittance/core/screens';
import { Button, Drawer } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import { useSaveContact } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ContactFields } from './contact-fields.tsx';

type Contact = CustomerView['contacts'][number];

interface ContactDrawerProps {
  readonly customerId: string;
  /** Left out: a new one. */
  readonly contact?: Contact;
}

/** Changes a contact, or adds one. */
export function ContactDrawer({ customerId, contact }: ContactDrawerProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const name = contact?.name ?? contact?.email ?? t('receivables.contact.unnamed');
  const title =
    contact === undefined ? t('receivables.contact.add') : t('receivables.contact.editOf', { contact: name });
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" aria-label={title} data-testid="quittance-contact-open">
          {contact === undefined ? t('receivables.contact.add') : t('receivables.contact.edit')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHead title={title} />
        {open && (
          <ContactForm
            customerId={customerId}
            {...(contact !== undefined && { contact })}
            onDone={() => setOpen(false)}
          />
        )}
      </Drawer.Content>
    </Drawer>
  );
}

function ContactForm({ customerId, contact, onDone }: ContactDrawerProps & { onDone: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveContact(customerId);
  const [draft, setDraft] = useState<ContactDraft>(contactDraft(contact));
  const [judged, setJudged] = useState(false);
  const errors = contactErrors(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (Object.keys(errors).length > 0) return;
    save.mutate(
      { ...contactInputOf(draft, contact), ...(contact !== undefined && { id: contact.id }) },
      outcome({ done: 'receivables.contact.saved', failed: 'receivables.contact.failed', after: onDone }),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col" data-testid="quittance-contact-form">
      <Drawer.Body className="grid grid-cols-1 content-start gap-4 overflow-y-auto sm:grid-cols-2">
        <ContactFields draft={draft} errors={judged ? errors : {}} onChange={setDraft} />
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t('common.cancel')}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={save.isPending}>
          {t('delivery.customers.save')}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
