import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const folders = ['src/ui/client', 'src/features']

/** Client scripts: `ordinary`, and each `*.client.ts` of a feature. Vanilla modules, hashed names, listed in a manifest for the server. */
const entries: Record<string, string> = { ordinary: 'src/ui/client/ordinary.ts' }
for (const folder of folders)
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.client.ts')) entries[file.replace(/^.*\//, '').replace('.client.ts', '')] = join(folder, file)

export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'build/client',
    emptyOutDir: false,
    manifest: 'scripts.json',
    rollupOptions: {
      input: entries,
      output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' },
    },
  },
})
