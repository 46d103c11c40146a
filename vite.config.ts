import { fileURLToPath } from 'node:url';
import { preact } from '@preact/preset-vite';
import { defineConfig, type PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { frontEnds } from './scripts/build/front-ends.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.TIDEHALL_SERVER ?? 'http://127.0.0.1:8080';

/** Vite is asked for one front end at a time by `--mode`: `vite build --mode kiosk`, `vite --mode kiosk` to develop. */
export default defineConfig(({ mode }) => {
  const frontEnd = Object.entries(frontEnds).find(([name]) => name === mode)?.[1];
  if (frontEnd === undefined) throw new Error(`--mode must be one of ${Object.keys(frontEnds).join(', ')}`);
  return {
    root: here(frontEnd.room),
    base: `/${frontEnd.path}/`,
    cacheDir: here(`node_modules/.vite/${frontEnd.room}`),
    plugins: [preact(), frontEnd.serviceWorker ? offlinePages(frontEnd.path) : null],
    build: {
      outDir: here(`dist/public/${frontEnd.path}`),
      emptyOutDir: true,
      target: frontEnd.target,
      cssTarget: frontEnd.target,
      // Nothing is inlined, so that the content security policy needs neither data: nor hashes.
      assetsInlineLimit: 0,
      // A browser that does not know the hint loads the same files a moment later; the ticket page counts every byte.
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
  };
});

/** The page's own service worker with its precache list; manifests are hand-written, and each page registers its own. */
function offlinePages(path: string): PluginOption {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'offline',
    filename: 'service-worker.ts',
    injectRegister: false,
    manifest: false,
    scope: `/${path}/`,
    injectManifest: {
      globPatterns: ['**/*.{js,css,html,svg,png,webp,woff2,webmanifest,wav}'],
      rollupFormat: 'iife',
    },
  });
}
