import type { ReturnsDraft } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { LoginFields } from './login-fields.tsx';

interface MailboxFieldsProps {
  readonly draft: ReturnsDraft;
  /** Names of the secrets that are stored. */
  readonly stored: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly onSecret: (name: string, value: string) => void;
  readonly onEdit: (change: Partial<ReturnsDraft>) => void;
}

const ENCRYPTIONS = ['implicit', 'starttls', 'none'] as const;

/** A mailbox that is looked into over IMAP. */
export function MailboxFields({ draft, onEdit, ...secrets }: MailboxFieldsProps) {
  const { t } = useText();
  const field = (name: 'host' | 'port' | 'user' | 'folder' | 'doneFolder') => ({
    label: t(`delivery.mailbox.${name}`),
    value: draft[name],
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onEdit({ [name]: event.currentTarget.value }),
  });
  return (
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(min(240px, 100%), 1fr))" gap="base" alignItems="start">
      <s-text-field {...field('host')} required />
      <s-text-field {...field('port')} />
      <s-select
        label={t('delivery.mailbox.tls')}
        value={draft.tls}
        onChange={(event) => onEdit({ tls: event.currentTarget.value })}
      >
        {ENCRYPTIONS.map((tls) => (
          <s-option key={tls} value={tls}>
            {t(`delivery.mail.tlsOptions.${tls}`)}
          </s-option>
        ))}
      </s-select>
      <s-text-field {...field('user')} required autocomplete="off" />
      <LoginFields protocol="imap" draft={draft} onEdit={onEdit} {...secrets} />
      <s-text-field {...field('folder')} />
      <s-text-field {...field('doneFolder')} details={t('delivery.mailbox.doneFolderHint')} />
    </s-grid>
  );
}
