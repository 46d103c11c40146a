/**
 * What runs in the panel. A string, because the agent is one bundled file without assets; the page's policy names it by its hash.
 * The token comes from the address's fragment, which no server sees, or from the field.
 */
export const panelScript = `
'use strict';
const byId = (id) => document.getElementById(id);
const field = byId('token');
const problem = byId('problem');
field.value = new URLSearchParams(location.hash.slice(1)).get('token') || '';
history.replaceState(null, '', location.pathname);
const stateWords = JSON.parse(document.body.dataset.states);
let shown = '';

async function call(path, body) {
  const headers = { authorization: 'Bearer ' + field.value };
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(8000),
    });
    problem.textContent = answer.status === 401 ? problem.dataset.token : '';
    return answer;
  } catch {
    problem.textContent = problem.dataset.unreachable;
    return null;
  }
}

async function showTicket(mark) {
  if (mark === shown) return;
  const answer = await call('printer/last.png');
  if (answer === null || !answer.ok) return;
  const picture = byId('ticket');
  if (picture.src) URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(await answer.blob());
  picture.hidden = false;
  byId('no-ticket').hidden = true;
  shown = mark;
}

async function look() {
  if (field.value === '') return;
  const answer = await call('state');
  if (answer === null || !answer.ok) return;
  const state = await answer.json();
  for (const { part, state: value } of state.status.parts) {
    byId(part).textContent = stateWords[value];
    byId(part).dataset.state = value;
  }
  byId('lift').disabled = !state.card;
  for (const button of document.querySelectorAll('[data-switch]')) {
    button.setAttribute('aria-pressed', String(state.printer !== null && state.printer[button.dataset.switch] === true));
  }
  if (state.printer !== null) await showTicket(state.sheets + ' ' + state.printer.paperLeftMm);
}

async function lookOn() {
  await look();
  setTimeout(lookOn, 1000);
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (button === null) return;
  const { route, body, switch: name } = button.dataset;
  if (route) await call(route, JSON.parse(body));
  if (name) await call('printer', { [name]: button.getAttribute('aria-pressed') !== 'true' });
  await look();
});
lookOn();
`;

export const panelStyle = `
body { font: 18px/1.4 "Noto Sans CJK SC", "Noto Sans SC", sans-serif; margin: 0; background: #f3f6fb; color: #14233a; }
header { background: #7a3b00; color: #fff; padding: 12px 24px; display: flex; gap: 24px; align-items: center; flex-wrap: wrap; }
h1 { font-size: 24px; margin: 0; }
header p { margin: 0; flex: 1; }
input { font: inherit; padding: 6px 10px; width: 16em; border: 1px solid #8a98ad; border-radius: 6px; }
main { display: grid; grid-template-columns: minmax(300px, 1fr) minmax(300px, 1fr) minmax(260px, 420px); gap: 24px; padding: 24px; align-items: start; }
@media (max-width: 1000px) { main { grid-template-columns: 1fr; } }
section { background: #fff; border: 1px solid #d4deec; border-radius: 12px; padding: 16px 20px; }
h2 { font-size: 20px; margin: 0 0 12px; display: flex; justify-content: space-between; gap: 12px; align-items: center; }
output { font-size: 16px; white-space: nowrap; padding: 2px 10px; border-radius: 12px; background: #fbe3cf; color: #7a2e00; }
output[data-state="ok"] { background: #d9f2e1; color: #0b5a2a; }
button { font: inherit; text-align: left; display: block; width: 100%; margin: 0 0 8px; padding: 8px 14px; min-height: 48px; border: 1px solid #8fb0e0; border-radius: 8px; background: #eef4ff; color: #123c7c; cursor: pointer; }
button small { display: block; font-size: 14px; color: #3d5475; }
button:disabled { background: #f1f2f4; border-color: #c9d0da; color: #5f6b7c; }
button[aria-pressed="true"] { background: #7a3b00; border-color: #7a3b00; color: #fff; }
button[aria-pressed="true"] small { color: #fff; }
button:focus-visible, input:focus-visible { outline: 3px solid #e08a00; outline-offset: 2px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 12px; }
#problem { min-height: 1.4em; margin: 4px 0 -20px; padding: 0 24px; color: #a3160b; font-weight: bold; }
img { width: 100%; border: 1px solid #d4deec; }
`;
