import { useEffect, useId } from 'react';
import { useText } from '../../i18n/use-text.ts';

interface SaveBarProps {
  readonly changed: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** The admin's own bar for what is not saved yet; App Bridge draws it, and asks before the page is left. */
export function SaveBar({ changed, saving, onSave, onDiscard }: SaveBarProps) {
  const { t } = useText();
  const id = `save-bar${useId().replaceAll(/\W/g, '')}`;
  useEffect(() => {
    void (changed ? shopify.saveBar.show(id) : shopify.saveBar.hide(id));
  }, [changed, id]);
  useEffect(() => () => void shopify.saveBar.hide(id), [id]);
  return (
    <ui-save-bar id={id}>
      <button type="button" variant="primary" {...(saving && { loading: '' })} onClick={onSave}>
        {t('settings.save')}
      </button>
      <button type="button" onClick={onDiscard}>
        {t('settings.discard')}
      </button>
    </ui-save-bar>
  );
}
