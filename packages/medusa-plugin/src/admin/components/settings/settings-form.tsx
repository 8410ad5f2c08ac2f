import { Button, Container, Text, toast } from '@medusajs/ui';
import { useMemo, type FormEvent } from 'react';
import { settingsBody, type SettingsAnswer } from '../../../api/admin/quittance/contract.ts';
import {
  dayBefore,
  fieldId,
  nextNumber,
  NUMBERED,
  SECTIONS,
  settingsOf,
  type SettingsSection,
} from '@quittance/core/screens';
import { useSaveSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { SectionCard } from './section-card.tsx';
import { SettingsField } from './settings-field.tsx';
import { useSettingsForm, type SettingsForm as Form } from './use-settings-form.ts';

/** Everything a merchant decides once, saved as one. */
export function SettingsForm({ answer }: { answer: SettingsAnswer }) {
  const { t } = useText();
  const errorText = useErrorText();
  const form = useSettingsForm(answer.settings);
  const save = useSaveSettings();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = form.judge();
    if (wrong !== undefined) return document.getElementById(fieldId(wrong))?.focus();
    return save.mutate(settingsBody.parse(settingsOf(form.draft, answer.settings)), {
      onSuccess: () => toast.success(t('settings.saved')),
      onError: (error) => toast.error(t('settings.saveFailed'), { description: errorText(error) }),
    });
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-y-3" data-testid="quittance-settings">
      {SECTIONS.map((section) => (
        <Section key={section.id} section={section} form={form} answer={answer} />
      ))}
      <SaveBar form={form} saving={save.isPending} first={answer.settings === null} />
    </form>
  );
}

function Section({ section, form, answer }: { section: SettingsSection; form: Form; answer: SettingsAnswer }) {
  const { t, tOr } = useText();
  const previews = useNumberPreviews(form, answer.next_counters);
  const title = t(`settings.sections.${section.id}`);
  return (
    <SectionCard title={title} hint={section.hint ? tOr(`settings.sections.${section.id}Hint`, '') : undefined}>
      {section.fields.map((field) => (
        <SettingsField key={field.path} field={field} form={form} hint={previews[field.path]} />
      ))}
    </SectionCard>
  );
}

const PREVIEWS = { next: 'settings.next', example: 'settings.example' } as const;

/** Under each numbering pattern the number it would give next. */
function useNumberPreviews(form: Form, counters: SettingsAnswer['next_counters']): Readonly<Record<string, string>> {
  const { t } = useText();
  return useMemo(() => {
    const today = dayBefore(new Date(), 0);
    const entries = NUMBERED.map((kind) => {
      const preview = nextNumber(form.draft, kind, today, counters);
      const text =
        preview === undefined ? t('settings.exampleInvalid') : t(PREVIEWS[preview.kind], { number: preview.number });
      return [`numbering.${kind}`, text] as const;
    });
    return Object.fromEntries(entries);
  }, [form.draft, counters, t]);
}

/** Stays in sight while there is something to save. */
function SaveBar({ form, saving, first }: { form: Form; saving: boolean; first: boolean }) {
  const { t } = useText();
  if (!form.changed && !first) return null;
  return (
    <Container className="shadow-elevation-flyout sticky bottom-3 z-10 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <Text size="small" role="status" className={form.errorCount > 0 ? 'text-ui-fg-error' : 'text-ui-fg-subtle'}>
        {form.errorCount > 0
          ? t('settings.errors', { count: form.errorCount })
          : form.changed
            ? t('settings.unsaved')
            : t('settings.firstTime')}
      </Text>
      <div className="flex items-center gap-x-2">
        {form.changed && (
          <Button type="button" size="small" variant="secondary" disabled={saving} onClick={form.discard}>
            {t('settings.discard')}
          </Button>
        )}
        <Button type="submit" size="small" isLoading={saving} data-testid="quittance-settings-save">
          {t('settings.save')}
        </Button>
      </div>
    </Container>
  );
}
