/** A tab for a page that is still being made. */
export interface PdfTab {
  show(pdf: Blob): void;
  /** Closes the tab, unless it shows something. */
  giveUp(): void;
}

/** Opens the tab at once: after the wait the browser would take it for an advertisement. */
export function openPdfTab(): PdfTab {
  const tab = window.open('', '_blank');
  let shown = false;
  return {
    show(pdf) {
      shown = true;
      const url = URL.createObjectURL(pdf);
      if (tab === null) window.open(url);
      else tab.location.href = url;
    },
    giveUp() {
      if (!shown) tab?.close();
    },
  };
}
