import { Button, Drawer, Input, Label, Text, toast } from '@medusajs/ui';
import { useId, useState, type FormEvent } from 'react';
import { useChangeAddress, useCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { Loaded } from '../feedback/loaded.tsx';

interface AddressDrawerProps {
  readonly customerId: string;
  readonly contactId: string;
}

/** Another address for a contact whose mail comes back. */
export function AddressDrawer({ customerId, contactId }: AddressDrawerProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" data-testid="quittance-address">
          {t('delivery.work.action.customer')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        {open && <AddressForm customerId={customerId} contactId={contactId} onDone={() => setOpen(false)} />}
      </Drawer.Content>
    </Drawer>
  );
}

function AddressForm({ customerId, contactId, onDone }: AddressDrawerProps & { onDone: () => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  const field = useId();
  const customer = useCustomer(customerId);
  const change = useChangeAddress();
  const [typed, setTyped] = useState<string>();
  const contact = customer.data?.contacts.find(({ id }) => id === contactId);
  const email = typed ?? contact?.substitute ?? contact?.email ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { customerId, contactId, email: email.trim() },
      {
        onSuccess: () => {
          toast.success(t('delivery.returns.adopted'));
          onDone();
        },
        onError: (error) => toast.error(t('delivery.returns.adoptFailed'), { description: errorText(error) }),
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex h-full flex-col">
      <DrawerHead title={customer.data?.name ?? t('common.loading')} />
      <Drawer.Body className="flex flex-1 flex-col gap-y-2">
        <Loaded query={customer} rows={2}>
          {() => (
            <>
              {contact?.email !== undefined && (
                <Text size="small" className="text-ui-fg-subtle">
                  {contact.email} · {t(`delivery.customers.${contact.state}`)}
                </Text>
              )}
              <Label size="small" weight="plus" htmlFor={field}>
                {t('delivery.customers.email')}
              </Label>
              <Input
                id={field}
                type="email"
                autoComplete="off"
                value={email}
                onChange={(event) => setTyped(event.target.value)}
              />
            </>
          )}
        </Loaded>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small" variant="secondary">
            {t('common.cancel')}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={change.isPending} disabled={contact === undefined}>
          {t('delivery.customers.save')}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
