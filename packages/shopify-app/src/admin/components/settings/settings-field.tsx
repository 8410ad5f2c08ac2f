import {
  fieldId,
  type ChoiceField,
  type SettingsField as Field,
  type SwitchField,
  type TextField,
} from '@quittance/core/screens';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { AnswersField } from './answers-field.tsx';
import { FormatsField } from './formats-field.tsx';
import type { SettingsForm } from './use-settings-form.ts';

export interface FieldProps<F extends Field> {
  readonly field: F;
  readonly value: string | boolean;
  /** Takes the place of the field's hint, e.g. the next number. */
  readonly hint?: string | undefined;
  readonly error: string;
  readonly set: SettingsForm['set'];
  readonly leave: SettingsForm['leave'];
}

/** One field of the settings, by its kind. Drawn anew only when its own value changed: there are some forty on the page. */
export const SettingsField = memo(function SettingsField(props: FieldProps<Field>) {
  const { field } = props;
  switch (field.kind) {
    case 'switch':
      return <SwitchSetting {...props} field={field} />;
    case 'cards':
      return <CardsSetting {...props} field={field} />;
    case 'choice':
      return <ChoiceSetting {...props} field={field} />;
    case 'formats':
      return <FormatsField {...props} field={field} />;
    case 'answers':
      return <AnswersField {...props} field={field} />;
    default:
      return <TextSetting {...props} field={field} />;
  }
});

/** Stands for "not stated" among the texts. */
const NOT_STATED = 'none';

function useFieldText(field: Field, ownHint?: string) {
  const { tOr, t } = useText();
  const at = `settings.fields.${field.path}`;
  const label = tOr(`${at}.label`, field.path);
  const optional = field.kind === 'text' && field.required !== true;
  return {
    label: optional ? `${label} (${t('settings.optional')})` : label,
    hint: ownHint ?? tOr(`${at}.hint`, ''),
    option: (name: string) => tOr(`${at}.options.${name === '' ? NOT_STATED : name}`, name),
    optionHint: (name: string) => tOr(`${at}.optionHints.${name}`, ''),
  };
}

function TextSetting({ field, value, hint: ownHint, error, set, leave }: FieldProps<TextField>) {
  const { label, hint } = useFieldText(field, ownHint);
  const control = {
    id: fieldId(field.path),
    label,
    details: hint,
    error,
    required: field.required ?? false,
    value: String(value),
    onBlur: () => leave(field.path),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      set(field.path, event.currentTarget.value),
  };
  return field.kind === 'area' ? <s-text-area rows={2} {...control} /> : <s-text-field {...control} />;
}

function ChoiceSetting({ field, value, error, set }: FieldProps<ChoiceField>) {
  const { label, hint, option } = useFieldText(field);
  const chosen = String(value);
  const options = field.options.includes(chosen) ? field.options : [...field.options, chosen];
  return (
    <s-select
      id={fieldId(field.path)}
      label={label}
      details={hint}
      error={error}
      value={chosen}
      onChange={(event) => set(field.path, event.currentTarget.value)}
    >
      {options.map((name) => (
        <s-option key={name} value={name}>
          {option(name)}
        </s-option>
      ))}
    </s-select>
  );
}

function CardsSetting({ field, value, error, set }: FieldProps<ChoiceField>) {
  const { label, hint, option, optionHint } = useFieldText(field);
  return (
    <s-choice-list
      label={label}
      details={hint}
      error={error}
      values={[String(value)]}
      onChange={(event) => set(field.path, event.currentTarget.values[0] ?? String(value))}
    >
      {field.options.map((name) => (
        <s-choice key={name} value={name}>
          {option(name)}
          <s-text slot="details">{optionHint(name)}</s-text>
        </s-choice>
      ))}
    </s-choice-list>
  );
}

function SwitchSetting({ field, value, set }: FieldProps<SwitchField>) {
  const { label, hint } = useFieldText(field);
  return (
    <s-switch
      id={fieldId(field.path)}
      label={label}
      details={hint}
      checked={value === true}
      onChange={(event) => set(field.path, event.currentTarget.checked)}
    />
  );
}
