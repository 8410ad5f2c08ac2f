import type { AgencyView } from '@quittance/core/flow';
import { jsonObject } from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveAgency } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

const ADAPTERS = ['simulated', 'files', 'http'] as const;

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
  const [draft, setDraft] = useState({
    id: agency?.id ?? '',
    name: agency?.name ?? '',
    adapter: agency?.adapter ?? 'simulated',
    config: JSON.stringify(agency?.config ?? {}, null, 2),
  });
  const edit = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }));
  const config = jsonObject(draft.config);
  const ready = config !== undefined && draft.id !== '' && draft.name.trim() !== '';
  const submit = async () => {
    if (config === undefined) return;
    const saved = await save.run({ ...draft, name: draft.name.trim(), config });
    if (outcome(saved, 'cases.saved', 'cases.failed')) onClose();
  };
  return (
    <Dialog
      heading={agency === undefined ? t('cases.add') : t('cases.editOf', { agency: agency.name })}
      {...(ready && { confirm: t('cases.save') })}
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
          onChange={(event) => edit({ adapter: event.currentTarget.value })}
        >
          {ADAPTERS.map((each) => (
            <s-option key={each} value={each}>
              {t(`cases.adapters.${each}`)}
            </s-option>
          ))}
        </s-select>
        <s-text-area
          label={t('cases.config')}
          details={t('cases.configHint')}
          error={config === undefined ? t('cases.configInvalid') : ''}
          rows={6}
          value={draft.config}
          onInput={(event) => edit({ config: event.currentTarget.value })}
        />
      </s-stack>
    </Dialog>
  );
}
