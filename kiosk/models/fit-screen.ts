/** What the screens are drawn for, in CSS pixels; 1280 x 1024 has rules of its own, portrait as well. */
const drawnFor = { width: 1920, height: 1080 };
const lowestDrawn = 960;

/**
 * The scale at which the whole screen is shown: 1 on everything a kiosk has, less on a laptop's low window, so that whoever
 * tries it there sees all of it. Sizes by the standards hold for a kiosk's own screen.
 */
export function scaleFor(width: number, height: number): number {
  if (height >= lowestDrawn || height > width) return 1;
  return Math.min(1, width / drawnFor.width, height / drawnFor.height);
}

/** Keeps the page at that scale when the window changes. */
export function fitScreen(page: Window): void {
  const rescale = () => {
    page.document.documentElement.style.setProperty(
      '--screen-scale',
      String(scaleFor(page.innerWidth, page.innerHeight)),
    );
  };
  page.addEventListener('resize', rescale);
  rescale();
}
