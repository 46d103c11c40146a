import { Icon } from '../../ui/components/icon.tsx';
import type { Tile } from '../flow/inputs.ts';
import { type Capabilities, tilesThatWork } from '../models/capabilities.ts';
import { useKiosk } from '../models/kiosk-app.ts';
import { m } from '../paraglide/messages.js';
import { icons } from './icons.ts';
import { Page, sentences } from './page.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { closedWords, opensWords } from './service-words.ts';
import { cardWords, wayHint } from './ways.ts';

interface TileFace {
  readonly tile: Tile;
  readonly icon: string;
  readonly title: () => string;
  readonly hint: () => string;
}

/** Six choices, and each leads somewhere. */
const faces: readonly TileFace[] = [
  { tile: 'take-ticket', icon: icons.ticket, title: m.tile_take, hint: m.tile_take_hint },
  { tile: 'find-item', icon: icons.search, title: m.tile_search, hint: m.tile_search_hint },
  { tile: 'my-ticket', icon: icons.printer, title: m.tile_mine, hint: m.tile_mine_hint },
  { tile: 'result-pickup', icon: icons.folderCheck, title: m.tile_pickup, hint: m.tile_pickup_hint },
  { tile: 'unresolved-matter', icon: icons.messageWarning, title: m.tile_unresolved, hint: m.tile_unresolved_hint },
  { tile: 'no-card', icon: icons.circleHelp, title: m.tile_no_card, hint: m.tile_no_card_hint },
];

/** Where places can be booked the booking has a tile. A ticket needs no card anyway, and staff can be called from everywhere. */
const checkInFace: TileFace = {
  tile: 'check-in',
  icon: icons.calendarCheck,
  title: m.tile_check_in,
  hint: m.tile_check_in_hint,
};
const bookingFaces = [...faces.filter(({ tile }) => tile !== 'no-card'), checkInFace];

/** Four choices for elders: the ticket first, without having to name a matter. */
const elderFaces: readonly TileFace[] = [
  { tile: 'take-ticket', icon: icons.ticket, title: m.tile_take_elder, hint: m.tile_take_elder_hint },
  { tile: 'my-ticket', icon: icons.printer, title: m.tile_mine_elder, hint: m.tile_mine_elder_hint },
  { tile: 'find-item', icon: icons.search, title: m.tile_search_elder, hint: m.tile_search_elder_hint },
  { tile: 'result-pickup', icon: icons.folderCheck, title: m.tile_pickup, hint: m.tile_pickup_hint },
];

/** Elders find their booking behind their ticket, and must be told so. */
const elderBookingFaces = elderFaces.map((face) =>
  face.tile === 'my-ticket' ? { ...face, hint: m.tile_mine_elder_booking_hint } : face,
);

/** The first screen, with the tiles that work now (S-07). Elders have fewer, and neither kinds of cards nor lines. */
export function Home() {
  const { state, capabilities, info } = useKiosk();
  const { settings } = state.value;
  const [plain, elder] = info.value?.takesBookings ? [bookingFaces, elderBookingFaces] : [faces, elderFaces];
  const { ways } = capabilities.value;
  const shown = facesThatWork(settings.elder ? elder : plain, capabilities.value);
  const hint = settings.elder ? null : wayHint(ways, m.home_hint);
  const title = settings.elder ? m.home_title_elder() : m.home_title();
  return (
    <Page
      name="home"
      title={title}
      {...(hint === null ? {} : { hint })}
      spoken={shown.map((face) => face.title()).join(settings.language === 'zh' ? '，' : ', ')}
    >
      {!settings.elder && cardWords(ways) !== null && (
        <ul class="card-kinds">
          {ways.includes('id-card') && (
            <li>
              <Icon svg={icons.idCard} size={52} />
              {m.card_id()}
            </li>
          )}
          {ways.includes('social-card') && (
            <li>
              <Icon svg={icons.nfc} size={52} />
              {m.card_social()}
            </li>
          )}
        </ul>
      )}
      <HomeNotices />
      <div class="tiles">
        {shown.map((face) => (
          <HomeTile key={face.tile} face={face} />
        ))}
      </div>
      {!settings.elder && <QueuePanel />}
    </Page>
  );
}

/** A tile whose part is gone gives way to the other way (S-07). */
function facesThatWork(wanted: readonly TileFace[], capabilities: Capabilities): readonly TileFace[] {
  const known = [...wanted, ...faces];
  const tiles = wanted.map(({ tile }) => tile);
  return tilesThatWork(tiles, capabilities).flatMap((tile) => known.find((face) => face.tile === tile) ?? []);
}

function HomeTile({ face }: { readonly face: TileFace }) {
  const { send } = useKiosk();
  return (
    <button
      type="button"
      class={`tile tile-${face.tile}`}
      onClick={() => send({ type: 'choose-tile', tile: face.tile })}
    >
      <span class="tile-icon">
        <Icon svg={face.icon} size={56} />
      </span>
      <span class="tile-words">
        <span class="tile-title">{face.title()}</span>
        <span class="tile-hint">{face.hint()}</span>
      </span>
    </button>
  );
}

/** What must be known before anything is touched: no network, no tickets now, a part that fails, or a card that somebody left. */
function HomeNotices() {
  const { state, info, capabilities } = useKiosk();
  const { hall, cardOnReader, person } = state.value;
  const cutOff = !hall.reachable && info.value !== null;
  const closed = useClosedNotice();
  const leftCard = cardOnReader && person === null;
  const missing = cutOff ? [] : missingWords(capabilities.value);
  if (!cutOff && closed === null && !leftCard && person === null && missing.length === 0) return null;
  return (
    <div class="home-notices" role="status">
      {cutOff && (
        <p class="notice notice-warn">
          <Icon svg={icons.wifiOff} size={36} />
          {m.home_cut_off()}
        </p>
      )}
      {closed !== null && (
        <p class="notice notice-warn">
          <Icon svg={icons.clock} size={36} />
          {closed}
        </p>
      )}
      {missing.map((words) => (
        <p key={words} class="notice notice-warn">
          <Icon svg={icons.triangleAlert} size={36} />
          {words}
        </p>
      ))}
      {person !== null && (
        <p class="notice notice-ok">
          <Icon svg={icons.idCard} size={36} />
          {m.home_greeting({ name: person.maskedName })}
        </p>
      )}
      {leftCard && (
        <p class="notice">
          <Icon svg={icons.idCard} size={36} />
          {m.take_previous_card()}
        </p>
      )}
    </div>
  );
}

/** Outside the hours: said before anybody looks for a matter, with when tickets can be had again (B-17). */
function useClosedNotice(): string | null {
  const { state, info, serverNow } = useKiosk();
  const { service, reachable } = state.value.hall;
  if (!reachable || service === null || service.state === 'open') return null;
  const { opensAt } = service;
  const when =
    opensAt === null || info.value === null
      ? undefined
      : m.closed_opens({ when: opensWords(opensAt, serverNow(), info.value.utcOffsetMinutes) });
  const stillCalls = service.state === 'break' || service.state === 'last-ticket-passed';
  return sentences([closedWords(service), when, stillCalls ? m.closed_still() : undefined]);
}

function missingWords({ readersDown, readersInUse, printerDown }: Capabilities): readonly string[] {
  if (readersDown && printerDown) return [m.home_no_reader_no_paper()];
  return [
    ...(readersDown ? [m.home_no_reader()] : []),
    ...(readersInUse ? [m.home_reader_in_use()] : []),
    ...(printerDown ? [m.home_no_paper()] : []),
  ];
}
