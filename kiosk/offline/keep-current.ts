import { Workbox } from 'workbox-window';

const quietMs = 60_000;
const lookMs = 15 * 60_000;

/**
 * Registers the service worker and lets a new version in only when nobody is there: untouched home screen for 60 s.
 * Does nothing where the page's origin has no service worker (plain HTTP on the network).
 */
export function keepCurrent(isQuiet: () => boolean): void {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox(`${import.meta.env.BASE_URL}service-worker.js`, { scope: import.meta.env.BASE_URL });
  let quietSince: number | null = null;

  workbox.addEventListener('waiting', () => {
    const look = setInterval(() => {
      const now = Date.now();
      quietSince = isQuiet() ? (quietSince ?? now) : null;
      if (quietSince === null || now - quietSince < quietMs) return;
      clearInterval(look);
      void workbox.messageSW({ type: 'take-over' });
    }, 1_000);
  });
  workbox.addEventListener('controlling', (event) => {
    if (event.isUpdate) location.reload();
  });
  void workbox.register().catch(() => {
    // An insecure origin, or a policy of the browser: the page then works online only.
  });
  setInterval(() => void workbox.update().catch(() => undefined), lookMs);
}
