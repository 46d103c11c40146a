import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare global {
  interface Window {
    /** Filled in by the build: the files of this page. */
    readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
    skipWaiting(): Promise<void>;
  }
}

/** Starts a board whose server is away: the page comes from here, and then waits for the server. Data is never kept. */
precacheAndRoute([...self.__WB_MANIFEST]);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/api\//, /^\/socket\.io\//] }),
);

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
