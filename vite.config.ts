import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

/** The pages: rendered on the server, no React sent to the browser. */
export default defineConfig({
  plugins: [reactRouter()],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  server: { host: '127.0.0.1' },
})
