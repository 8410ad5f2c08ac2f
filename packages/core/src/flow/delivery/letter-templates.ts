import {
  checkTemplate,
  defaultTemplate,
  LETTER_IDS,
  LETTER_LANGUAGES,
  type LetterId,
  type LetterLanguage,
} from '../../channels/index.ts';
import { ok, refused, type Problem, type TenantId } from '../../model/index.ts';
import { forgetLetterTemplate, letterTemplatesOf, writeLetterTemplate } from '../../store/index.ts';
import type { LetterTemplates } from './delivery-doors.ts';
import type { LetterTemplateView } from './delivery-views.ts';
import { inTenant, type Road } from '../road.ts';

/** The letters as the merchant has them: the product's own, until they are changed. */
export function letterTemplates(road: Road): LetterTemplates {
  return {
    list: (tenant) => list(road, tenant),
    async put(tenant, { id, language, ...template }) {
      const named = nameOf(id, language);
      if (named === undefined) return refused(UNKNOWN);
      const checked = checkTemplate(template, named.language);
      if (!checked.ok) return checked;
      await inTenant(road, tenant, (trx) => writeLetterTemplate(trx, { ...named, ...template }));
      return ok({ ...named, ...template, isOwn: true });
    },
    async reset(tenant, id, language) {
      const named = nameOf(id, language);
      if (named === undefined) return refused(UNKNOWN);
      await inTenant(road, tenant, (trx) => forgetLetterTemplate(trx, named.id, named.language));
      return ok({ ...named, ...defaultTemplate(named.id, named.language), isOwn: false });
    },
    preview(template, language) {
      const known = LETTER_LANGUAGES.find((each) => each === language);
      if (known === undefined) return refused(UNKNOWN);
      const checked = checkTemplate(template, known);
      if (!checked.ok) return checked;
      const { subject, html, text } = checked.value;
      return ok({ subject, html, text });
    },
  };
}

async function list(road: Road, tenant: TenantId): Promise<readonly LetterTemplateView[]> {
  const own = await inTenant(road, tenant, letterTemplatesOf);
  return LETTER_IDS.flatMap((id) =>
    LETTER_LANGUAGES.map((language) => {
      const changed = own.find((each) => each.id === id && each.language === language);
      const { subject, body } = changed ?? defaultTemplate(id, language);
      return { id, language, subject, body, isOwn: changed !== undefined };
    }),
  );
}

function nameOf(
  id: string,
  language: string,
): { readonly id: LetterId; readonly language: LetterLanguage } | undefined {
  const [known, tongue] = [LETTER_IDS.find((each) => each === id), LETTER_LANGUAGES.find((each) => each === language)];
  return known === undefined || tongue === undefined ? undefined : { id: known, language: tongue };
}

const UNKNOWN: Problem = {
  code: 'LETTER_NOT_FOUND',
  message: 'There is no such letter in this language.',
  advice: `Letters: ${LETTER_IDS.join(', ')}; languages: ${LETTER_LANGUAGES.join(', ')}.`,
  retry: 'never',
};
