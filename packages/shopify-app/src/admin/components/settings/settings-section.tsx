import {
  dayBefore,
  nextNumber,
  NUMBERED,
  SECTIONS,
  type SettingsField as Field,
  type SettingsSection as Section,
} from '@quittance/core/screens';
import { useMemo } from 'react';
import { useNextCounters } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { SettingsField } from './settings-field.tsx';
import type { SettingsForm } from './use-settings-form.ts';

/** The sections with these ids, in the order in which they are asked. */
export function sectionsOf(...ids: readonly Section['id'][]): readonly Section[] {
  return SECTIONS.filter(({ id }) => ids.includes(id));
}

/** Short fields that follow one another stand side by side, every other in a row of its own. */
function rowsOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.half === true && last?.[0]?.half === true) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** A part of the settings with its fields, two side by side where they are short. */
export function SettingsSection({ section, form }: { section: Section; form: SettingsForm }) {
  const { t, tOr } = useText();
  const previews = useNumberPreviews(form, section.id === 'numbering');
  const hint = section.hint ? tOr(`settings.sections.${section.id}Hint`, '') : '';
  return (
    <s-section heading={t(`settings.sections.${section.id}`)}>
      {hint !== '' && <s-paragraph color="subdued">{hint}</s-paragraph>}
      {rowsOf(section.fields).map((row) => (
        <s-grid
          key={row[0]?.path}
          gridTemplateColumns={row.length === 1 ? '1fr' : 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))'}
          gap="base"
          alignItems="start"
        >
          {row.map((field) => {
            const problem = form.errors[field.path];
            return (
              <SettingsField
                key={field.path}
                field={field}
                value={form.draft[field.path] ?? ''}
                error={problem === undefined ? '' : t(problem.key, problem.values)}
                hint={previews[field.path]}
                set={form.set}
                leave={form.leave}
              />
            );
          })}
        </s-grid>
      ))}
    </s-section>
  );
}

const PREVIEWS = { next: 'settings.next', example: 'settings.example' } as const;
const NO_PREVIEWS: Readonly<Record<string, string>> = {};

/** Under each numbering pattern the number it would give next. */
function useNumberPreviews({ draft }: SettingsForm, wanted: boolean): Readonly<Record<string, string>> {
  const { t } = useText();
  const { value: counters } = useNextCounters();
  return useMemo(() => {
    if (!wanted) return NO_PREVIEWS;
    const today = dayBefore(new Date(), 0);
    const entries = NUMBERED.map((kind) => {
      const preview = nextNumber(draft, kind, today, counters);
      const text =
        preview === undefined ? t('settings.exampleInvalid') : t(PREVIEWS[preview.kind], { number: preview.number });
      return [`numbering.${kind}`, text] as const;
    });
    return Object.fromEntries(entries);
  }, [draft, counters, t, wanted]);
}
