import {
  BASES,
  LEVEL_TEMPLATES,
  LETTER_CHANNELS,
  TONES,
  type LevelDraft,
  type StepDraft,
} from '@quittance/core/screens';
import { Trash } from '@medusajs/icons';
import { Checkbox, Heading, Hint, IconButton, Label, Switch } from '@medusajs/ui';
import { useId, type ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceInput } from '../settings/choice-input.tsx';
import { TextInput } from '../settings/text-input.tsx';

/** The fault of a field by its name; `undefined`: there is none to show. */
export type StepErrors = (name: string) => string | undefined;

interface StepProps<Step extends StepDraft> {
  readonly step: Step;
  readonly errorAt: StepErrors;
  readonly onChange: (step: Step) => void;
  readonly onRemove: () => void;
}

/** The word before the due date. */
export function ReminderFields({ step, errorAt, onChange, onRemove }: StepProps<StepDraft>) {
  const { t } = useText();
  return (
    <StepFrame title={t('dunning.procedure.reminder')} level={0} onRemove={onRemove}>
      <TextInput
        label={t('dunning.procedure.field.daysBefore')}
        required
        numeric
        value={step.afterDays}
        error={errorAt('afterDays')}
        onChange={(afterDays) => onChange({ ...step, afterDays })}
      />
      <SharedFields step={step} errorAt={errorAt} onChange={onChange} />
    </StepFrame>
  );
}

/** A level: when it comes, what goes out, what comes with it. */
export function LevelFields({ place, step, errorAt, onChange, onRemove }: StepProps<LevelDraft> & { place: number }) {
  const { t } = useText();
  const edit = (changes: Partial<LevelDraft>) => onChange({ ...step, ...changes });
  return (
    <StepFrame title={t('dunning.procedure.level', { level: place })} level={place} onRemove={onRemove}>
      <TextInput
        label={t('dunning.procedure.field.afterDays')}
        required
        numeric
        value={step.afterDays}
        error={errorAt('afterDays')}
        onChange={(afterDays) => edit({ afterDays })}
      />
      <ChoiceInput
        label={t('dunning.procedure.field.basis')}
        value={step.basis}
        options={BASES.map((basis) => [basis, t(`dunning.procedure.basis.${basis}`)])}
        onChoose={(basis) => edit({ basis })}
      />
      <ChoiceInput
        label={t('dunning.procedure.field.template')}
        value={step.template}
        error={errorAt('template')}
        options={LEVEL_TEMPLATES.map((id) => [id, t(`dunning.template.id.${id}`)])}
        onChoose={(template) => edit({ template })}
      />
      <SharedFields step={step} errorAt={errorAt} onChange={(changed) => edit(changed)} />
      <TextInput
        label={t('dunning.procedure.field.minShare')}
        value={step.minShare}
        error={errorAt('minShare')}
        onChange={(minShare) => edit({ minShare })}
      />
      <TextInput
        label={t('dunning.procedure.field.fee')}
        hint={t('dunning.procedure.field.feeHint')}
        value={step.fee}
        error={errorAt('fee')}
        onChange={(fee) => edit({ fee })}
      />
      <TextInput
        label={t('dunning.procedure.field.deadlineDays')}
        numeric
        value={step.deadlineDays}
        error={errorAt('deadlineDays')}
        onChange={(deadlineDays) => edit({ deadlineDays })}
      />
      <Choice
        label={t('dunning.procedure.field.interest')}
        hint={t('dunning.procedure.field.interestHint')}
        checked={step.interest}
        onChange={(interest) => edit({ interest })}
      />
      <Choice
        label={t('dunning.procedure.field.holdOrders')}
        checked={step.holdOrders}
        onChange={(holdOrders) => edit({ holdOrders })}
      />
      <Choice
        label={t('dunning.procedure.field.handOver')}
        checked={step.handOver}
        onChange={(handOver) => edit({ handOver })}
      />
    </StepFrame>
  );
}

interface StepFrameProps {
  readonly title: string;
  readonly level: number;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function StepFrame({ title, level, onRemove, children }: StepFrameProps) {
  const { t } = useText();
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="shadow-borders-base flex flex-col gap-y-4 rounded-lg p-4"
      data-testid="quittance-step"
      data-level={level}
    >
      <div className="flex items-center justify-between gap-x-2">
        <Heading level="h3" id={id}>
          {title}
        </Heading>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t('dunning.procedure.removeOf', { step: title })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </div>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">{children}</div>
    </section>
  );
}

interface SharedProps {
  readonly step: StepDraft;
  readonly errorAt: StepErrors;
  readonly onChange: (step: StepDraft) => void;
}

function SharedFields({ step, errorAt, onChange }: SharedProps) {
  const { t } = useText();
  return (
    <>
      <ChoiceInput
        label={t('dunning.procedure.field.tone')}
        value={step.tone}
        options={TONES.map((tone) => [tone, t(`dunning.tone.${tone}`)])}
        onChoose={(tone) => onChange({ ...step, tone })}
      />
      <TextInput
        label={t('dunning.procedure.field.minAmount')}
        hint={t('dunning.procedure.field.minAmountHint')}
        value={step.minAmount}
        error={errorAt('minAmount')}
        onChange={(minAmount) => onChange({ ...step, minAmount })}
      />
      <Channels step={step} error={errorAt('channels')} onChange={onChange} />
    </>
  );
}

function Channels({ step, error, onChange }: Omit<SharedProps, 'errorAt'> & { error: string | undefined }) {
  const { t } = useText();
  const id = useId();
  const toggle = (channel: string) => {
    const { channels } = step;
    onChange({
      ...step,
      channels: channels.includes(channel) ? channels.filter((each) => each !== channel) : [...channels, channel],
    });
  };
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2 sm:col-span-2">
      <Label size="small" weight="plus" id={id}>
        {t('dunning.procedure.field.channels')}
      </Label>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {LETTER_CHANNELS.map((channel) => (
          <div key={channel} className="flex items-center gap-x-2">
            <Checkbox
              id={`${id}-${channel}`}
              checked={step.channels.includes(channel)}
              onCheckedChange={() => toggle(channel)}
            />
            <Label size="small" htmlFor={`${id}-${channel}`}>
              {t(`delivery.channel.${channel}`)}
            </Label>
          </div>
        ))}
      </div>
      {error !== undefined && <Hint variant="error">{error}</Hint>}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ label, hint, checked, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-x-3 sm:col-span-2">
      <Switch id={id} checked={checked} className="mt-0.5" aria-describedby={`${id}-hint`} onCheckedChange={onChange} />
      <div className="flex flex-col">
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
