import { bindMessages } from '../../ui/i18n/locale.ts';
import { m } from '../paraglide/messages.js';
import { overwriteGetLocale } from '../paraglide/runtime.js';

bindMessages(overwriteGetLocale);

/** Every word of the console, in the language of the page; read while rendering, it follows a switch at once. */
export const words = m;
