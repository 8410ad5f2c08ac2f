import { useState } from 'react';
import type { SavedView } from '../../api/contract.ts';
import { useSaveShop, useShop } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';

interface ViewBarProps {
  /** Whose views, e.g. `orders`. */
  readonly list: string;
  readonly fixed: readonly SavedView[];
  /** The query of the filters that are set. */
  readonly view: string;
  readonly onShow: (query: string) => void;
}

/** The list's own views and those the merchant saved, kept with the shop so that every colleague has them. */
export function ViewBar({ list, fixed, view, onShow }: ViewBarProps) {
  const { t } = useText();
  const shop = useShop();
  const saveShop = useSaveShop();
  const errorText = useErrorText();
  const [naming, setNaming] = useState(false);
  const state = shop.value?.state ?? {};
  const saved = state.views?.[list] ?? [];
  const known = [...fixed, ...saved].some(({ query }) => sameQuery(query, view));
  const keep = async (views: readonly SavedView[], done: string) => {
    const answer = await saveShop.run({ ...state, views: { ...state.views, [list]: views } });
    tell(
      answer,
      () => done,
      (failure) => `${t('views.saveFailed')}: ${errorText(failure)}`,
    );
    if (answer.ok) setNaming(false);
  };
  return (
    <s-stack
      direction="inline"
      gap="small-200"
      alignItems="center"
      accessibilityRole="navigation"
      accessibilityLabel={t('views.label')}
    >
      {[...fixed, ...saved].map(({ name, query }) => (
        <s-button
          key={`${name} ${query}`}
          variant={sameQuery(query, view) ? 'secondary' : 'tertiary'}
          onClick={() => onShow(query)}
        >
          {name}
        </s-button>
      ))}
      {saved
        .filter(({ query }) => sameQuery(query, view))
        .map(({ name, query }) => (
          <s-button
            key={query}
            variant="tertiary"
            icon="delete"
            accessibilityLabel={t('views.remove', { name })}
            onClick={() =>
              void keep(
                saved.filter((each) => each.query !== query),
                t('views.saved'),
              )
            }
          />
        ))}
      {!known && view !== '' && (
        <s-button variant="tertiary" icon="plus" onClick={() => setNaming(true)}>
          {t('views.save')}
        </s-button>
      )}
      {naming && (
        <NameDialog
          pending={saveShop.pending}
          onClose={() => setNaming(false)}
          onName={(name) => void keep([...saved, { name, query: view }], t('views.saved'))}
        />
      )}
    </s-stack>
  );
}

function sameQuery(one: string, other: string): boolean {
  const sorted = (query: string) => {
    const params = new URLSearchParams(query);
    params.sort();
    return params.toString();
  };
  return sorted(one) === sorted(other);
}

interface NameDialogProps {
  readonly pending: boolean;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function NameDialog({ pending, onName, onClose }: NameDialogProps) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = () => {
    setTried(true);
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <Dialog
      heading={t('views.title')}
      confirm={t('views.save')}
      cancel={t('common.cancel')}
      pending={pending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <s-text-field
        label={t('views.name')}
        maxLength={40}
        value={name}
        error={tried && name.trim() === '' ? t('views.nameMissing') : ''}
        onInput={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}
