import type { ShownEvent } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

/** A history entry in the language of the admin; one whose kind is new to these screens speaks in the server's words. */
export function useEventText() {
  const { tOr } = useText();
  return (event: ShownEvent): { readonly title: string; readonly detail: string | undefined } => {
    const title = tOr(`event.${event.kind}`, event.message ?? event.kind);
    // A stop says its code; people read what it means.
    const detail = event.message === null ? undefined : tOr(`problem.${event.message}.headline`, event.message);
    return { title, detail: detail === title ? undefined : detail };
  };
}
