import type { SettingsSection as Section } from '@quittance/core/screens';
import { useSettings, type StoredSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';
import { SaveBar } from '../settings/save-bar.tsx';
import { SettingsSection } from '../settings/settings-section.tsx';
import { useSave } from '../settings/use-save-settings.ts';
import { useSettingsForm } from '../settings/use-settings-form.ts';

interface SettingsStepProps {
  readonly sections: readonly Section[];
  readonly onDone: () => void;
}

/** Some sections of the settings as one step: saved, it is done. */
export function SettingsStep(props: SettingsStepProps) {
  const { value, failure, reload } = useSettings();
  if (value !== undefined) return <Form {...props} stored={value.settings} />;
  return failure === undefined ? <LoadingRows rows={8} /> : <Failed failure={failure} onRetry={reload} />;
}

function Form({ sections, onDone, stored }: SettingsStepProps & { readonly stored: StoredSettings['settings'] }) {
  const { t } = useText();
  const form = useSettingsForm(stored);
  const save = useSave(form, stored);
  const run = async () => {
    if (await save.run()) onDone();
  };
  return (
    <s-stack gap="base">
      <SaveBar changed={form.changed} saving={save.pending} onSave={() => void run()} onDiscard={form.discard} />
      {sections.map((section) => (
        <SettingsSection key={section.id} section={section} form={form} />
      ))}
      <s-stack direction="inline">
        <s-button variant="primary" loading={save.pending} onClick={() => void run()}>
          {t('onboarding.save')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}
