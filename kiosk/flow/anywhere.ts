import type { Input } from './inputs.ts';
import { answered, done, type Step, show } from './outcome.ts';
import type { KioskState } from './state.ts';
import { endSession } from './wipe.ts';

/** What every screen understands: help, home, the switches, the idle warning, news of the hall. Null: ask the screen. */
export function anywhere(state: KioskState, input: Input): Step | null {
  switch (input.type) {
    case 'call-help':
      if (state.help !== null && state.help.state !== 'failed') return answered(state, 'already-so');
      return done(
        { ...state, help: { state: 'calling' }, warned: false },
        { type: 'call-help', screen: state.screen.at },
      );
    case 'close-help':
      return state.help === null ? answered(state, 'already-so') : done({ ...state, help: null });
    case 'help-taken':
      if (state.help?.state !== 'calling') return answered(state, 'late-answer');
      return done({ ...state, help: { state: 'waiting', id: input.id } });
    case 'help-refused':
      if (state.help?.state !== 'calling') return answered(state, 'late-answer');
      return done({ ...state, help: { state: 'failed' } });
    case 'help-acknowledged':
      if (state.help?.state !== 'waiting' || state.help.id !== input.id) return answered(state, 'late-answer');
      return done({ ...state, help: { state: 'acknowledged', id: input.id } });

    case 'switch-language': {
      const language = state.settings.language === 'zh' ? 'en' : 'zh';
      return done({ ...state, settings: { ...state.settings, language } });
    }
    case 'switch':
      return done({ ...state, settings: { ...state.settings, [input.setting]: !state.settings[input.setting] } });

    case 'go-home': {
      const left = endSession({ ...state, help: null }, { at: 'home' });
      // Language and size say nothing of a person: who goes home to begin again keeps them, the next one does not.
      return { ...left, state: { ...left.state, settings: state.settings } };
    }
    case 'stay':
      return state.warned ? done({ ...state, warned: false }) : answered(state, 'already-so');
    case 'answer-seen':
      return state.answer === null ? answered(state, 'already-so') : done({ ...state, answer: null });
    case 'idle-long':
      return state.warned ? answered(state, 'already-so') : done({ ...state, warned: true, help: null });

    case 'hall-told': {
      const told = { ...state, hall: { ...state.hall, service: input.service } };
      const opened = state.screen.at === 'closed' && input.service.state === 'open';
      return opened ? show(told, { at: 'home' }) : done(told);
    }
    case 'maintenance-opened':
      return endSession({ ...state, help: null }, { at: 'maintenance' });
    case 'maintenance-ended':
      return state.screen.at === 'maintenance' ? endSession(state, { at: 'home' }) : answered(state, 'already-so');
    case 'server-lost':
      return done({ ...state, hall: { ...state.hall, reachable: false } });
    default:
      return null;
  }
}
