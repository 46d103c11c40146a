import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { Page } from './page.tsx';
import { Scrolling } from './scrolling.tsx';
import { askedGroups, groupWords } from './words.ts';

/** 是否需要优先服务, asked plainly and without shame; nothing of the answer is ever shown in public (B-05). */
export function Priority() {
  const { state, send } = useKiosk();
  return (
    <Page name="priority" title={m.priority_title()} hint={m.priority_hint()}>
      <Scrolling>
        <div class="choices choices-groups">
          {askedGroups(state.value.person !== null).map((group) => (
            <button type="button" class="choice" key={group} onClick={() => send({ type: 'choose-group', group })}>
              {groupWords(group)}
            </button>
          ))}
          <button type="button" class="choice choice-plain" onClick={() => send({ type: 'choose-group', group: null })}>
            {m.group_general()}
          </button>
        </div>
      </Scrolling>
    </Page>
  );
}
