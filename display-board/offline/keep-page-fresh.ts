const checkMs = 60 * 60_000;
const quietCheckMs = 5_000;

/**
 * Registers the service worker and changes to a new version between announcements, never in one.
 * A page on plain HTTP has no service worker: it then simply needs its server to start.
 */
export function keepPageFresh(isQuiet: () => boolean): void {
  if (!('serviceWorker' in navigator)) return;
  const hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadController) location.reload();
  });
  navigator.serviceWorker.register('/board/service-worker.js', { scope: '/board/' }).then(
    (registration) => {
      setInterval(() => registration.update().catch(() => undefined), checkMs);
      setInterval(() => {
        if (registration.waiting !== null && isQuiet()) registration.waiting.postMessage('take-over');
      }, quietCheckMs);
    },
    // Refused by a browser policy, or not built in development: the board works without.
    () => undefined,
  );
}
