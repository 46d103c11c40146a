import './styles/console.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { createHttpClient } from '../ui/client/http-client.ts';
import { openLiveSocket } from '../ui/client/open-live-socket.ts';
import { newRequestKey } from '../ui/client/request-key.ts';
import { language, setLanguage } from '../ui/i18n/locale.ts';
import { App } from './app.tsx';
import { createConsole } from './client/console.ts';
import { readAllIcons } from './kit/icon.tsx';

/** The only thing that the console keeps in the browser. */
const languageKey = 'tidehall.staff.language';
const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the console');
setLanguage(localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh');
effect(() => localStorage.setItem(languageKey, language.value));
const http = createHttpClient({ language: () => language.value });
const staffConsole = createConsole({ http, openSocket: () => openLiveSocket(() => ({})), newKey: newRequestKey });
void readAllIcons();
render(<App console={staffConsole} />, root);
