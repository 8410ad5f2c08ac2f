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
import { Button, Drawer, Textarea } from '@medusajs/ui';
import { useId, useState, type FormEvent } from 'react';
import { useSaveAgency } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ChoiceInput } from '../settings/choice-input.tsx';
import { FieldFrame } from '../settings/field-frame.tsx';
import { TextInput } from '../settings/text-input.tsx';
import { AgencySecretInput } from './agency-secret-input.tsx';

/** Sets an agency up, or another way of reaching it. */
export function AgencyDrawer({ agency }: { agency?: AgencyView }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const title = agency === undefined ? t('cases.add') : t('cases.editOf', { agency: agency.name });
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" aria-label={title} data-testid="quittance-agency-open">
          {agency === undefined ? t('cases.add') : t('cases.edit')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHead title={title} />
        {open && <AgencyForm {...(agency !== undefined && { agency })} onDone={() => setOpen(false)} />}
      </Drawer.Content>
    </Drawer>
  );
}

function AgencyForm({ agency, onDone }: { agency?: AgencyView; onDone: () => void }) {
  const { t } = useText();
  const field = useId();
  const outcome = useOutcome();
  const save = useSaveAgency();
  const [draft, setDraft] = useState(() => agencyDraft(agency));
  const edit = (change: Partial<AgencyDraft>) => setDraft((now) => ({ ...now, ...change }));
  const input = agencyInput(draft, agency);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (input !== undefined)
      save.mutate(input, outcome({ done: 'cases.saved', failed: 'cases.failed', after: onDone }));
  };
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col" data-testid="quittance-agency-form">
      <Drawer.Body className="grid grid-cols-1 content-start gap-4 overflow-y-auto sm:grid-cols-2">
        {agency === undefined && (
          <TextInput
            label={t('cases.id')}
            hint={t('cases.idHint')}
            required
            value={draft.id}
            onChange={(id) => edit({ id })}
          />
        )}
        <TextInput label={t('cases.name')} required value={draft.name} onChange={(name) => edit({ name })} />
        <ChoiceInput
          label={t('cases.adapter')}
          value={draft.adapter}
          options={AGENCY_ADAPTERS.map((each) => [each, t(`cases.adapters.${each}`)])}
          onChoose={(adapter) => setDraft(withAdapter(draft, adapter))}
        />
        <FieldFrame
          id={field}
          label={t('cases.config')}
          optional={false}
          hint={t('cases.configHint')}
          error={jsonObject(draft.config) === undefined ? t('cases.configInvalid') : undefined}
        >
          <Textarea
            id={field}
            rows={8}
            spellCheck={false}
            className="font-mono"
            aria-describedby={`${field}-hint`}
            value={draft.config}
            onChange={(event) => edit({ config: event.target.value })}
          />
        </FieldFrame>
        {agencySecrets(draft.adapter, draft.config).map((secret) => (
          <AgencySecretInput
            key={secret.name}
            secret={secret}
            isSet={agency?.secrets.includes(secret.name) === true}
            value={draft.secrets[secret.name] ?? ''}
            onChange={(value) => edit({ secrets: { ...draft.secrets, [secret.name]: value } })}
          />
        ))}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t('common.cancel')}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" disabled={input === undefined} isLoading={save.isPending}>
          {t('cases.save')}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
