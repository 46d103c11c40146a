/**
 * What runs in the panel, whatever devices are on it: it posts what a button or a form says and shows what `GET /simulator/state` tells
 * (the attributes: `drivers/panel-parts.ts`). A string, because the agent is one bundled file without assets; the page's policy names
 * it by its hash. The token comes from the address's fragment, which no server sees, or from the field.
 */
export const panelScript = `
'use strict';
const field = document.getElementById('token');
const problem = document.getElementById('problem');
field.value = new URLSearchParams(location.hash.slice(1)).get('token') || '';
history.replaceState(null, '', location.pathname);
const stateWords = JSON.parse(document.body.dataset.states);
const shown = new WeakMap();

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
    const refused = body !== undefined && !answer.ok;
    problem.textContent = answer.status === 401 ? problem.dataset.token : refused ? problem.dataset.refused : '';
    return answer;
  } catch {
    problem.textContent = problem.dataset.unreachable;
    return null;
  }
}

async function showPicture(picture, state) {
  const mark = picture.dataset.changes.split(' ').map((name) => state[name]).join(' ');
  if (shown.get(picture) === mark) return;
  const answer = await call(picture.dataset.picture);
  if (answer === null || !(answer.ok || answer.status === 404)) return;
  shown.set(picture, mark);
  if (picture.src) URL.revokeObjectURL(picture.src);
  if (answer.ok) picture.src = URL.createObjectURL(await answer.blob());
  picture.hidden = !answer.ok;
  picture.parentElement.querySelector('.nothing').hidden = answer.ok;
}

async function showSection(section, state) {
  for (const button of section.querySelectorAll('[data-switch]')) {
    button.setAttribute('aria-pressed', String(state[button.dataset.switch] === true));
  }
  for (const button of section.querySelectorAll('[data-needs]')) button.disabled = !state[button.dataset.needs];
  for (const fact of section.querySelectorAll('[data-fact]')) {
    const value = state[fact.dataset.fact];
    fact.textContent = value === undefined || value === null || value === '' ? '–' : String(value);
  }
  for (const picture of section.querySelectorAll('[data-picture]')) await showPicture(picture, state);
}

async function look() {
  if (field.value === '') return;
  const answer = await call('state');
  if (answer === null || !answer.ok) return;
  const states = await answer.json();
  for (const { part, state } of states.status.parts) {
    for (const output of document.querySelectorAll('[data-part="' + part + '"]')) {
      output.textContent = stateWords[state];
      output.dataset.state = state;
    }
  }
  for (const section of document.querySelectorAll('section')) await showSection(section, states[section.dataset.key] || {});
}

async function lookOn() {
  await look();
  setTimeout(lookOn, 1000);
}

async function pull(path, body) {
  const answer = await call(path, body);
  // A refusal stays to be read until the next look but one.
  if (answer !== null && answer.ok) await look();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-route]');
  if (button === null) return;
  const { route, body, switch: name } = button.dataset;
  const pressed = button.getAttribute('aria-pressed') === 'true';
  void pull(route, name ? { [name]: !pressed } : JSON.parse(body));
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  void pull(form.dataset.route, { [form.dataset.name]: form.querySelector('input').value });
});
lookOn();
`;
