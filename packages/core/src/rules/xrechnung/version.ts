/** Of the published rules. */
export const VERSION = '3.0.2';
