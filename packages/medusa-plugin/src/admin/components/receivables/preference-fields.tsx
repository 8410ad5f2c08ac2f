import type { ContactErrors, PreferencesDraft } from '@quittance/core/screens';
import { FORMATS } from '@quittance/core/screens';
import { Label, Switch } from '@medusajs/ui';
import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceInput } from '../settings/choice-input.tsx';
import { TextInput } from '../settings/text-input.tsx';

interface PreferenceFieldsProps {
  readonly draft: PreferencesDraft;
  readonly errors: ContactErrors;
  readonly onEdit: (changes: Partial<PreferencesDraft>) => void;
}

/** How somebody wants messages: the way, the language, the attachment, copies, the purchase order. */
export function PreferenceFields({ draft, errors, onEdit }: PreferenceFieldsProps) {
  const { t } = useText();
  const id = useId();
  const standard = t('receivables.contact.standard');
  return (
    <>
      <ChoiceInput
        label={t('receivables.contact.channel')}
        value={draft.channel}
        none={standard}
        options={(['email', 'portal', 'sms', 'print'] as const).map((way) => [way, t(`delivery.channel.${way}`)])}
        onChoose={(channel) => onEdit({ channel })}
      />
      <ChoiceInput
        label={t('receivables.contact.language')}
        value={draft.language}
        none={standard}
        options={(['en', 'fr', 'de'] as const).map((tag) => [tag, t(`receivables.contact.languages.${tag}`)])}
        onChoose={(language) => onEdit({ language })}
      />
      <ChoiceInput
        label={t('receivables.contact.format')}
        value={draft.format}
        none={standard}
        options={[
          ...(['issued', 'pdf', 'link'] as const).map(
            (format) => [format, t(`receivables.contact.formats.${format}`)] as const,
          ),
          ...FORMATS.map((format) => [format, t(`format.${format}`)] as const),
        ]}
        onChoose={(format) => onEdit({ format })}
      />
      <TextInput
        label={t('receivables.contact.copies')}
        hint={t('receivables.contact.copiesHint')}
        value={draft.copies}
        error={errors.copies && t(errors.copies.key)}
        onChange={(copies) => onEdit({ copies })}
      />
      <div className="flex items-start gap-x-3 sm:col-span-2">
        <Switch
          id={id}
          className="mt-0.5"
          checked={draft.purchaseOrderRequired}
          aria-describedby={`${id}-hint`}
          onCheckedChange={(purchaseOrderRequired) => onEdit({ purchaseOrderRequired })}
        />
        <div className="flex flex-col gap-y-1">
          <Label size="small" weight="plus" htmlFor={id}>
            {t('receivables.contact.purchaseOrder')}
          </Label>
          <span id={`${id}-hint`} className="txt-small text-ui-fg-subtle">
            {t('receivables.contact.purchaseOrderHint')}
          </span>
        </div>
      </div>
    </>
  );
}
