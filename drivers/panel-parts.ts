import type { Text } from '../protocol/text.ts';

/**
 * What a simulated device's place on the panel is made of. Plain HTML: the panel's one script (`agent/simulator-panel/`) brings it to
 * life by the `data-` attributes. `route` is the path below `/simulator/`; names are those of the simulator's `state()`.
 */
export function panelAction(text: Text, route: string, body: object, { needs }: { needs?: string } = {}): string {
  const needed = needs === undefined ? '' : ` data-needs="${escaped(needs)}"`;
  return `<button type="button" data-route="${escaped(route)}" data-body="${escaped(JSON.stringify(body))}"${needed}>${label(text)}</button>`;
}

/** A string that stays pulled: posts `{[name]: true}` or `{[name]: false}` and shows what `state()[name]` says. */
export function panelSwitch(text: Text, route: string, name: string): string {
  return `<button type="button" aria-pressed="false" data-route="${escaped(route)}" data-switch="${escaped(name)}">${label(text)}</button>`;
}

/** Buttons two by two. */
export function panelGroup(...items: readonly string[]): string {
  return `<div class="pair">${items.join('\n')}</div>`;
}

/** A line to fill in, posted as `{[name]: text}`; for a simulated scanner what it scans. */
export function panelField(text: Text, route: string, name: string, value = ''): string {
  return `<form data-route="${escaped(route)}" data-name="${escaped(name)}"><label>${label(text)}<input value="${escaped(value)}" autocomplete="off"></label><button>${label(send)}</button></form>`;
}

/** Shows what `state()[name]` says now. */
export function panelFact(text: Text, name: string): string {
  return `<p class="fact">${label(text)}<span data-fact="${escaped(name)}">–</span></p>`;
}

/** A picture below `/simulator/`, fetched anew whenever one of the named facts has changed; a 404 is "nothing yet". */
export function panelPicture(text: Text, route: string, changes: readonly string[]): string {
  return `<figure><figcaption>${label(text)}</figcaption><p class="nothing">${label(nothingYet)}</p><img data-picture="${escaped(route)}" data-changes="${escaped(changes.join(' '))}" alt="${escaped(`${text.zh} ${text.en}`)}" hidden></figure>`;
}

const send = { zh: '发送', en: 'Send' };
const nothingYet = { zh: '还没有', en: 'Nothing yet' };

function label({ zh, en }: Text): string {
  return `${escaped(zh)}<small lang="en">${escaped(en)}</small>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
