import { useState } from 'react';
import { useChangeAddress, useCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { Loaded } from '../feedback/loaded.tsx';

interface AddressButtonProps {
  readonly customerId: string;
  readonly contactId: string;
}

/** Another address for a contact whose mail comes back. */
export function AddressButton(contact: AddressButtonProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <s-button onClick={() => setOpen(true)}>{t('delivery.work.action.customer')}</s-button>
      {open && <AddressDialog {...contact} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddressDialog({ customerId, contactId, onClose }: AddressButtonProps & { onClose: () => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  const customer = useCustomer(customerId);
  const change = useChangeAddress();
  const [typed, setTyped] = useState<string>();
  const contact = customer.value?.contacts.find(({ id }) => id === contactId);
  const email = typed ?? contact?.substitute ?? contact?.email ?? '';
  const save = async () => {
    const answer = await change.run({ customerId, contactId, email: email.trim() });
    if (!answer.ok) return;
    shopify.toast.show(t('delivery.returns.adopted'));
    onClose();
  };
  return (
    <Dialog
      heading={customer.value?.name ?? t('common.loading')}
      {...(contact !== undefined && { confirm: t('delivery.customers.save') })}
      cancel={t('common.cancel')}
      pending={change.pending}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Loaded answer={customer} rows={2}>
        {() => (
          <s-stack gap="base">
            {contact?.email !== undefined && (
              <s-text color="subdued">
                {contact.email} · {t(`delivery.customers.${contact.state}`)}
              </s-text>
            )}
            <s-email-field
              label={t('delivery.customers.email')}
              autocomplete="off"
              value={email}
              error={change.failure === undefined ? '' : errorText(change.failure)}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </s-stack>
        )}
      </Loaded>
    </Dialog>
  );
}
