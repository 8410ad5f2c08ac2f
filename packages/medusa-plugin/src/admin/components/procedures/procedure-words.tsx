import type { DunningProcedure } from '@quittance/core/model';
import { procedureWords } from '@quittance/core/screens';
import { Text } from '@medusajs/ui';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';

/** What a procedure does, step by step. */
export function ProcedureWords({ procedure }: { procedure: DunningProcedure }) {
  const { t } = useText();
  const steps = procedureWords(procedure, useWords());
  if (steps.length === 0) return <Text size="small">{t('dunning.procedure.silent')}</Text>;
  return (
    <ol className="txt-small text-ui-fg-subtle flex flex-col gap-y-1">
      {steps.map(({ level, when, what, effects }) => (
        <li key={level} className="text-pretty" data-testid="quittance-procedure-step" data-level={level}>
          <span className="text-ui-fg-base">{when}</span>: {what} {effects.join(' ')}
        </li>
      ))}
    </ol>
  );
}
