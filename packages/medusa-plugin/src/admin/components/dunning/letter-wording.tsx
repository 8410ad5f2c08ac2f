import { templateFor, type ShownLetter } from '@quittance/core/screens';
import { Heading, Text } from '@medusajs/ui';
import { usePreview, useTemplates } from '../../hooks/letter-templates.ts';
import { useCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { MailFrame } from './mail-frame.tsx';

/** How a letter is worded, in the language of the customer. */
export function LetterWording({ letter }: { letter: ShownLetter }) {
  const { t } = useText();
  const customer = useCustomer(letter.customerId);
  const templates = useTemplates();
  const language = customer.data?.preferences.language ?? customer.data?.language ?? 'en';
  const template = templates.data && templateFor(letter, templates.data.items, language);
  const preview = usePreview(customer.data === undefined ? undefined : template);
  return (
    <section className="flex flex-col gap-y-2" data-testid="quittance-letter-wording">
      <Heading level="h3">{t('dunning.letter.preview')}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t('dunning.letter.previewHint')}
      </Text>
      <Loaded query={preview} rows={4}>
        {({ subject, html }) => <MailFrame title={subject} html={html} />}
      </Loaded>
    </section>
  );
}
