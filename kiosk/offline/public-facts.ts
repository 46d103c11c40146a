/** Facts of the hall that may be kept for a start without the server: its name and hours, and the list of items. */
export function isPublicFact(url: URL): boolean {
  return url.pathname === '/api/v1/catalogue' || /^\/api\/v1\/halls\/[A-Za-z0-9_-]+$/.test(url.pathname);
}
