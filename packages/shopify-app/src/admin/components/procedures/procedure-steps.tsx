import { NEW_REMINDER, newLevel, type LevelDraft, type ProcedureDraft } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { LevelFields, StepFields } from './step-fields.tsx';

interface ProcedureStepsProps {
  readonly draft: ProcedureDraft;
  /** What is wrong with the field at a path, or an empty text. */
  readonly errorOf: (path: string) => string;
  readonly onEdit: (change: Partial<ProcedureDraft>) => void;
}

/** The reminder before the due date, and the levels after it. */
export function ProcedureSteps({ draft, errorOf, onEdit }: ProcedureStepsProps) {
  const { t } = useText();
  const { reminder, levels } = draft;
  const change = (index: number, edited: Partial<LevelDraft>) =>
    onEdit({ levels: levels.map((level, at) => (at === index ? { ...level, ...edited } : level)) });
  return (
    <>
      {reminder === undefined ? (
        <s-stack direction="inline">
          <s-button icon="plus" onClick={() => onEdit({ reminder: NEW_REMINDER })}>
            {t('dunning.procedure.addReminder')}
          </s-button>
        </s-stack>
      ) : (
        <Step title={t('dunning.procedure.reminder')} onRemove={() => onEdit({ reminder: undefined })}>
          <StepFields
            step={reminder}
            days={t('dunning.procedure.field.daysBefore')}
            errorOf={(name) => errorOf(`reminder.${name}`)}
            onEdit={(edited) => onEdit({ reminder: { ...reminder, ...edited } })}
          />
        </Step>
      )}
      {levels.map((level, index) => (
        <Step
          key={index}
          title={t('dunning.procedure.level', { level: index + 1 })}
          onRemove={() => onEdit({ levels: levels.toSpliced(index, 1) })}
        >
          <LevelFields
            level={level}
            errorOf={(name) => errorOf(`levels.${index}.${name}`)}
            onEdit={(edited) => change(index, edited)}
          />
        </Step>
      ))}
      <s-stack direction="inline">
        <s-button icon="plus" onClick={() => onEdit({ levels: [...levels, newLevel(draft)] })}>
          {t('dunning.procedure.addLevel')}
        </s-button>
      </s-stack>
    </>
  );
}

interface StepProps {
  readonly title: string;
  readonly onRemove: () => void;
  readonly children: React.ReactNode;
}

function Step({ title, onRemove, children }: StepProps) {
  const { t } = useText();
  return (
    <s-box
      padding="base"
      borderRadius="base"
      background="subdued"
      accessibilityRole="section"
      accessibilityLabel={title}
    >
      <s-stack gap="small">
        <s-stack direction="inline" justifyContent="space-between" alignItems="center">
          <s-heading>{title}</s-heading>
          <s-button
            variant="tertiary"
            icon="delete"
            accessibilityLabel={t('dunning.procedure.removeOf', { step: title })}
            onClick={onRemove}
          />
        </s-stack>
        {children}
      </s-stack>
    </s-box>
  );
}
