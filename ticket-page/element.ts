/** An element with its class and what is in it: text stays text, nothing is ever read as markup. */
export function element(tag: string, name: string, ...children: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.append(...children);
  return made;
}
