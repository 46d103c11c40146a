import './styles/console.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { openAgentLink } from '../ui/agent/agent-link.ts';
import { createAgentStore } from '../ui/agent/agent-settings.ts';
import { createHttpClient } from '../ui/client/http-client.ts';
import { openLiveSocket } from '../ui/client/open-live-socket.ts';
import { newRequestKey } from '../ui/client/request-key.ts';
import { language, setLanguage } from '../ui/i18n/locale.ts';
import { App } from './app.tsx';
import { createConsole } from './client/console.ts';
import { createCounterAgent } from './counter/counter-agent.ts';
import { readAllIcons } from './kit/icon.tsx';

/** All that the console keeps in the browser. */
const languageKey = 'tidehall.staff.language';
const agentKey = 'tidehall.staff.agent';
const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the console');
setLanguage(localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh');
effect(() => localStorage.setItem(languageKey, language.value));
const http = createHttpClient({ language: () => language.value });
const counter = createCounterAgent({
  store: createAgentStore(agentKey),
  open(settings) {
    const { socket, ...link } = openAgentLink(settings);
    return { ...link, close: () => socket.close() };
  },
});
const openSocket = () => openLiveSocket(() => ({}));
const staffConsole = createConsole({ http, openSocket, newKey: newRequestKey, counter });
void readAllIcons();
render(<App console={staffConsole} />, root);
