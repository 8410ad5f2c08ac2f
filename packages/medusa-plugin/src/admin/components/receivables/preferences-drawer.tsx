import type { CustomerView } from '@quittance/core/flow';
import {
  customerInputOf,
  customerPreferencesDraft,
  customerPreferencesErrors,
  type CustomerPreferencesDraft,
} from '@quittance/core/screens';
import { Button, Drawer } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import { useSaveCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { TextInput } from '../settings/text-input.tsx';
import { PreferenceFields } from './preference-fields.tsx';

/** What holds for all contacts of a customer that want nothing else, and when messages leave. */
export function PreferencesDrawer({ customer }: { customer: CustomerView }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="transparent" data-testid="quittance-preferences-open">
          {t('receivables.contact.preferences')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHead title={t('receivables.contact.preferences')} />
        {open && <PreferencesForm customer={customer} onDone={() => setOpen(false)} />}
      </Drawer.Content>
    </Drawer>
  );
}

function PreferencesForm({ customer, onDone }: { customer: CustomerView; onDone: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveCustomer(customer.id);
  const [draft, setDraft] = useState<CustomerPreferencesDraft>(customerPreferencesDraft(customer));
  const edit = (changes: Partial<CustomerPreferencesDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const [judged, setJudged] = useState(false);
  const errors = customerPreferencesErrors(draft);
  const shown = judged ? errors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (Object.keys(errors).length > 0) return;
    save.mutate(
      customerInputOf(draft),
      outcome({ done: 'receivables.contact.saved', failed: 'receivables.contact.failed', after: onDone }),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="grid grid-cols-1 content-start gap-4 overflow-y-auto sm:grid-cols-2">
        <PreferenceFields draft={draft} errors={shown} onEdit={edit} />
        <TextInput
          label={t('receivables.contact.hour')}
          hint={t('receivables.contact.hourHint')}
          numeric
          value={draft.hour}
          error={shown.hour && t(shown.hour.key)}
          onChange={(hour) => edit({ hour })}
        />
        <TextInput
          label={t('receivables.contact.timeZone')}
          hint={t('receivables.contact.timeZoneHint')}
          value={draft.timeZone}
          error={shown.timeZone && t(shown.timeZone.key)}
          onChange={(timeZone) => edit({ timeZone })}
        />
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
