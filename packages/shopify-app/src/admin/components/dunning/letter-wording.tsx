import { templateFor, type ShownLetter } from '@quittance/core/screens';
import { usePreview, useTemplates } from '../../hooks/letter-templates.ts';
import { useCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { MailFrame } from '../feedback/mail-frame.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';

/** How a letter is worded, in the language of the customer. */
export function LetterWording({ letter }: { letter: ShownLetter }) {
  const { t } = useText();
  const errorText = useErrorText();
  const { value: customer } = useCustomer(letter.customerId);
  const { value: templates } = useTemplates();
  const language = customer?.preferences.language ?? customer?.language ?? 'en';
  const template = customer && templates && templateFor(letter, templates.items, language);
  const preview = usePreview(template);
  return (
    <s-stack gap="small-200">
      <s-heading>{t('dunning.letter.preview')}</s-heading>
      <s-text color="subdued">{t('dunning.letter.previewHint')}</s-text>
      {preview === undefined && <LoadingRows rows={4} />}
      {preview?.ok === true && <MailFrame title={preview.value.subject} html={preview.value.html} />}
      {preview?.ok === false && <s-text tone="critical">{errorText(preview.failure)}</s-text>}
    </s-stack>
  );
}
