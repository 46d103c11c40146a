/** The four front ends: where each lies, where the server shows it, and the oldest engine that must run it. */
export const frontEnds = {
  kiosk: { room: 'kiosk', path: 'kiosk', target: 'es2022', serviceWorker: true },
  'display-board': { room: 'display-board', path: 'board', target: 'chrome84', serviceWorker: true },
  'staff-console': { room: 'staff-console', path: 'staff', target: 'es2022', serviceWorker: false },
  'ticket-page': { room: 'ticket-page', path: 't', target: 'chrome84', serviceWorker: false },
} as const;
