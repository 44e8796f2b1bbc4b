/** Builds the web app into the server's static folder; `npm run dev` passes API calls on to a running server. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = process.env.GONGDAN_DEV_SERVER ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [react()],
  // Absolute, because a deep link such as /records/12 must find /assets too.
  base: '/',
  build: {
    outDir: '../app/static/ui',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
  },
  // Tests read the templates, which lie beside this folder.
  server: { host: '127.0.0.1', fs: { allow: ['..'] }, proxy: { '/api': server, '/schemas': server, '/healthz': server } },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/testing/setup.ts'],
    testTimeout: 20000,
    css: false,
  },
})
