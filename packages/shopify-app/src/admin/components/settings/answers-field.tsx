import {
  BUYERS,
  CATEGORIES,
  nextAnswer,
  PLACES,
  readAnswers,
  SUPPLIES,
  writeAnswers,
  type Answer,
  type AnswersField as Field,
} from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import type { FieldProps } from './settings-field.tsx';

/** The standing answers for sales without VAT, one row per case. */
export function AnswersField({ field, value, error, set }: FieldProps<Field>) {
  const { t } = useText();
  const answers = readAnswers(String(value));
  const change = (next: readonly Answer[]) => set(field.path, writeAnswers(next));
  const next = nextAnswer(answers);
  return (
    <s-stack gap="small">
      <s-heading>{t('settings.answers.title')}</s-heading>
      <s-text color="subdued">{t('settings.answers.hint')}</s-text>
      {answers.length === 0 && <s-text color="subdued">{t('settings.answers.empty')}</s-text>}
      {answers.map((answer, index) => (
        <Row
          key={index}
          answer={answer}
          onChange={(changed) => change(answers.with(index, changed))}
          onRemove={() => change(answers.toSpliced(index, 1))}
        />
      ))}
      {error !== '' && <s-text tone="critical">{error}</s-text>}
      {next !== undefined && (
        <s-stack direction="inline">
          <s-button icon="plus" onClick={() => change([...answers, next])}>
            {t('settings.answers.add')}
          </s-button>
        </s-stack>
      )}
    </s-stack>
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
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(130px, 1fr))" gap="small-200" alignItems="end">
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
      <s-text-field
        label={t('settings.answers.reason')}
        maxLength={40}
        value={answer.reason}
        onInput={(event) => onChange({ ...answer, reason: event.currentTarget.value })}
      />
      <s-button variant="tertiary" icon="delete" accessibilityLabel={t('settings.answers.remove')} onClick={onRemove} />
    </s-grid>
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
    <s-select label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {options.map((option) => (
        <s-option key={option.value} value={option.value}>
          {option.label}
        </s-option>
      ))}
    </s-select>
  );
}
