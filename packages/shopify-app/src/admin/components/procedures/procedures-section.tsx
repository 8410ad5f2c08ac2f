import { listProcedures, procedureName, type ListedProcedure } from '@quittance/core/screens';
import { useState } from 'react';
import { useSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { ProcedureDialog } from './procedure-dialog.tsx';
import { ProcedureWords } from './procedure-words.tsx';

/** Every procedure a customer may be given, in words, to be changed or added to. */
export function ProceduresSection() {
  const { t } = useText();
  const { value } = useSettings();
  const [adding, setAdding] = useState(false);
  const listed = listProcedures(value?.settings?.dunning.procedures ?? []);
  return (
    <s-section heading={t('dunning.procedure.title')}>
      <s-paragraph color="subdued">{t('dunning.procedure.hint')}</s-paragraph>
      <ul className="plain-list lined">
        {listed.map((each) => (
          <Procedure key={each.procedure.id} listed={each} />
        ))}
      </ul>
      <s-stack direction="inline">
        <s-button icon="plus" disabled={value?.settings == null} onClick={() => setAdding(true)}>
          {t('dunning.procedure.add')}
        </s-button>
      </s-stack>
      {adding && <ProcedureDialog onClose={() => setAdding(false)} />}
    </s-section>
  );
}

const TONES = { standard: 'neutral', changed: 'info', own: 'success' } as const;

function Procedure({ listed }: { listed: ListedProcedure }) {
  const { t, tOr } = useText();
  const [editing, setEditing] = useState(false);
  const { procedure, origin } = listed;
  const name = procedureName(procedure, tOr);
  return (
    <li aria-label={name}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-text type="strong">{name}</s-text>
          <s-badge tone={TONES[origin]}>{t(`dunning.procedure.origin.${origin}`)}</s-badge>
        </s-stack>
        <ProcedureWords procedure={procedure} />
        <s-stack direction="inline">
          <s-button accessibilityLabel={`${t('dunning.procedure.edit')}: ${name}`} onClick={() => setEditing(true)}>
            {t('dunning.procedure.edit')}
          </s-button>
        </s-stack>
        {editing && <ProcedureDialog listed={listed} onClose={() => setEditing(false)} />}
      </s-stack>
    </li>
  );
}
