import { FORMATS, type ContactErrors, type PreferencesDraft } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceField } from '../filters/choice-field.tsx';

interface PreferenceFieldsProps {
  readonly draft: PreferencesDraft;
  readonly errors: ContactErrors;
  readonly onEdit: (change: Partial<PreferencesDraft>) => void;
}

const WAYS = ['email', 'portal', 'sms', 'print'] as const;
const LANGUAGES = ['en', 'fr', 'de'] as const;
const PLAIN = ['issued', 'pdf', 'link'] as const;

/** How somebody wants messages: the way, the language, the attachment, copies, the purchase order. */
export function PreferenceFields({ draft, errors, onEdit }: PreferenceFieldsProps) {
  const { t } = useText();
  const any = t('receivables.contact.standard');
  return (
    <s-stack gap="base">
      <ChoiceField
        label={t('receivables.contact.channel')}
        any={any}
        value={draft.channel}
        options={WAYS.map((value) => ({ value, label: t(`delivery.channel.${value}`) }))}
        onChoose={(channel = '') => onEdit({ channel })}
      />
      <ChoiceField
        label={t('receivables.contact.language')}
        any={any}
        value={draft.language}
        options={LANGUAGES.map((value) => ({ value, label: t(`receivables.contact.languages.${value}`) }))}
        onChoose={(language = '') => onEdit({ language })}
      />
      <ChoiceField
        label={t('receivables.contact.format')}
        any={any}
        value={draft.format}
        options={[
          ...PLAIN.map((value) => ({ value, label: t(`receivables.contact.formats.${value}`) })),
          ...FORMATS.map((value) => ({ value, label: t(`format.${value}`) })),
        ]}
        onChoose={(format = '') => onEdit({ format })}
      />
      <s-text-field
        label={t('receivables.contact.copies')}
        details={t('receivables.contact.copiesHint')}
        value={draft.copies}
        error={errors.copies === undefined ? '' : t(errors.copies.key)}
        onInput={(event) => onEdit({ copies: event.currentTarget.value })}
      />
      <s-switch
        label={t('receivables.contact.purchaseOrder')}
        details={t('receivables.contact.purchaseOrderHint')}
        checked={draft.purchaseOrderRequired}
        onChange={(event) => onEdit({ purchaseOrderRequired: event.currentTarget.checked })}
      />
    </s-stack>
  );
}
