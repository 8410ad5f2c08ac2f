import { withoutProcedure, withProcedure } from '@quittance/core/screens';
import type { MerchantSettings } from '@quittance/core/model';
import { useSaveSettings, useSettings } from '../../hooks/settings.ts';
import type { Answer } from '../../api/failure.ts';

type Kept = { readonly id: string };

/** Changes the merchant's own procedures within the settings; `undefined` answers while there are no settings yet. */
export function useSaveProcedures() {
  const settings = useSettings().value?.settings;
  const save = useSaveSettings();
  const put = async (
    change: (own: readonly Kept[]) => readonly Kept[],
  ): Promise<Answer<MerchantSettings> | undefined> => {
    if (settings === null || settings === undefined) return undefined;
    const { dunning } = settings;
    return save.run({ ...settings, dunning: { ...dunning, procedures: change(dunning.procedures) } });
  };
  return {
    pending: save.pending,
    keep: (procedure: Kept) => put((own) => withProcedure(own, procedure)),
    remove: (id: string) => put((own) => withoutProcedure(own, id)),
  };
}
