import { Component, type ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';

/** A page that failed must not take the others with it: it says so and can be loaded again. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Broken onRetry={() => location.reload()} /> : this.props.children;
  }
}

function Broken({ onRetry }: { onRetry: () => void }) {
  const { t } = useText();
  return (
    <s-page heading={t('error.title')}>
      <s-banner tone="critical" heading={t('error.title')}>
        {t('error.server')}
        <s-button slot="secondary-actions" onClick={onRetry}>
          {t('common.tryAgain')}
        </s-button>
      </s-banner>
    </s-page>
  );
}
