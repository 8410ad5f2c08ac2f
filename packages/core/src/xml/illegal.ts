import { Decimal, type Problem, refused, type Result } from '../model/index.ts';
import { ForbiddenCharacter, isXmlText } from './escape.ts';

/** What `write` returns, or a refusal that names every field with a character XML forbids. */
export function refusingIllegalText<T>(document: object, write: () => Result<T>): Result<T> {
  try {
    return write();
  } catch (error) {
    if (error instanceof ForbiddenCharacter)
      return refused(...fieldsWithIllegalText(document, '').map(illegalCharacter));
    throw error;
  }
}

const illegalCharacter = (field: string): Problem => ({
  code: 'ILLEGAL_CHARACTER',
  message: `${field} holds a character that cannot be written in XML.`,
  advice: 'Remove the invisible control character from this text in the shop or the ERP.',
  retry: 'after-fix',
  field,
});

function fieldsWithIllegalText(value: unknown, path: string): string[] {
  if (typeof value === 'string') return isXmlText(value) ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsWithIllegalText(item, `${path}[${index}]`));
  if (value === null || typeof value !== 'object' || value instanceof Decimal) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    fieldsWithIllegalText(item, path === '' ? key : `${path}.${key}`),
  );
}
