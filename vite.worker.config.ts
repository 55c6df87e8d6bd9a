import { defineConfig } from 'vite'

/** The service worker of a visit without network: one file with a stable name at the root, since the browser asks for it again by that name. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'build/client',
    emptyOutDir: false,
    rollupOptions: {
      input: 'src/features/offline-visit/service-worker.ts',
      output: { format: 'iife', entryFileNames: 'visite-hors-ligne.js' },
    },
  },
})
