import type { LetterTemplateView } from '@quittance/core/flow';
import { useState } from 'react';
import { usePreview, useResetTemplate, useSaveTemplate } from '../../hooks/letter-templates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { MailFrame } from '../feedback/mail-frame.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** One letter in one language, with what it looks like beside it. */
export function TemplateForm({ template }: { template: LetterTemplateView }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveTemplate();
  const reset = useResetTemplate();
  const { id, language, isOwn } = template;
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const changed = subject !== template.subject || body !== template.body;
  const keep = async () => {
    outcome(await save.run({ id, language, subject, body }), 'dunning.template.saved', 'dunning.template.saveFailed');
  };
  const supplied = async () => {
    outcome(await reset.run({ id, language }), 'dunning.template.wasReset', 'dunning.template.saveFailed');
  };
  return (
    <s-stack gap="base">
      <s-text-field
        label={t('dunning.template.subject')}
        maxLength={500}
        value={subject}
        onInput={(event) => setSubject(event.currentTarget.value)}
      />
      <s-text-area
        label={t('dunning.template.body')}
        details={t('dunning.template.bodyHint')}
        rows={14}
        value={body}
        onInput={(event) => setBody(event.currentTarget.value)}
      />
      <s-stack direction="inline" gap="small-200">
        <s-button variant="primary" disabled={!changed} loading={save.pending} onClick={() => void keep()}>
          {t('dunning.template.save')}
        </s-button>
        {isOwn && (
          <s-button loading={reset.pending} onClick={() => void supplied()}>
            {t('dunning.template.reset')}
          </s-button>
        )}
      </s-stack>
      <Preview language={language} subject={subject} body={body} />
    </s-stack>
  );
}

function Preview(template: { language: string; subject: string; body: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const preview = usePreview(template);
  return (
    <s-stack gap="small-200" accessibilityRole="section" accessibilityLabel={t('dunning.template.preview')}>
      <s-heading>{t('dunning.template.preview')}</s-heading>
      {preview?.ok === true && (
        <>
          <s-text type="strong">{preview.value.subject}</s-text>
          <MailFrame title={t('dunning.template.preview')} html={preview.value.html} />
        </>
      )}
      {preview?.ok === false && (
        <s-banner tone="warning" heading={t('dunning.template.previewFailed')}>
          {errorText(preview.failure)}
        </s-banner>
      )}
    </s-stack>
  );
}
