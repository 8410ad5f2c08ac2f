import type { LetterTemplateView } from '@quittance/core/flow';
import { useState } from 'react';
import { useTemplates } from '../../hooks/letter-templates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { TemplateForm } from './template-form.tsx';

/** The wording of every letter, in each language. */
export function LettersSection() {
  const { t, language } = useText();
  const templates = useTemplates();
  const [chosen, setChosen] = useState({ id: '', language });
  return (
    <s-section heading={t('dunning.template.title')}>
      <s-paragraph color="subdued">{t('dunning.template.hint')}</s-paragraph>
      <Loaded answer={templates} rows={8}>
        {({ items }) => {
          const shown = itemFor(items, chosen);
          if (shown === undefined) return null;
          return (
            <>
              <Choice templates={items} shown={shown} onChoose={setChosen} />
              <TemplateForm key={`${shown.id} ${shown.language} ${String(shown.isOwn)}`} template={shown} />
            </>
          );
        }}
      </Loaded>
    </s-section>
  );
}

interface Named {
  readonly id: string;
  readonly language: string;
}

function itemFor(items: readonly LetterTemplateView[], { id, language }: Named): LetterTemplateView | undefined {
  const wanted = id === '' ? items[0]?.id : id;
  const worded = items.filter((each) => each.id === wanted);
  return worded.find((each) => each.language === language) ?? worded[0];
}

interface ChoiceProps {
  readonly templates: readonly LetterTemplateView[];
  readonly shown: LetterTemplateView;
  readonly onChoose: (named: Named) => void;
}

function Choice({ templates, shown: { id, language, isOwn }, onChoose }: ChoiceProps) {
  const { t, tOr } = useText();
  const ids = [...new Set(templates.map((each) => each.id))];
  const languages = [...new Set(templates.map((each) => each.language))];
  return (
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(min(200px, 100%), 1fr))" gap="small" alignItems="end">
      <s-select
        label={t('dunning.template.letter')}
        value={id}
        onChange={(event) => onChoose({ id: event.currentTarget.value, language })}
      >
        {ids.map((each) => (
          <s-option key={each} value={each}>
            {tOr(`dunning.template.id.${each}`, each)}
          </s-option>
        ))}
      </s-select>
      <s-select
        label={t('dunning.template.language')}
        value={language}
        onChange={(event) => onChoose({ id, language: event.currentTarget.value })}
      >
        {languages.map((each) => (
          <s-option key={each} value={each}>
            {tOr(`receivables.contact.languages.${each}`, each)}
          </s-option>
        ))}
      </s-select>
      <s-box accessibilityRole="status">
        <s-badge tone={isOwn ? 'info' : 'neutral'}>
          {isOwn ? t('dunning.template.own') : t('dunning.template.supplied')}
        </s-badge>
      </s-box>
    </s-grid>
  );
}
