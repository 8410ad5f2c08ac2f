import { Button, Select, Text, toast, usePrompt } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import type { ErpConnectionAnswer } from '../../../api/admin/quittance/contract.ts';
import { useSaveErpConnection } from '../../hooks/erp-connection.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { FieldFrame } from '../settings/field-frame.tsx';
import { SectionCard } from '../settings/section-card.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import { ConfigInput, SecretInput } from './connection-inputs.tsx';
import { configDraft, type ConfigDraft, configOf, fieldsOf } from '@quittance/core/screens';

/** Where orders are sent: which system, its configuration, its secrets, and whether it answers. */
export function ErpConnectionForm({ answer }: { answer: ErpConnectionAnswer }) {
  const { connection, available } = answer;
  const { t, tOr } = useText();
  const errorText = useErrorText();
  const prompt = usePrompt();
  const save = useSaveErpConnection();
  const [adapter, setAdapter] = useState(connection.adapter);
  const [edits, setEdits] = useState<ConfigDraft>({});
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);

  const chosen = available.find((candidate) => candidate.adapter === adapter);
  const fields = fieldsOf(chosen?.config ?? {});
  const stored = adapter === connection.adapter ? connection.config : {};
  const draft = { ...configDraft(fields, stored), ...edits };
  const { config, problems } = configOf(fields, draft);
  const typed = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
  const changed = adapter !== connection.adapter || Object.keys(edits).length > 0 || Object.keys(typed).length > 0;
  const nameOf = (id: string) => tOr(`erp.adapters.${id}`, id);

  const choose = (id: string) => {
    setAdapter(id);
    setEdits({});
    setSecrets({});
    setTried(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const moves = adapter !== connection.adapter;
    if (moves && !(await prompt(changeQuestion(t, nameOf(adapter))))) return;
    save.mutate(
      { adapter, config, secrets: typed },
      {
        onSuccess: () => {
          choose(adapter);
          toast.success(t('erp.saved'));
        },
        onError: (error) => toast.error(t('erp.saveFailed'), { description: errorText(error) }),
      },
    );
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} data-testid="quittance-erp">
      <SectionCard title={t('erp.title')} hint={t('erp.subtitle')}>
        <FieldFrame id="quittance-erp-adapter" label={t('erp.adapter')} optional={false}>
          <Select size="small" value={adapter} onValueChange={choose}>
            <Select.Trigger id="quittance-erp-adapter">
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {available.map((candidate) => (
                <Select.Item key={candidate.adapter} value={candidate.adapter}>
                  {nameOf(candidate.adapter)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </FieldFrame>
        {fields.length === 0 && (chosen?.secrets.length ?? 0) === 0 && (
          <Text size="small" className="text-ui-fg-subtle sm:col-span-2">
            {t('erp.nothingToSet')}
          </Text>
        )}
        {fields.map((field) => (
          <ConfigInput
            key={`${adapter} ${field.name}`}
            adapter={adapter}
            field={field}
            value={draft[field.name]}
            problem={tried ? problems[field.name] : undefined}
            onChange={(value) => setEdits((current) => ({ ...current, [field.name]: value }))}
          />
        ))}
        {chosen?.secrets.map((name) => (
          <SecretInput
            key={`${adapter} ${name}`}
            name={name}
            value={secrets[name] ?? ''}
            isSet={adapter === connection.adapter && connection.secrets.includes(name)}
            onChange={(value) => setSecrets((current) => ({ ...current, [name]: value }))}
          />
        ))}
        <ConnectionCheck saved={!changed}>
          {changed && (
            <Button type="submit" size="small" isLoading={save.isPending} data-testid="quittance-erp-save">
              {t('erp.save')}
            </Button>
          )}
        </ConnectionCheck>
      </SectionCard>
    </form>
  );
}

function changeQuestion(t: ReturnType<typeof useText>['t'], adapter: string) {
  return {
    title: t('erp.changeTitle'),
    description: t('erp.changeBody', { adapter }),
    confirmText: t('erp.changeConfirm'),
    cancelText: t('common.cancel'),
  };
}
