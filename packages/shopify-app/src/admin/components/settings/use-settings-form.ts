import { draftOf, errorsOf, type Draft, type Errors } from '@quittance/core/screens';
import { useCallback, useMemo, useState } from 'react';
import type { StoredSettings } from '../../hooks/settings.ts';

export interface SettingsForm {
  readonly draft: Draft;
  readonly set: (path: string, value: string | boolean) => void;
  /** Shown from the moment a field was left, or of all fields once saving was tried. */
  readonly errors: Errors;
  readonly errorCount: number;
  readonly leave: (path: string) => void;
  readonly changed: boolean;
  readonly discard: () => void;
  /** Shows every error; tells the first field at fault, or nothing when all is well. */
  readonly judge: () => string | undefined;
}

export function useSettingsForm(stored: StoredSettings['settings']): SettingsForm {
  const clean = useMemo(() => draftOf(stored), [stored]);
  const [draft, setDraft] = useState(clean);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [source, setSource] = useState(stored);

  const reset = useCallback((to: Draft) => {
    setDraft(to);
    setLeft(new Set());
    setTried(false);
  }, []);
  if (source !== stored) {
    setSource(stored);
    reset(clean);
  }

  const all = useMemo(() => errorsOf(draft, stored), [draft, stored]);
  const errors = useMemo(
    () => (tried ? all : Object.fromEntries(Object.entries(all).filter(([path]) => left.has(path)))),
    [all, tried, left],
  );
  return {
    draft,
    errors,
    errorCount: tried ? Object.keys(all).length : 0,
    set: useCallback((path, value) => setDraft((current) => ({ ...current, [path]: value })), []),
    leave: useCallback((path) => setLeft((current) => new Set(current).add(path)), []),
    changed: Object.entries(draft).some(([path, value]) => clean[path] !== value),
    discard: useCallback(() => reset(clean), [reset, clean]),
    judge: () => {
      setTried(true);
      return Object.keys(draft).find((path) => path in all) ?? Object.keys(all)[0];
    },
  };
}
