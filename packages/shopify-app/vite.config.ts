import { defineConfig } from 'vite';

/**
 * The embedded screens: `vite build` writes them to `dist/admin`, with `.vite/manifest.json` from which the server takes the names of
 * the files for its document. React's classes stay out: there is no component library, the `s-*` elements come from Shopify's script.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  publicDir: false,
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: 'dist/admin',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    sourcemap: true,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: 'src/admin/main.tsx',
      // zod explains its `@__PURE__` marks in comments that Rollup takes for marks.
      onwarn: (warning, warn) => (warning.code === 'INVALID_ANNOTATION' ? undefined : warn(warning)),
    },
  },
});
