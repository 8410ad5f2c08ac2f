import type { LetterTemplateView } from '@quittance/core/flow';
import { Container } from '@medusajs/ui';
import { useState } from 'react';
import { useTemplates } from '../../hooks/letter-templates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { ChoiceInput } from '../settings/choice-input.tsx';
import { SectionCard } from '../settings/section-card.tsx';
import { TemplateForm } from './template-form.tsx';

/** The wording of the letters, in each language. */
export function TemplatesCard() {
  const templates = useTemplates();
  if (templates.data !== undefined) return <Templates templates={templates.data.items} />;
  return (
    <Container className="p-0">
      <Loaded query={templates} rows={3}>
        {() => null}
      </Loaded>
    </Container>
  );
}

function Templates({ templates }: { templates: readonly LetterTemplateView[] }) {
  const { t, tOr } = useText();
  const [name, setName] = useState({ id: 'level-1', language: 'en' });
  const template = templates.find(({ id, language }) => id === name.id && language === name.language) ?? templates[0];
  const unique = (values: readonly string[]) => [...new Set(values)];
  return (
    <SectionCard title={t('dunning.template.title')} hint={t('dunning.template.hint')}>
      <ChoiceInput
        label={t('dunning.template.letter')}
        value={name.id}
        options={unique(templates.map(({ id }) => id)).map((id) => [id, tOr(`dunning.template.id.${id}`, id)])}
        onChoose={(id) => setName({ ...name, id })}
      />
      <ChoiceInput
        label={t('dunning.template.language')}
        value={name.language}
        options={unique(templates.map(({ language }) => language)).map((tag) => [
          tag,
          tOr(`receivables.contact.languages.${tag}`, tag),
        ])}
        onChoose={(language) => setName({ ...name, language })}
      />
      {template !== undefined && (
        <TemplateForm key={`${template.id} ${template.language} ${template.isOwn}`} template={template} />
      )}
    </SectionCard>
  );
}
