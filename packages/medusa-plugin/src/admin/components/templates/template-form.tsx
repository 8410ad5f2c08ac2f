import type { LetterTemplateView } from '@quittance/core/flow';
import { Badge, Button, Input, Text, Textarea } from '@medusajs/ui';
import { useId, useMemo, useState, type FormEvent } from 'react';
import { usePreview, useResetTemplate, useSaveTemplate, type TemplateInput } from '../../hooks/letter-templates.ts';
import { useSettled } from '../../hooks/use-settled.ts';
import { useText } from '../../i18n/use-text.ts';
import { MailFrame } from '../dunning/mail-frame.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { FieldFrame } from '../settings/field-frame.tsx';

const PAUSE_MS = 500;

/** One letter in one language: its wording, and what it looks like while it is typed. */
export function TemplateForm({ template }: { template: LetterTemplateView }) {
  const { t } = useText();
  const id = useId();
  const outcome = useOutcome();
  const save = useSaveTemplate();
  const { id: letter, language } = template;
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const changed = subject !== template.subject || body !== template.body;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { id: letter, language, subject, body },
      outcome({ done: 'dunning.template.saved', failed: 'dunning.template.saveFailed' }),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-y-4 sm:col-span-2" data-testid="quittance-template">
      <Badge size="2xsmall" className="self-start" data-testid="quittance-template-origin" data-own={template.isOwn}>
        {template.isOwn ? t('dunning.template.own') : t('dunning.template.supplied')}
      </Badge>
      <FieldFrame id={`${id}-subject`} label={t('dunning.template.subject')} optional={false}>
        <Input
          id={`${id}-subject`}
          size="small"
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
          data-testid="quittance-template-subject"
        />
      </FieldFrame>
      <FieldFrame
        id={`${id}-body`}
        label={t('dunning.template.body')}
        optional={false}
        hint={t('dunning.template.bodyHint')}
      >
        <Textarea
          id={`${id}-body`}
          rows={12}
          spellCheck={false}
          className="font-mono"
          aria-describedby={`${id}-body-hint`}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </FieldFrame>
      <Preview language={language} subject={subject} body={body} />
      <div className="flex flex-wrap justify-end gap-2">
        {template.isOwn && <Reset id={letter} language={language} />}
        <Button
          type="submit"
          size="small"
          disabled={!changed}
          isLoading={save.isPending}
          data-testid="quittance-template-save"
        >
          {t('dunning.template.save')}
        </Button>
      </div>
    </form>
  );
}

function Preview({ language, subject, body }: Omit<TemplateInput, 'id'>) {
  const { t } = useText();
  const errorText = useErrorText();
  const typed = useMemo(() => ({ language, subject, body }), [language, subject, body]);
  const preview = usePreview(useSettled(typed, PAUSE_MS));
  return (
    <section aria-label={t('dunning.template.preview')} aria-live="polite" className="flex flex-col gap-y-2">
      {preview.isError ? (
        <Text size="small" className="text-ui-fg-error" data-testid="quittance-preview-failed">
          {t('dunning.template.previewFailed')}: {errorText(preview.error)}
        </Text>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t('dunning.template.preview')}
        </Text>
      )}
      {preview.data !== undefined && <MailFrame title={preview.data.subject} html={preview.data.html} />}
    </section>
  );
}

function Reset(name: Pick<TemplateInput, 'id' | 'language'>) {
  const { t } = useText();
  const outcome = useOutcome();
  const reset = useResetTemplate();
  return (
    <Button
      type="button"
      size="small"
      variant="secondary"
      isLoading={reset.isPending}
      data-testid="quittance-template-reset"
      onClick={() =>
        reset.mutate(name, outcome({ done: 'dunning.template.wasReset', failed: 'dunning.template.saveFailed' }))
      }
    >
      {t('dunning.template.reset')}
    </Button>
  );
}
