import { createHash } from 'node:crypto';
import type { Text } from '../../../protocol/text.ts';
import { syntheticPersons } from '../../id-card-reader/synthetic-persons.ts';
import { stateWords, panelMessages as words } from './panel-messages.ts';
import { panelScript, panelStyle } from './panel-script.ts';

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

function label({ zh, en }: Text): string {
  return `${zh}<small lang="en">${en}</small>`;
}

function action(text: Text, route: 'card' | 'reader' | 'printer', body: object, id = ''): string {
  const idPart = id === '' ? '' : ` id="${id}"`;
  return `<button type="button"${idPart} data-route="${route}" data-body='${JSON.stringify(body)}'>${label(text)}</button>`;
}

function toggle(text: Text, name: string): string {
  return `<button type="button" aria-pressed="false" data-switch="${name}">${label(text)}</button>`;
}

const states = JSON.stringify(
  Object.fromEntries(Object.entries(stateWords).map(([state, { zh, en }]) => [state, `${zh} ${en}`])),
);

function heading({ zh, en }: Text, part: string): string {
  return `<h2><span>${zh} <span lang="en">${en}</span></span><output id="${part}">–</output></h2>`;
}

const persons = syntheticPersons.map(({ key, card, role }) =>
  action({ zh: `${card.name} · ${role.zh}`, en: role.en }, 'card', { person: key }),
);

const readerStrings = [
  action(words.unreadable, 'reader', { failNext: 'unreadable' }),
  action(words.tooEarly, 'reader', { failNext: 'removed-too-early' }),
  action(words.unplugReader, 'reader', { state: 'absent' }),
  action(words.plugReader, 'reader', { state: 'ok' }),
];

const printerStrings = [
  action(words.paperOutMid, 'printer', { failNext: { trouble: 'paper-out', afterMm: 60 } }),
  action(words.coverOpenMid, 'printer', { failNext: { trouble: 'cover-open', afterMm: 60 } }),
  action(words.nearEnd, 'printer', { paperLeftMm: 1_500 }),
  action(words.refill, 'printer', { refill: true }),
  toggle(words.paperOut, 'paperOut'),
  toggle(words.coverOpen, 'coverOpen'),
  toggle(words.cutterFault, 'cutterFault'),
  toggle(words.overheated, 'overheated'),
  toggle(words.offline, 'offline'),
  toggle(words.stalled, 'stalled'),
  toggle(words.garbled, 'garbled'),
  toggle(words.unplugged, 'unplugged'),
];

/** The page by which a person pulls the strings of the simulated devices. */
export const panelPage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title.zh} ${words.title.en}</title>
<style>${panelStyle}</style>
</head>
<body data-states='${states}'>
<header>
<h1>${words.title.zh} <span lang="en">${words.title.en}</span></h1>
<p>${words.warning.zh} <span lang="en">${words.warning.en}</span></p>
<label>${words.token.zh} <span lang="en">${words.token.en}</span> <input id="token" type="password" autocomplete="off"></label>
</header>
<p id="problem" role="status" data-token="${words.tokenRefused.zh} ${words.tokenRefused.en}" data-unreachable="${words.unreachable.zh} ${words.unreachable.en}"></p>
<main>
<section>${heading(words.reader, 'id-card-reader')}
${action(words.lift, 'card', { person: null }, 'lift')}
<div class="pair">${persons.join('\n')}</div>
<div class="pair">${readerStrings.join('\n')}</div>
</section>
<section>${heading(words.printer, 'ticket-printer')}
<div class="pair">${printerStrings.join('\n')}</div>
</section>
<section><h2><span>${words.lastTicket.zh} <span lang="en">${words.lastTicket.en}</span></span></h2>
<p id="no-ticket">${words.noTicket.zh} <span lang="en">${words.noTicket.en}</span></p>
<img id="ticket" alt="${words.lastTicket.zh} ${words.lastTicket.en}" hidden>
</section>
</main>
<script>${panelScript}</script>
</body>
</html>
`;
