/** Of the published rules: release 2026.5. */
export const VERSION = '3.0.21';
