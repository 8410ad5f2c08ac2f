import { useText } from '../i18n/use-text.ts';

export function NotFound() {
  const { t } = useText();
  return (
    <s-page heading={t('app.notFound')}>
      <s-section accessibilityLabel={t('app.notFound')}>
        <s-paragraph>{t('app.notFoundHint')}</s-paragraph>
        <s-link href="/">{t('app.toHome')}</s-link>
      </s-section>
    </s-page>
  );
}
