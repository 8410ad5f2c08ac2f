import { dunningProcedure, type DunningProcedure } from '@quittance/core/model';
import { withoutProcedure, withProcedure } from '@quittance/core/screens';
import { settingsBody, type SettingsAnswer } from '../../../api/admin/quittance/contract.ts';
import { useSaveSettings } from '../../hooks/settings.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

type Settings = NonNullable<SettingsAnswer['settings']>;

/** Stores a procedure among the settings, or takes the merchant's one away: a standard one is then the product's again. */
export function useSaveProcedures(settings: Settings, onDone: () => void) {
  const outcome = useOutcome();
  const save = useSaveSettings();
  const own = settings.dunning.procedures.map((each) => dunningProcedure.parse(each));
  const store = (
    procedures: readonly DunningProcedure[],
    done: 'dunning.procedure.saved' | 'dunning.procedure.was.reset' | 'dunning.procedure.was.delete',
  ) =>
    save.mutate(
      settingsBody.parse({ ...settings, dunning: { ...settings.dunning, procedures } }),
      outcome({ done, failed: 'dunning.procedure.saveFailed', after: onDone }),
    );
  return {
    isPending: save.isPending,
    put: (procedure: DunningProcedure) => store(withProcedure(own, procedure), 'dunning.procedure.saved'),
    reset: (id: string) => store(withoutProcedure(own, id), 'dunning.procedure.was.reset'),
    remove: (id: string) => store(withoutProcedure(own, id), 'dunning.procedure.was.delete'),
  };
}
