/** Keys that belong to the kiosk itself and say nothing of a person. */
const ownKeys = new Set(['tidehall.device.kiosk', 'tidehall.agent']);

/**
 * Clears what a page may have kept beside its state: everything in storage that is not the kiosk's own, a text selection,
 * the scroll positions, and the focus. The state, the card slot and speech are cleared by who holds them (D-27).
 */
export function wipePage(): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (!ownKeys.has(key)) storage.removeItem(key);
  }
  document.getSelection()?.removeAllRanges();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
