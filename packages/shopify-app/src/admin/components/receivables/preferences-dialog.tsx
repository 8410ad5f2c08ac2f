import type { CustomerView } from '@quittance/core/flow';
import {
  customerInputOf,
  customerPreferencesDraft,
  customerPreferencesErrors,
  type CustomerPreferencesDraft,
} from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { PreferenceFields } from './preference-fields.tsx';

/** What holds for all contacts of a customer that want nothing else, and when messages leave. */
export function PreferencesDialog({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveCustomer();
  const [draft, setDraft] = useState<CustomerPreferencesDraft>(customerPreferencesDraft(customer));
  const [tried, setTried] = useState(false);
  const faults = customerPreferencesErrors(draft);
  const errors = tried ? faults : {};
  const edit = (change: Partial<CustomerPreferencesDraft>) => setDraft((now) => ({ ...now, ...change }));
  const submit = async () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const saved = await save.run(customer.id, customerInputOf(draft));
    if (outcome(saved, 'receivables.contact.saved', 'receivables.contact.failed')) onClose();
  };
  return (
    <Dialog
      heading={t('receivables.contact.preferences')}
      confirm={t('delivery.customers.save')}
      cancel={t('common.cancel')}
      pending={save.pending}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <s-stack gap="base">
        <PreferenceFields draft={draft} errors={errors} onEdit={edit} />
        <s-text-field
          label={t('receivables.contact.hour')}
          details={t('receivables.contact.hourHint')}
          value={draft.hour}
          error={errors.hour === undefined ? '' : t(errors.hour.key)}
          onInput={(event) => edit({ hour: event.currentTarget.value })}
        />
        <s-text-field
          label={t('receivables.contact.timeZone')}
          details={t('receivables.contact.timeZoneHint')}
          value={draft.timeZone}
          error={errors.timeZone === undefined ? '' : t(errors.timeZone.key)}
          onInput={(event) => edit({ timeZone: event.currentTarget.value })}
        />
      </s-stack>
    </Dialog>
  );
}
