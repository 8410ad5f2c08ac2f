import type { ReturnsDraft } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

interface MailboxFieldsProps {
  readonly draft: ReturnsDraft;
  readonly isPasswordSet: boolean;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  readonly onEdit: (change: Partial<ReturnsDraft>) => void;
}

const ENCRYPTIONS = ['implicit', 'starttls', 'none'] as const;

/** A mailbox that is looked into over IMAP. */
export function MailboxFields({ draft, isPasswordSet, password, onPassword, onEdit }: MailboxFieldsProps) {
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
      <s-password-field
        label={t('delivery.mailbox.password')}
        details={t(isPasswordSet ? 'erp.secretSet' : 'erp.secretNew')}
        autocomplete="new-password"
        value={password}
        onInput={(event) => onPassword(event.currentTarget.value)}
      />
      <s-text-field {...field('folder')} />
      <s-text-field {...field('doneFolder')} details={t('delivery.mailbox.doneFolderHint')} />
    </s-grid>
  );
}
