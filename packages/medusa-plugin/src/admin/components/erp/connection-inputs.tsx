import { Input, Label, Select, Switch, Textarea } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';
import { FieldFrame } from '../settings/field-frame.tsx';
import { type ConfigProblem, readableName, type SchemaField } from '@quittance/core/screens';

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
  const id = `quittance-erp-${field.name}`;
  const label = tOr(`erp.fields.${adapter}.${field.name}.label`, field.title ?? readableName(field.name));
  const hint = tOr(`erp.fields.${adapter}.${field.name}.hint`, field.description ?? '') || undefined;
  const error = problem && t(`validation.${problem}`);
  const control = { id, 'aria-invalid': error !== undefined, 'aria-describedby': `${id}-hint` };
  const text = typeof value === 'string' ? value : '';
  if (field.kind === 'switch') {
    return (
      <div className="flex items-start gap-x-3 sm:col-span-2">
        <Switch
          id={id}
          className="mt-0.5"
          checked={value === true}
          aria-describedby={`${id}-hint`}
          onCheckedChange={onChange}
        />
        <div className="flex flex-col gap-y-1">
          <Label size="small" weight="plus" htmlFor={id}>
            {label}
          </Label>
          <span id={`${id}-hint`} className="txt-small text-ui-fg-subtle">
            {hint}
          </span>
        </div>
      </div>
    );
  }
  return (
    <FieldFrame id={id} label={label} optional={!field.required} hint={hint} error={error} half={field.kind !== 'json'}>
      {field.kind === 'choice' ? (
        <Select size="small" value={text} onValueChange={onChange}>
          <Select.Trigger {...control}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {field.options.map((option) => (
              <Select.Item key={option} value={option}>
                {tOr(`erp.fields.${adapter}.${field.name}.options.${option}`, option)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      ) : field.kind === 'json' ? (
        <Textarea
          rows={3}
          className="font-mono"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...control}
        />
      ) : (
        <Input
          size="small"
          autoComplete="off"
          spellCheck={false}
          inputMode={field.kind === 'whole-number' ? 'numeric' : field.kind === 'url' ? 'url' : 'text'}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          {...control}
        />
      )}
    </FieldFrame>
  );
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
  const id = `quittance-erp-secret-${name}`;
  const label = tOr(`erp.secretNames.${name}`, readableName(name));
  return (
    <FieldFrame id={id} label={label} optional={false} hint={isSet ? t('erp.secretSet') : t('erp.secretNew')} half>
      <Input
        id={id}
        size="small"
        type="password"
        autoComplete="new-password"
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
