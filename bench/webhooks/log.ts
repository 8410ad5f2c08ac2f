const silent = () => undefined;

/** What went wrong, and nothing of what went well. */
export const errorsOnly = {
  debug: silent,
  info: silent,
  warn: (fields: object, message: string) => console.error(message, fields),
  error: (fields: object, message: string) => console.error(message, fields),
};
