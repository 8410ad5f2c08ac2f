import type { ContactDraft, ContactErrors } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceInput } from '../settings/choice-input.tsx';
import { TextInput } from '../settings/text-input.tsx';
import { PreferenceFields } from './preference-fields.tsx';

interface ContactFieldsProps {
  readonly draft: ContactDraft;
  readonly errors: ContactErrors;
  readonly onChange: (draft: ContactDraft) => void;
}

/** Who it is, how to reach it, and whether it may be written to. */
export function ContactFields({ draft, errors, onChange }: ContactFieldsProps) {
  const { t } = useText();
  const edit = (changes: Partial<ContactDraft>) => onChange({ ...draft, ...changes });
  return (
    <>
      <TextInput label={t('receivables.contact.name')} value={draft.name} onChange={(name) => edit({ name })} />
      <ChoiceInput
        label={t('receivables.contact.role')}
        value={draft.role}
        options={(['billing', 'purchasing', 'other'] as const).map((role) => [
          role,
          t(`receivables.contact.roles.${role}`),
        ])}
        onChoose={(role) => edit({ role })}
      />
      <TextInput
        label={t('delivery.customers.email')}
        type="email"
        value={draft.email}
        error={errors.email && t(errors.email.key)}
        onChange={(email) => edit({ email })}
      />
      <TextInput
        label={t('receivables.contact.telephone')}
        hint={t('receivables.contact.telephoneHint')}
        value={draft.telephone}
        onChange={(telephone) => edit({ telephone })}
      />
      <ChoiceInput
        label={t('receivables.contact.state')}
        value={draft.state}
        options={(['usable', 'paused', 'invalid'] as const).map((state) => [state, t(`delivery.customers.${state}`)])}
        onChoose={(state) => edit({ state })}
      />
      <TextInput
        label={t('receivables.contact.absentUntil')}
        type="date"
        value={draft.absentUntil}
        onChange={(absentUntil) => edit({ absentUntil })}
      />
      <PreferenceFields draft={draft} errors={errors} onEdit={edit} />
    </>
  );
}
