/** Pairings, agents and the staff's language: a kiosk, a board and the console may be open in one browser. None says anything of a visitor. */
const settings = /^tidehall\.(device\.[a-z]+|agent|staff\.(agent|language))$/;

/** What a page of this hall keeps of itself. */
export function isSetting(key: string): boolean {
  return settings.test(key);
}

/**
 * Clears what a page may have kept beside its state: everything in storage that is no setting of a page's own, a text selection,
 * the scroll positions, and the focus. The state, the card slot and speech are cleared by who holds them (D-27).
 */
export function wipePage(): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (!isSetting(key)) storage.removeItem(key);
  }
  document.getSelection()?.removeAllRanges();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
