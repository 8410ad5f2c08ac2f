import { dunningProcedure } from '@quittance/core/model';
import {
  listProcedures,
  procedureDraft,
  procedureErrors,
  procedureInput,
  procedureName,
  type ListedProcedure,
  type ProcedureDraft,
} from '@quittance/core/screens';
import { useState } from 'react';
import type { Answer } from '../../api/failure.ts';
import { useSettings } from '../../hooks/settings.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ProcedureSteps } from './procedure-steps.tsx';
import { ProcedureWords } from './procedure-words.tsx';
import { useSaveProcedures } from './use-save-procedures.ts';

interface ProcedureDialogProps {
  /** Left out: a new one. */
  readonly listed?: ListedProcedure;
  readonly onClose: () => void;
}

const TAKEN = { id: { key: 'dunning.procedure.faults.taken' } } as const;
const NEW: ProcedureDraft = { id: '', name: '', reminder: undefined, levels: [] };

/** Changes a procedure, with what it means in words below the fields. */
export function ProcedureDialog({ listed, onClose }: ProcedureDialogProps) {
  const { t, tOr } = useText();
  const outcome = useOutcome();
  const procedures = useSaveProcedures();
  const own = useSettings().value?.settings?.dunning.procedures ?? [];
  const [draft, setDraft] = useState<ProcedureDraft>(listed === undefined ? NEW : procedureDraft(listed.procedure));
  const [tried, setTried] = useState(false);
  const taken = listed === undefined && listProcedures(own).some(({ procedure }) => procedure.id === draft.id);
  const faults: ReturnType<typeof procedureErrors> = { ...procedureErrors(draft), ...(taken && TAKEN) };
  const edit = (change: Partial<ProcedureDraft>) => setDraft((now) => ({ ...now, ...change }));
  const errorOf = (path: string) => {
    const fault = tried ? faults[path] : undefined;
    return fault === undefined ? '' : t(fault.key, fault.values);
  };
  const ended = (answer: Answer<unknown> | undefined, done: TextKey) => {
    if (answer !== undefined && outcome(answer, done, 'dunning.procedure.saveFailed')) onClose();
  };
  const submit = async () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const input = { ...(procedureInput(draft) as object), id: draft.id };
    ended(await procedures.keep(input), 'dunning.procedure.saved');
  };
  const undo = listed?.origin === 'changed' ? 'reset' : listed?.origin === 'own' ? 'delete' : undefined;
  const parsed = dunningProcedure.safeParse(procedureInput(draft));
  return (
    <Dialog
      heading={listed === undefined ? t('dunning.procedure.newTitle') : procedureName(listed.procedure, tOr)}
      size="large"
      confirm={t('dunning.procedure.save')}
      cancel={t('common.cancel')}
      pending={procedures.pending}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <s-stack gap="base">
        {listed === undefined && (
          <s-text-field
            label={t('dunning.procedure.id')}
            details={t('dunning.procedure.idHint')}
            error={errorOf('id')}
            required
            value={draft.id}
            onInput={(event) => edit({ id: event.currentTarget.value })}
          />
        )}
        <s-text-field
          label={t('dunning.procedure.label')}
          error={errorOf('name')}
          value={draft.name}
          onInput={(event) => edit({ name: event.currentTarget.value })}
        />
        <ProcedureSteps draft={draft} errorOf={errorOf} onEdit={edit} />
        {parsed.success && (
          <s-stack gap="small-200" accessibilityRole="section" accessibilityLabel={t('dunning.procedure.words')}>
            <s-heading>{t('dunning.procedure.words')}</s-heading>
            <ProcedureWords procedure={parsed.data} />
          </s-stack>
        )}
        {undo !== undefined && (
          <s-stack direction="inline">
            <s-button
              tone="critical"
              loading={procedures.pending}
              onClick={() =>
                void procedures.remove(draft.id).then((answer) => ended(answer, `dunning.procedure.was.${undo}`))
              }
            >
              {t(`dunning.procedure.${undo}`)}
            </s-button>
          </s-stack>
        )}
      </s-stack>
    </Dialog>
  );
}
