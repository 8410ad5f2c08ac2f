import type { AccountView } from '@quittance/core/flow';
import {
  listProcedures,
  NETTINGS,
  procedureName,
  RISK_BANDS,
  termsDraft,
  termsOf,
  type TermsDraft,
} from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveTerms } from '../../hooks/receivables.ts';
import { useSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ChoiceField } from '../filters/choice-field.tsx';

/** How this customer is reminded, where it is not as everybody else. */
export function Terms({ account: { id, terms } }: { account: Pick<AccountView, 'id' | 'terms'> }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveTerms();
  const [edits, setEdits] = useState<Partial<TermsDraft>>({});
  const draft = { ...termsDraft(terms), ...edits };
  const submit = async () => {
    const saved = await save.run(id, termsOf(draft, terms));
    if (outcome(saved, 'receivables.terms.saved', 'receivables.terms.failed')) setEdits({});
  };
  return (
    <s-section heading={t('receivables.terms.title')}>
      <Fields draft={draft} onEdit={(change) => setEdits((now) => ({ ...now, ...change }))} />
      <s-stack direction="inline">
        <s-button
          disabled={Object.keys(edits).length === 0}
          loading={save.pending}
          accessibilityLabel={`${t('receivables.terms.save')}: ${t('receivables.terms.title')}`}
          onClick={() => void submit()}
        >
          {t('receivables.terms.save')}
        </s-button>
      </s-stack>
    </s-section>
  );
}

function Fields({ draft, onEdit }: { draft: TermsDraft; onEdit: (change: Partial<TermsDraft>) => void }) {
  const { t, tOr } = useText();
  const settings = useSettings();
  const procedures = listProcedures(settings.value?.settings?.dunning.procedures ?? []).map(({ procedure }) => ({
    value: procedure.id,
    label: procedureName(procedure, tOr),
  }));
  const any = t('receivables.terms.standard');
  return (
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(min(220px, 100%), 1fr))" gap="base" alignItems="start">
      <s-text-field
        label={t('receivables.terms.segment')}
        details={t('receivables.terms.segmentHint')}
        maxLength={60}
        value={draft.segment}
        onInput={(event) => onEdit({ segment: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('receivables.terms.risk')}
        any={any}
        value={draft.riskBand}
        options={RISK_BANDS.map((value) => ({ value, label: t(`receivables.terms.risks.${value}`) }))}
        onChoose={(riskBand = '') => onEdit({ riskBand })}
      />
      <ChoiceField
        label={t('receivables.terms.procedure')}
        any={any}
        value={draft.procedureId}
        options={[...procedures, { value: 'none', label: t('receivables.terms.procedureNone') }]}
        onChoose={(procedureId = '') => onEdit({ procedureId })}
      />
      <ChoiceField
        label={t('receivables.terms.netting')}
        any={any}
        value={draft.netting}
        options={NETTINGS.map((value) => ({ value, label: t(`receivables.terms.nettings.${value}`) }))}
        onChoose={(netting = '') => onEdit({ netting })}
      />
    </s-grid>
  );
}
