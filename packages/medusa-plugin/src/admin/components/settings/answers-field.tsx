import { Plus, Trash } from '@medusajs/icons';
import { Button, Hint, IconButton, Input, Select, Text } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';
import {
  type Answer,
  type AnswersField as Field,
  BUYERS,
  CATEGORIES,
  fieldId,
  hasDuplicates,
  nextAnswer,
  PLACES,
  readAnswers,
  SUPPLIES,
  writeAnswers,
} from '@quittance/core/screens';
import { FieldFrame } from './field-frame.tsx';
import type { SettingsForm } from './use-settings-form.ts';

/** The standing answers for sales without VAT, one row per case. */
export function AnswersField({ field, form }: { field: Field; form: SettingsForm }) {
  const { t } = useText();
  const answers = readAnswers(String(form.draft[field.path] ?? ''));
  const change = (next: readonly Answer[]) => form.set(field.path, writeAnswers(next));
  const next = nextAnswer(answers);
  return (
    <FieldFrame
      id={fieldId(field.path)}
      label={t('settings.answers.title')}
      optional={false}
      hint={t('settings.answers.hint')}
      group
    >
      {answers.length === 0 ? (
        <Text size="small" className="text-ui-fg-muted">
          {t('settings.answers.empty')}
        </Text>
      ) : (
        <ul className="flex flex-col gap-y-2">
          {answers.map((answer, index) => (
            <Row
              key={index}
              answer={answer}
              onChange={(changed) => change(answers.with(index, changed))}
              onRemove={() => change(answers.toSpliced(index, 1))}
            />
          ))}
        </ul>
      )}
      {hasDuplicates(answers) && <Hint variant="error">{t('settings.answers.duplicate')}</Hint>}
      {next !== undefined && (
        <Button
          type="button"
          size="small"
          variant="secondary"
          className="self-start"
          onClick={() => change([...answers, next])}
        >
          <Plus aria-hidden />
          {t('settings.answers.add')}
        </Button>
      )}
    </FieldFrame>
  );
}

interface RowProps {
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
  readonly onRemove: () => void;
}

function Row({ answer, onChange, onRemove }: RowProps) {
  const { t } = useText();
  return (
    <li className="grid grid-cols-2 gap-2 lg:grid-cols-[1fr_1fr_1fr_1.3fr_1.2fr_auto]">
      <Choice
        label={t('settings.answers.supply')}
        value={answer.supply}
        options={SUPPLIES.map((value) => ({ value, label: t(`settings.answers.supplies.${value}`) }))}
        onChoose={(supply) => onChange({ ...answer, supply })}
      />
      <Choice
        label={t('settings.answers.place')}
        value={answer.place}
        options={PLACES.map((value) => ({ value, label: t(`settings.answers.places.${value}`) }))}
        onChoose={(place) => onChange({ ...answer, place })}
      />
      <Choice
        label={t('settings.answers.buyer')}
        value={answer.buyer}
        options={BUYERS.map((value) => ({ value, label: t(`settings.answers.buyers.${value}`) }))}
        onChoose={(buyer) => onChange({ ...answer, buyer })}
      />
      <Choice
        label={t('settings.answers.category')}
        value={answer.category}
        options={CATEGORIES.map((value) => ({ value, label: t(`settings.answers.categories.${value}`) }))}
        onChoose={(category) => onChange({ ...answer, category })}
      />
      <Input
        size="small"
        autoComplete="off"
        maxLength={40}
        aria-label={t('settings.answers.reason')}
        placeholder={t('settings.answers.reason')}
        value={answer.reason}
        onChange={(event) => onChange({ ...answer, reason: event.target.value })}
      />
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={t('settings.answers.remove')}
        onClick={onRemove}
      >
        <Trash />
      </IconButton>
    </li>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChoose(option.value);
  };
  return (
    <Select size="small" value={value} onValueChange={choose}>
      <Select.Trigger aria-label={label}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {options.map((option) => (
          <Select.Item key={option.value} value={option.value}>
            {option.label}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  );
}
