import { merchantSettings } from '@quittance/core/model';
import { fieldId, settingsOf } from '@quittance/core/screens';
import { useSaveSettings, type StoredSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** Saves a form when nothing is wrong with it, else goes to the first field at fault. Answers whether it is saved. */
export function useSave(form: SettingsForm, stored: StoredSettings['settings']) {
  const { t } = useText();
  const errorText = useErrorText();
  const save = useSaveSettings();
  const run = async (): Promise<boolean> => {
    const wrong = form.judge();
    if (wrong !== undefined) {
      const field = document.getElementById(fieldId(wrong));
      field?.scrollIntoView({ block: 'center' });
      field?.focus();
      return false;
    }
    const answer = await save.run(merchantSettings.parse(settingsOf(form.draft, stored)));
    tell(
      answer,
      () => t('settings.saved'),
      (failure) => `${t('settings.saveFailed')}: ${errorText(failure)}`,
    );
    return answer.ok;
  };
  return { run, pending: save.pending };
}
