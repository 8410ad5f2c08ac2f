import type { AgencyView } from '@quittance/core/flow';
import {
  AGENCY_ADAPTERS,
  agencyDraft,
  agencyInput,
  agencySecrets,
  jsonObject,
  withAdapter,
  type AgencyDraft,
} from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveAgency } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { AgencySecretInput } from './agency-secret-input.tsx';

interface AgencyDialogProps {
  /** Left out: a new one. */
  readonly agency?: AgencyView;
  readonly onClose: () => void;
}

/** Sets an agency up, or another way of reaching it. */
export function AgencyDialog({ agency, onClose }: AgencyDialogProps) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveAgency();
  const [draft, setDraft] = useState(() => agencyDraft(agency));
  const edit = (change: Partial<AgencyDraft>) => setDraft((now) => ({ ...now, ...change }));
  const input = agencyInput(draft, agency);
  const submit = async () => {
    if (input === undefined) return;
    if (outcome(await save.run(input), 'cases.saved', 'cases.failed')) onClose();
  };
  return (
    <Dialog
      heading={agency === undefined ? t('cases.add') : t('cases.editOf', { agency: agency.name })}
      {...(input !== undefined && { confirm: t('cases.save') })}
      cancel={t('common.cancel')}
      pending={save.pending}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <s-stack gap="base">
        {agency === undefined && (
          <s-text-field
            label={t('cases.id')}
            details={t('cases.idHint')}
            required
            value={draft.id}
            onInput={(event) => edit({ id: event.currentTarget.value })}
          />
        )}
        <s-text-field
          label={t('cases.name')}
          required
          value={draft.name}
          onInput={(event) => edit({ name: event.currentTarget.value })}
        />
        <s-select
          label={t('cases.adapter')}
          value={draft.adapter}
          onChange={(event) => setDraft(withAdapter(draft, event.currentTarget.value))}
        >
          {AGENCY_ADAPTERS.map((each) => (
            <s-option key={each} value={each}>
              {t(`cases.adapters.${each}`)}
            </s-option>
          ))}
        </s-select>
        <s-text-area
          label={t('cases.config')}
          details={t('cases.configHint')}
          error={jsonObject(draft.config) === undefined ? t('cases.configInvalid') : ''}
          rows={6}
          value={draft.config}
          onInput={(event) => edit({ config: event.currentTarget.value })}
        />
        {agencySecrets(draft.adapter, draft.config).map((secret) => (
          <AgencySecretInput
            key={secret.name}
            secret={secret}
            isSet={agency?.secrets.includes(secret.name) === true}
            value={draft.secrets[secret.name] ?? ''}
            onChange={(value) => edit({ secrets: { ...draft.secrets, [secret.name]: value } })}
          />
        ))}
      </s-stack>
    </Dialog>
  );
}
