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
import { Button, Container, Heading, Input } from '@medusajs/ui';
import { useId, useState, type FormEvent } from 'react';
import { useSaveTerms } from '../../hooks/receivables.ts';
import { useSettings } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { FieldFrame } from '../settings/field-frame.tsx';
import { ChoiceInput } from '../settings/choice-input.tsx';

/** How this customer is reminded, where it is not as everybody else. */
export function Terms({ account }: { account: Pick<AccountView, 'id' | 'terms'> }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveTerms(account.id);
  const [edits, setEdits] = useState<Partial<TermsDraft>>({});
  const draft = { ...termsDraft(account.terms), ...edits };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      termsOf(draft, account.terms),
      outcome({ done: 'receivables.terms.saved', failed: 'receivables.terms.failed', after: () => setEdits({}) }),
    );
  };
  return (
    <Container className="divide-y p-0" data-testid="quittance-terms">
      <Heading level="h2" className="px-6 py-4">
        {t('receivables.terms.title')}
      </Heading>
      <form noValidate onSubmit={submit} className="flex flex-col gap-y-4 px-6 py-4">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Fields draft={draft} onEdit={(changes) => setEdits((now) => ({ ...now, ...changes }))} />
        </div>
        <Button
          type="submit"
          size="small"
          className="self-end"
          disabled={Object.keys(edits).length === 0}
          isLoading={save.isPending}
          data-testid="quittance-terms-save"
        >
          {t('receivables.terms.save')}
        </Button>
      </form>
    </Container>
  );
}

function Fields({ draft, onEdit }: { draft: TermsDraft; onEdit: (changes: Partial<TermsDraft>) => void }) {
  const { t, tOr } = useText();
  const id = useId();
  const settings = useSettings();
  const procedures = listProcedures(settings.data?.settings?.dunning.procedures ?? []);
  const standard = t('receivables.terms.standard');
  return (
    <>
      <FieldFrame
        id={id}
        label={t('receivables.terms.segment')}
        optional
        hint={t('receivables.terms.segmentHint')}
        half
      >
        <Input
          id={id}
          size="small"
          maxLength={60}
          value={draft.segment}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onEdit({ segment: event.target.value })}
        />
      </FieldFrame>
      <ChoiceInput
        label={t('receivables.terms.risk')}
        value={draft.riskBand}
        none={standard}
        options={RISK_BANDS.map((band) => [band, t(`receivables.terms.risks.${band}`)])}
        onChoose={(riskBand) => onEdit({ riskBand })}
      />
      <ChoiceInput
        label={t('receivables.terms.procedure')}
        value={draft.procedureId}
        none={standard}
        options={[
          ...procedures.map(({ procedure }) => [procedure.id, procedureName(procedure, tOr)] as const),
          ['none', t('receivables.terms.procedureNone')],
        ]}
        onChoose={(procedureId) => onEdit({ procedureId })}
      />
      <ChoiceInput
        label={t('receivables.terms.netting')}
        value={draft.netting}
        none={standard}
        options={NETTINGS.map((mode) => [mode, t(`receivables.terms.nettings.${mode}`)])}
        onChoose={(netting) => onEdit({ netting })}
      />
    </>
  );
}
