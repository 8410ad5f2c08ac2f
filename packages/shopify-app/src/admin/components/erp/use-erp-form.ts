import type { ErpChoice } from '@quittance/core/erp';
import type { ConnectionView } from '@quittance/core/flow';
import { configDraft, configOf, fieldsOf, type ConfigDraft } from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveConnection } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';

/** What is being chosen and typed about the ERP, on top of the stored connection; without one, orders go to the built-in ledger. */
export function useErpForm(connection: ConnectionView | undefined, choices: readonly ErpChoice[]) {
  const { t } = useText();
  const errorText = useErrorText();
  const save = useSaveConnection();
  const storedAdapter = connection?.adapter ?? 'ledger';
  const [adapter, setAdapter] = useState(storedAdapter);
  const [edits, setEdits] = useState<ConfigDraft>({});
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);

  const chosen = choices.find((choice) => choice.adapter === adapter);
  const fields = fieldsOf(chosen?.config ?? {});
  const draft = { ...configDraft(fields, adapter === storedAdapter ? recordOf(connection?.config) : {}), ...edits };
  const { config, problems } = configOf(fields, draft);
  const typed = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));

  const choose = (id: string) => {
    setAdapter(id);
    setEdits({});
    setSecrets({});
    setTried(false);
  };
  /** Answers whether the connection is saved. */
  const submit = async (): Promise<boolean> => {
    setTried(true);
    if (Object.keys(problems).length > 0) return false;
    const answer = await save.run({ adapter, config, secrets: typed });
    tell(
      answer,
      () => t('erp.saved'),
      (failure) => `${t('erp.saveFailed')}: ${errorText(failure)}`,
    );
    if (answer.ok) choose(adapter);
    return answer.ok;
  };
  return {
    adapter,
    moves: adapter !== storedAdapter,
    chosen,
    fields,
    draft,
    problems: tried ? problems : {},
    secrets,
    changed: adapter !== storedAdapter || Object.keys(edits).length > 0 || Object.keys(typed).length > 0,
    saving: save.pending,
    choose,
    edit: (name: string, value: string | boolean) => setEdits((current) => ({ ...current, [name]: value })),
    typeSecret: (name: string, value: string) => setSecrets((current) => ({ ...current, [name]: value })),
    isSet: (name: string) => adapter === storedAdapter && (connection?.secrets ?? []).includes(name),
    discard: () => choose(storedAdapter),
    submit,
  };
}
export type ErpForm = ReturnType<typeof useErpForm>;

function recordOf(config: unknown): Readonly<Record<string, unknown>> {
  return typeof config === 'object' && config !== null ? { ...config } : {};
}
