import type { DunningProcedure } from '@quittance/core/model';
import { procedureWords } from '@quittance/core/screens';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';

/** What a procedure does, step by step. */
export function ProcedureWords({ procedure }: { procedure: DunningProcedure }) {
  const { t } = useText();
  const steps = procedureWords(procedure, useWords());
  if (steps.length === 0) return <s-text color="subdued">{t('dunning.procedure.silent')}</s-text>;
  return (
    <s-unordered-list>
      {steps.map(({ level, when, what, effects }) => (
        <s-list-item key={level}>
          {level === 0 ? t('dunning.procedure.reminder') : t('dunning.procedure.level', { level })}: {when}.{' '}
          {[what, ...effects].join(' ')}
        </s-list-item>
      ))}
    </s-unordered-list>
  );
}
