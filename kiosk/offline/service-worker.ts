import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { isPublicFact } from './public-facts.ts';

/** The little of a service worker's scope that is used here; the room is compiled with the DOM's types. */
declare const self: {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  addEventListener(type: 'message', listener: (event: MessageEvent<{ readonly type?: string } | null>) => void): void;
  skipWaiting(): Promise<void>;
};

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
clientsClaim();

// The page starts from here when the server is away; what belongs to the API is never answered with the page.
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/api\//] }));

registerRoute(
  ({ url, request }) => request.method === 'GET' && isPublicFact(url),
  new NetworkFirst({ cacheName: 'kiosk-hall-facts', networkTimeoutSeconds: 4 }),
);

// A new version waits until the page says that nobody stands before it.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'take-over') void self.skipWaiting();
});
