import type { ErpChoice } from '@quittance/core/erp';
import type { ConnectionView } from '@quittance/core/flow';
import type { Resource } from '../../hooks/use-resource.ts';
import { useConnections, useErpChoices } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import { ConfigInput, SecretInput } from './connection-inputs.tsx';
import { useErpForm, type ErpForm } from './use-erp-form.ts';

export interface ErpSetUp {
  readonly connection: ConnectionView | undefined;
  readonly choices: readonly ErpChoice[];
}

/** The stored connection and what one could choose instead. */
export function useErpSetUp(): Resource<ErpSetUp> & { readonly reload: () => void } {
  const connections = useConnections();
  const choices = useErpChoices();
  const both = connections.value !== undefined && choices.value !== undefined;
  return {
    value: both
      ? {
          connection: connections.value.items.find(({ id }) => id === 'erp'),
          choices: choices.value.items,
        }
      : undefined,
    failure: connections.failure ?? choices.failure,
    loading: connections.loading || choices.loading,
    reload: () => {
      connections.reload();
      choices.reload();
    },
  };
}

/** Where orders are sent: which system, its configuration, its secrets, and whether it answers. */
export function ErpConnection({ onChecked }: { onChecked?: (ok: boolean) => void }) {
  const { t } = useText();
  const { value: setUp, failure, reload } = useErpSetUp();
  return (
    <s-section heading={t('erp.title')}>
      <s-paragraph color="subdued">{t('erp.subtitle')}</s-paragraph>
      {setUp === undefined && failure === undefined && <LoadingRows rows={3} />}
      {setUp === undefined && failure !== undefined && <Failed failure={failure} onRetry={reload} />}
      {setUp !== undefined && <Form setUp={setUp} {...(onChecked && { onChecked })} />}
    </s-section>
  );
}

function Form({ setUp, onChecked }: { setUp: ErpSetUp; onChecked?: (ok: boolean) => void }) {
  const { t, tOr } = useText();
  const form = useErpForm(setUp.connection, setUp.choices);
  const nameOf = (id: string) => tOr(`erp.adapters.${id}`, id);
  return (
    <s-stack gap="base">
      <s-select
        label={t('erp.adapter')}
        value={form.adapter}
        onChange={(event) => form.choose(event.currentTarget.value)}
      >
        {setUp.choices.map(({ adapter }) => (
          <s-option key={adapter} value={adapter}>
            {nameOf(adapter)}
          </s-option>
        ))}
      </s-select>
      {form.moves && (
        <s-banner tone="warning" heading={t('erp.changeTitle')}>
          {t('erp.changeBody', { adapter: nameOf(form.adapter) })}
        </s-banner>
      )}
      <Inputs form={form} />
      <s-stack direction="inline" gap="small-200">
        {form.changed && (
          <>
            <s-button variant="primary" loading={form.saving} onClick={() => void form.submit()}>
              {form.moves ? t('erp.changeConfirm') : t('erp.save')}
            </s-button>
            <s-button disabled={form.saving} onClick={form.discard}>
              {t('settings.discard')}
            </s-button>
          </>
        )}
      </s-stack>
      {(setUp.connection !== undefined || form.changed) && (
        <ConnectionCheck saved={!form.changed} {...(onChecked && { onChecked })} />
      )}
    </s-stack>
  );
}

function Inputs({ form }: { form: ErpForm }) {
  const { t } = useText();
  const { adapter, fields, chosen } = form;
  const secrets = chosen?.secrets ?? [];
  if (fields.length === 0 && secrets.length === 0) return <s-text color="subdued">{t('erp.nothingToSet')}</s-text>;
  return (
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(min(240px, 100%), 1fr))" gap="base" alignItems="start">
      {fields.map((field) => (
        <ConfigInput
          key={`${adapter} ${field.name}`}
          adapter={adapter}
          field={field}
          value={form.draft[field.name]}
          problem={form.problems[field.name]}
          onChange={(value) => form.edit(field.name, value)}
        />
      ))}
      {secrets.map((name) => (
        <SecretInput
          key={`${adapter} ${name}`}
          name={name}
          value={form.secrets[name] ?? ''}
          isSet={form.isSet(name)}
          onChange={(value) => form.typeSecret(name, value)}
        />
      ))}
    </s-grid>
  );
}
