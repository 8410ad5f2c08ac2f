/**
 * Code and message of a failure, for a log. A workflow throws its steps' errors as plain objects, sometimes one inside
 * another. A database's message may quote values of a row, which may name a person, so that its code has to do.
 */
export function causeOf(error: unknown): string {
  const { code, message, inner } = partsOf(error);
  if (inner !== undefined) return causeOf(inner);
  const isDatabase = /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  const sentence = isDatabase ? 'the database refused it' : (message.split('\n')[0] ?? '').slice(0, 300);
  return [code, sentence].filter((part) => part !== '').join(': ') || 'for an unknown reason';
}

function partsOf(error: unknown): { readonly code: string; readonly message: string; readonly inner: unknown } {
  if (typeof error !== 'object' || error === null)
    return { code: '', message: typeof error === 'string' ? error : '', inner: undefined };
  const at = (key: string): string => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? value : '';
  };
  const nested: unknown = Reflect.get(error, 'error');
  return {
    code: at('code') || at('type'),
    message: at('message').replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…'),
    inner: typeof nested === 'object' && nested !== null ? nested : undefined,
  };
}
