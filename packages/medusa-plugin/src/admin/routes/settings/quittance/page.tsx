import { defineRouteConfig } from '@medusajs/admin-sdk';
import { DocumentText } from '@medusajs/icons';
import { Button, Container, Heading, InlineTip, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { ErpConnectionForm } from '../../../components/erp/erp-connection-form.tsx';
import { Failure } from '../../../components/feedback/failure.tsx';
import { LoadingRows } from '../../../components/feedback/loading-rows.tsx';
import { ProceduresCard } from '../../../components/procedures/procedures-card.tsx';
import { MailServerForm } from '../../../components/settings/mail-server-form.tsx';
import { ReturnsForm } from '../../../components/settings/returns-form.tsx';
import { SettingsForm } from '../../../components/settings/settings-form.tsx';
import { TemplatesCard } from '../../../components/templates/templates-card.tsx';
import { useChannels } from '../../../hooks/delivery.ts';
import { useErpConnection } from '../../../hooks/erp-connection.ts';
import { useSettings } from '../../../hooks/settings.ts';
import { useText } from '../../../i18n/use-text.ts';

/** What a merchant decides once, and the ERP connection. */
const InvoicingSettings = () => {
  const { t } = useText();
  return (
    <div className="flex flex-col gap-y-3" data-testid="quittance-settings-page">
      <Container className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <Heading level="h1">{t('settingsTitle')}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t('settings.subtitle')}
          </Text>
        </div>
        <Button size="small" variant="secondary" asChild>
          <Link to="/quittance">{t('settings.backToList')}</Link>
        </Button>
      </Container>
      <FirstTime />
      <ErpConnection />
      <Mail />
      <Settings />
      <Procedures />
      <TemplatesCard />
    </div>
  );
};

function FirstTime() {
  const { t } = useText();
  const settings = useSettings();
  if (settings.data?.settings !== null) return null;
  return (
    <InlineTip variant="warning" label={t('settings.firstTime')}>
      {t('settings.firstTimeHint')}
    </InlineTip>
  );
}

function Settings() {
  const settings = useSettings();
  if (settings.data !== undefined) return <SettingsForm answer={settings.data} />;
  return (
    <Container className="p-0">
      {settings.isError ? (
        <Failure error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <LoadingRows rows={8} />
      )}
    </Container>
  );
}

/** The way out and the way back. */
function Mail() {
  const channels = useChannels();
  if (channels.data === undefined) return null;
  const connectionOf = (name: string) => channels.data.items.find(({ id }) => id === name);
  return (
    <>
      <MailServerForm connection={connectionOf('email')} />
      <ReturnsForm connection={connectionOf('returns')} />
    </>
  );
}

function Procedures() {
  const settings = useSettings();
  if (!settings.data?.settings) return null;
  return <ProceduresCard settings={settings.data.settings} />;
}

function ErpConnection() {
  const connection = useErpConnection();
  if (connection.data !== undefined) return <ErpConnectionForm answer={connection.data} />;
  return (
    <Container className="p-0">
      {connection.isError ? (
        <Failure error={connection.error} onRetry={() => void connection.refetch()} />
      ) : (
        <LoadingRows rows={3} />
      )}
    </Container>
  );
}

export const config = defineRouteConfig({
  label: 'quittance.settingsTitle',
  translationNs: 'translation',
  icon: DocumentText,
});
export default InvoicingSettings;
