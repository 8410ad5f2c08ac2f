import { Input, Label, RadioGroup, Select, Switch, Textarea } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';
import { AnswersField } from './answers-field.tsx';
import { FormatsField } from './formats-field.tsx';
import { FieldFrame } from './field-frame.tsx';
import {
  type ChoiceField,
  fieldId,
  type SettingsField as Field,
  type SwitchField,
  type TextField,
} from '@quittance/core/screens';
import type { SettingsForm } from './use-settings-form.ts';

/** Stands for "not stated": a select may not have an empty value. */
const NOT_STATED = 'none';

interface FieldProps<F extends Field> {
  readonly field: F;
  readonly form: SettingsForm;
  /** Takes the place of the field's hint, e.g. the next number. */
  readonly hint?: string | undefined;
}

/** One field of the settings, by its kind. */
export function SettingsField({ field, form, hint }: FieldProps<Field>) {
  switch (field.kind) {
    case 'switch':
      return <SwitchSetting field={field} form={form} />;
    case 'cards':
      return <CardsSetting field={field} form={form} />;
    case 'choice':
      return <ChoiceSetting field={field} form={form} />;
    case 'formats':
      return <FormatsField field={field} form={form} />;
    case 'answers':
      return <AnswersField field={field} form={form} />;
    default:
      return <TextSetting field={field} form={form} hint={hint} />;
  }
}

function useFieldText(field: Field, form: SettingsForm, ownHint?: string) {
  const { t, tOr } = useText();
  const hint = ownHint ?? (tOr(`settings.fields.${field.path}.hint`, '') || undefined);
  const problem = form.errors[field.path];
  return {
    label: tOr(`settings.fields.${field.path}.label`, field.path),
    hint,
    error: problem && t(problem.key, problem.values),
    option: (name: string) => tOr(`settings.fields.${field.path}.options.${name === '' ? NOT_STATED : name}`, name),
    optionHint: (name: string) => tOr(`settings.fields.${field.path}.optionHints.${name}`, ''),
  };
}

function textOf(form: SettingsForm, field: Field): string {
  return String(form.draft[field.path] ?? '');
}

function TextSetting({ field, form, hint: ownHint }: FieldProps<TextField>) {
  const { label, hint, error } = useFieldText(field, form, ownHint);
  const id = fieldId(field.path);
  const control = {
    id,
    value: textOf(form, field),
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-hint`,
    onBlur: () => form.leave(field.path),
    onChange: (event: { target: { value: string } }) => form.set(field.path, event.target.value),
  };
  return (
    <FieldFrame id={id} label={label} optional={!field.required} hint={hint} error={error} half={field.half}>
      {field.kind === 'area' ? (
        <Textarea rows={2} {...control} />
      ) : (
        <Input
          size="small"
          inputMode={field.kind === 'whole-number' ? 'numeric' : 'text'}
          autoComplete={field.autoComplete ?? 'off'}
          aria-required={field.required ?? false}
          {...control}
        />
      )}
    </FieldFrame>
  );
}

function ChoiceSetting({ field, form }: FieldProps<ChoiceField>) {
  const { label, hint, error, option } = useFieldText(field, form);
  const id = fieldId(field.path);
  const value = textOf(form, field);
  const options = field.options.includes(value) ? field.options : [...field.options, value];
  return (
    <FieldFrame id={id} label={label} optional={field.options.includes('')} hint={hint} error={error} half={field.half}>
      <Select
        size="small"
        value={value === '' ? NOT_STATED : value}
        onValueChange={(chosen) => form.set(field.path, chosen === NOT_STATED ? '' : chosen)}
      >
        <Select.Trigger id={id} aria-describedby={`${id}-hint`}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {options.map((name) => (
            <Select.Item key={name} value={name === '' ? NOT_STATED : name}>
              {option(name)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </FieldFrame>
  );
}

function CardsSetting({ field, form }: FieldProps<ChoiceField>) {
  const { label, hint, error, option, optionHint } = useFieldText(field, form);
  const id = fieldId(field.path);
  return (
    <FieldFrame id={id} label={label} optional={false} hint={hint} error={error} group>
      <RadioGroup
        aria-labelledby={`${id}-label`}
        value={textOf(form, field)}
        onValueChange={(chosen) => form.set(field.path, chosen)}
        className="grid grid-cols-1 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(180px,1fr))]"
      >
        {field.options.map((name) => (
          <RadioGroup.ChoiceBox key={name} value={name} label={option(name)} description={optionHint(name)} />
        ))}
      </RadioGroup>
    </FieldFrame>
  );
}

function SwitchSetting({ field, form }: FieldProps<SwitchField>) {
  const { label, hint } = useFieldText(field, form);
  const id = fieldId(field.path);
  return (
    <div className="flex items-start gap-x-3 sm:col-span-2">
      <Switch
        id={id}
        className="mt-0.5"
        checked={form.draft[field.path] === true}
        aria-describedby={`${id}-hint`}
        onCheckedChange={(checked) => form.set(field.path, checked)}
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
