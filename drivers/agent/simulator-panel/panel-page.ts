import { createHash } from 'node:crypto';
import type { DevicePartName } from '../../../protocol/agent.ts';
import { partNames, stateNames } from '../../../protocol/part-names.ts';
import type { Text } from '../../../protocol/text.ts';
import { panelMessages as words } from './panel-messages.ts';
import { panelScript } from './panel-script.ts';
import { panelStyle } from './panel-style.ts';

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The panel may run its own script and style and talk to its own agent, nothing else. */
export const panelPolicy = [
  "default-src 'none'",
  `script-src ${hash(panelScript)}`,
  `style-src ${hash(panelStyle)}`,
  "connect-src 'self'",
  'img-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A simulated device's place on the panel. */
export interface PanelSection {
  /** Under which the simulator's state stands in `GET /simulator/state`. */
  readonly key: string;
  readonly part: DevicePartName;
  readonly panel: string;
}

const states = JSON.stringify(
  Object.fromEntries(Object.entries(stateNames).map(([state, { zh, en }]) => [state, `${zh} ${en}`])),
);

function both({ zh, en }: Text): string {
  return `${zh} <span lang="en">${en}</span>`;
}

function sectionOf({ key, part, panel }: PanelSection): string {
  return `<section data-key="${key}">
<h2><span>${both(partNames[part])}</span><output data-part="${part}">–</output></h2>
${panel}
</section>`;
}

/** The page by which a person pulls the strings of the simulated devices. */
export function buildPanelPage(sections: readonly PanelSection[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title.zh} ${words.title.en}</title>
<style>${panelStyle}</style>
</head>
<body data-states='${states}'>
<header>
<h1>${both(words.title)}</h1>
<p>${both(words.warning)}</p>
<label>${both(words.token)} <input id="token" type="password" autocomplete="off"></label>
</header>
<p id="problem" role="status" data-token="${words.tokenRefused.zh} ${words.tokenRefused.en}" data-unreachable="${words.unreachable.zh} ${words.unreachable.en}" data-refused="${words.refused.zh} ${words.refused.en}"></p>
<main>
${sections.map(sectionOf).join('\n')}
</main>
<script>${panelScript}</script>
</body>
</html>
`;
}
