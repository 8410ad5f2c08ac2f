import { BASES, LETTER_CHANNELS, TONES, type LevelDraft, type StepDraft } from '@quittance/core/screens';
import { useTemplates } from '../../hooks/letter-templates.ts';
import { useText } from '../../i18n/use-text.ts';

interface StepFieldsProps {
  readonly step: StepDraft;
  /** The label of the days: before the due date, or after it. */
  readonly days: string;
  readonly errorOf: (name: string) => string;
  readonly onEdit: (change: Partial<StepDraft>) => void;
}

const COLUMNS = 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))';

/** When a step comes, from which amount on, how it is sent, and how it is worded. */
export function StepFields({ step, days, errorOf, onEdit }: StepFieldsProps) {
  const { t, tOr } = useText();
  const { value: templates } = useTemplates();
  const ids = [...new Set([step.template, ...(templates?.items.map(({ id }) => id) ?? [])])];
  return (
    <>
      <s-grid gridTemplateColumns={COLUMNS} gap="small" alignItems="start">
        <s-text-field
          label={days}
          error={errorOf('afterDays')}
          required
          value={step.afterDays}
          onInput={(event) => onEdit({ afterDays: event.currentTarget.value })}
        />
        <s-text-field
          label={t('dunning.procedure.field.minAmount')}
          details={t('dunning.procedure.field.minAmountHint')}
          error={errorOf('minAmount')}
          value={step.minAmount}
          onInput={(event) => onEdit({ minAmount: event.currentTarget.value })}
        />
        <s-select
          label={t('dunning.procedure.field.template')}
          error={errorOf('template')}
          value={step.template}
          onChange={(event) => onEdit({ template: event.currentTarget.value })}
        >
          {ids.map((id) => (
            <s-option key={id} value={id}>
              {tOr(`dunning.template.id.${id}`, id)}
            </s-option>
          ))}
        </s-select>
        <s-select
          label={t('dunning.procedure.field.tone')}
          value={step.tone}
          onChange={(event) => onEdit({ tone: event.currentTarget.value })}
        >
          {TONES.map((tone) => (
            <s-option key={tone} value={tone}>
              {t(`dunning.tone.${tone}`)}
            </s-option>
          ))}
        </s-select>
      </s-grid>
      <s-stack gap="small-200" accessibilityRole="section" accessibilityLabel={t('dunning.procedure.field.channels')}>
        <s-text>{t('dunning.procedure.field.channels')}</s-text>
        <s-stack direction="inline" gap="small">
          {LETTER_CHANNELS.map((channel) => (
            <s-checkbox
              key={channel}
              label={t(`delivery.channel.${channel}`)}
              checked={step.channels.includes(channel)}
              onChange={(event) => {
                const others = step.channels.filter((each) => each !== channel);
                onEdit({ channels: event.currentTarget.checked ? [...others, channel] : others });
              }}
            />
          ))}
        </s-stack>
        {errorOf('channels') !== '' && <s-text tone="critical">{errorOf('channels')}</s-text>}
      </s-stack>
    </>
  );
}

interface LevelFieldsProps {
  readonly level: LevelDraft;
  readonly errorOf: (name: string) => string;
  readonly onEdit: (change: Partial<LevelDraft>) => void;
}

/** A level: its step, what comes with it, and how long the customer has. */
export function LevelFields({ level, errorOf, onEdit }: LevelFieldsProps) {
  const { t } = useText();
  return (
    <>
      <s-select
        label={t('dunning.procedure.field.basis')}
        value={level.basis}
        onChange={(event) => onEdit({ basis: event.currentTarget.value })}
      >
        {BASES.map((basis) => (
          <s-option key={basis} value={basis}>
            {t(`dunning.procedure.basis.${basis}`)}
          </s-option>
        ))}
      </s-select>
      <StepFields step={level} days={t('dunning.procedure.field.afterDays')} errorOf={errorOf} onEdit={onEdit} />
      <s-grid gridTemplateColumns={COLUMNS} gap="small" alignItems="start">
        <s-text-field
          label={t('dunning.procedure.field.minShare')}
          error={errorOf('minShare')}
          value={level.minShare}
          onInput={(event) => onEdit({ minShare: event.currentTarget.value })}
        />
        <s-text-field
          label={t('dunning.procedure.field.fee')}
          details={t('dunning.procedure.field.feeHint')}
          error={errorOf('fee')}
          value={level.fee}
          onInput={(event) => onEdit({ fee: event.currentTarget.value })}
        />
        <s-text-field
          label={t('dunning.procedure.field.deadlineDays')}
          error={errorOf('deadlineDays')}
          value={level.deadlineDays}
          onInput={(event) => onEdit({ deadlineDays: event.currentTarget.value })}
        />
      </s-grid>
      <s-switch
        label={t('dunning.procedure.field.interest')}
        details={t('dunning.procedure.field.interestHint')}
        checked={level.interest}
        onChange={(event) => onEdit({ interest: event.currentTarget.checked })}
      />
      <s-switch
        label={t('dunning.procedure.field.holdOrders')}
        checked={level.holdOrders}
        onChange={(event) => onEdit({ holdOrders: event.currentTarget.checked })}
      />
      <s-switch
        label={t('dunning.procedure.field.handOver')}
        checked={level.handOver}
        onChange={(event) => onEdit({ handOver: event.currentTarget.checked })}
      />
    </>
  );
}
