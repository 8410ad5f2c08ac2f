import { dunningProcedure } from '@quittance/core/model';
import type { SettingsAnswer } from '../../../api/admin/quittance/contract.ts';
import {
  listProcedures,
  newLevel,
  NEW_REMINDER,
  procedureDraft,
  procedureErrors,
  procedureInput,
  type FieldError,
  type ListedProcedure,
  type ProcedureDraft,
} from '@quittance/core/screens';
import { Button, Drawer, Heading } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { TextInput } from '../settings/text-input.tsx';
import { ProcedureWords } from './procedure-words.tsx';
import { LevelFields, ReminderFields, type StepErrors } from './step-fields.tsx';
import { useSaveProcedures } from './use-save-procedures.ts';

interface ProcedureFormProps {
  readonly settings: NonNullable<SettingsAnswer['settings']>;
  readonly listed?: ListedProcedure;
  readonly onDone: () => void;
}

const EMPTY: ProcedureDraft = { id: '', name: '', reminder: undefined, levels: [] };

/** The steps of a procedure, and in words what they come to while they are typed. */
export function ProcedureForm({ settings, listed, onDone }: ProcedureFormProps) {
  const { t } = useText();
  const save = useSaveProcedures(settings, onDone);
  const [draft, setDraft] = useState(listed === undefined ? firstDraft() : procedureDraft(listed.procedure));
  const [judged, setJudged] = useState(false);
  const taken =
    listed === undefined &&
    listProcedures(settings.dunning.procedures).some(({ procedure }) => procedure.id === draft.id);
  const errors: Readonly<Record<string, FieldError>> = {
    ...procedureErrors(draft),
    ...(taken && { id: { key: 'dunning.procedure.faults.taken' as const } }),
  };
  const parsed = dunningProcedure.safeParse(procedureInput(draft));
  const errorAt = (path: string) => {
    const fault = judged ? errors[path] : undefined;
    return fault && t(fault.key, fault.values);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (parsed.success && Object.keys(errors).length === 0) save.put(parsed.data);
  };
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col" data-testid="quittance-procedure-form">
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {listed === undefined && (
            <TextInput
              label={t('dunning.procedure.id')}
              hint={t('dunning.procedure.idHint')}
              required
              value={draft.id}
              error={errorAt('id')}
              onChange={(id) => setDraft({ ...draft, id })}
            />
          )}
          <TextInput
            label={t('dunning.procedure.label')}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
          />
        </div>
        <Steps draft={draft} errorAt={errorAt} onChange={setDraft} />
        {parsed.success && (
          <section className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-lg p-4" aria-live="polite">
            <Heading level="h3">{t('dunning.procedure.words')}</Heading>
            <ProcedureWords procedure={parsed.data} />
          </section>
        )}
      </Drawer.Body>
      <Drawer.Footer>
        {listed !== undefined && <TakeAway listed={listed} save={save} />}
        <Button type="submit" size="small" isLoading={save.isPending} data-testid="quittance-procedure-save">
          {t('dunning.procedure.save')}
        </Button>
      </Drawer.Footer>
    </form>
  );
}

function firstDraft(): ProcedureDraft {
  return { ...EMPTY, levels: [newLevel(EMPTY)] };
}

interface TakeAwayProps {
  readonly listed: ListedProcedure;
  readonly save: ReturnType<typeof useSaveProcedures>;
}

/** A changed standard one can be as supplied again, an own one deleted. */
function TakeAway({ listed: { procedure, origin }, save }: TakeAwayProps) {
  const { t } = useText();
  if (origin === 'standard') return null;
  const isOwn = origin === 'own';
  return (
    <Button
      type="button"
      size="small"
      variant="secondary"
      disabled={save.isPending}
      data-testid="quittance-procedure-reset"
      onClick={() => (isOwn ? save.remove(procedure.id) : save.reset(procedure.id))}
    >
      {t(isOwn ? 'dunning.procedure.delete' : 'dunning.procedure.reset')}
    </Button>
  );
}

interface StepsProps {
  readonly draft: ProcedureDraft;
  readonly errorAt: StepErrors;
  readonly onChange: (draft: ProcedureDraft) => void;
}

function Steps({ draft, errorAt, onChange }: StepsProps) {
  const { t } = useText();
  const { reminder, levels } = draft;
  return (
    <>
      {reminder === undefined ? (
        <Button
          type="button"
          size="small"
          variant="secondary"
          className="self-start"
          onClick={() => onChange({ ...draft, reminder: NEW_REMINDER })}
        >
          {t('dunning.procedure.addReminder')}
        </Button>
      ) : (
        <ReminderFields
          step={reminder}
          errorAt={(name) => errorAt(`reminder.${name}`)}
          onChange={(changed) => onChange({ ...draft, reminder: changed })}
          onRemove={() => onChange({ ...draft, reminder: undefined })}
        />
      )}
      {levels.map((level, index) => (
        <LevelFields
          key={index}
          place={index + 1}
          step={level}
          errorAt={(name) => errorAt(`levels.${index}.${name}`)}
          onChange={(changed) => onChange({ ...draft, levels: levels.with(index, changed) })}
          onRemove={() => onChange({ ...draft, levels: levels.toSpliced(index, 1) })}
        />
      ))}
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        disabled={levels.length >= 12}
        data-testid="quittance-add-level"
        onClick={() => onChange({ ...draft, levels: [...levels, newLevel(draft)] })}
      >
        {t('dunning.procedure.addLevel')}
      </Button>
    </>
  );
}
