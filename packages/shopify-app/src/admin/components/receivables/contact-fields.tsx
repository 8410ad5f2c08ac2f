import type { ContactDraft, ContactErrors } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { PreferenceFields } from './preference-fields.tsx';

interface ContactFieldsProps {
  readonly draft: ContactDraft;
  readonly errors: ContactErrors;
  readonly onEdit: (change: Partial<ContactDraft>) => void;
}

const ROLES = ['billing', 'purchasing', 'other'] as const;
const STATES = ['usable', 'paused', 'invalid'] as const;

/** Who it is, how to reach it, and whether it may be written to. */
export function ContactFields({ draft, errors, onEdit }: ContactFieldsProps) {
  const { t } = useText();
  return (
    <s-stack gap="base">
      <s-text-field
        label={t('receivables.contact.name')}
        value={draft.name}
        onInput={(event) => onEdit({ name: event.currentTarget.value })}
      />
      <s-select
        label={t('receivables.contact.role')}
        value={draft.role}
        onChange={(event) => onEdit({ role: event.currentTarget.value })}
      >
        {ROLES.map((role) => (
          <s-option key={role} value={role}>
            {t(`receivables.contact.roles.${role}`)}
          </s-option>
        ))}
      </s-select>
      <s-email-field
        label={t('delivery.customers.email')}
        autocomplete="off"
        value={draft.email}
        error={errors.email === undefined ? '' : t(errors.email.key)}
        onInput={(event) => onEdit({ email: event.currentTarget.value })}
      />
      <s-text-field
        label={t('receivables.contact.telephone')}
        details={t('receivables.contact.telephoneHint')}
        value={draft.telephone}
        onInput={(event) => onEdit({ telephone: event.currentTarget.value })}
      />
      <s-select
        label={t('receivables.contact.state')}
        value={draft.state}
        onChange={(event) => onEdit({ state: event.currentTarget.value })}
      >
        {STATES.map((state) => (
          <s-option key={state} value={state}>
            {t(`delivery.customers.${state}`)}
          </s-option>
        ))}
      </s-select>
      <s-date-field
        label={t('receivables.contact.absentUntil')}
        value={draft.absentUntil}
        onChange={(event) => onEdit({ absentUntil: event.currentTarget.value })}
      />
      <PreferenceFields draft={draft} errors={errors} onEdit={onEdit} />
    </s-stack>
  );
}
