/** The URL of the Medusa server, written in by the admin's build. Empty or `/` when both share one address. */
declare const __BACKEND_URL__: string;
