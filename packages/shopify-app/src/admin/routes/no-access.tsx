import { useText } from '../i18n/use-text.ts';

/** In the place of every page: nothing of the shop is shown to whom the server lets in no more. */
export function NoAccess() {
  const { t } = useText();
  return (
    <s-page heading={t('app.noAccess')}>
      <s-section accessibilityLabel={t('app.noAccess')}>
        <s-stack gap="base" alignItems="start">
          <s-paragraph>{t('app.noAccessHint')}</s-paragraph>
          <s-button variant="primary" href={`shopify://admin/apps/${shopify.config.apiKey}`} target="_top">
            {t('app.openAgain')}
          </s-button>
        </s-stack>
      </s-section>
    </s-page>
  );
}
