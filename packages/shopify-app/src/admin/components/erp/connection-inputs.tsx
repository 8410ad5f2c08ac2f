import { readableName, type ConfigProblem, type SchemaField } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

interface ConfigInputProps {
  readonly adapter: string;
  readonly field: SchemaField;
  readonly value: string | boolean | undefined;
  readonly problem: ConfigProblem | undefined;
  readonly onChange: (value: string | boolean) => void;
}

/** One field of an adapter's configuration. Names and hints are the adapter's own texts where these screens know them. */
export function ConfigInput({ adapter, field, value, problem, onChange }: ConfigInputProps) {
  const { t, tOr } = useText();
  const at = `erp.fields.${adapter}.${field.name}`;
  const label = tOr(`${at}.label`, field.title ?? readableName(field.name));
  const details = tOr(`${at}.hint`, field.description ?? '');
  const text = typeof value === 'string' ? value : '';
  if (field.kind === 'switch')
    return (
      <s-switch
        label={label}
        details={details}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  const control = {
    label: field.required ? label : `${label} (${t('settings.optional')})`,
    details,
    error: problem === undefined ? '' : t(`validation.${problem}`),
    required: field.required,
    value: text,
  };
  const onInput = (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange(event.currentTarget.value);
  switch (field.kind) {
    case 'choice':
      return (
        <s-select {...control} onChange={onInput}>
          {field.options.map((option) => (
            <s-option key={option} value={option}>
              {tOr(`${at}.options.${option}`, option)}
            </s-option>
          ))}
        </s-select>
      );
    case 'json':
      return <s-text-area rows={2} {...control} onInput={onInput} />;
    case 'url':
      return <s-url-field {...control} onInput={onInput} />;
    default:
      return <s-text-field {...control} onInput={onInput} />;
  }
}

interface SecretInputProps {
  readonly name: string;
  readonly value: string;
  readonly isSet: boolean;
  readonly onChange: (value: string) => void;
}

/** A secret goes in and never comes out: the field is empty even when one is set. */
export function SecretInput({ name, value, isSet, onChange }: SecretInputProps) {
  const { t, tOr } = useText();
  return (
    <s-password-field
      label={tOr(`erp.secretNames.${name}`, readableName(name))}
      details={isSet ? t('erp.secretSet') : t('erp.secretNew')}
      autocomplete="new-password"
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
