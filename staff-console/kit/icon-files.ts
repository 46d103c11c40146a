import accessibility from 'lucide-static/icons/accessibility.svg?url&no-inline';
import arrowLeftRight from 'lucide-static/icons/arrow-left-right.svg?url&no-inline';
import bellRing from 'lucide-static/icons/bell-ring.svg?url&no-inline';
import calendarPlus from 'lucide-static/icons/calendar-plus.svg?url&no-inline';
import check from 'lucide-static/icons/check.svg?url&no-inline';
import chevronDown from 'lucide-static/icons/chevron-down.svg?url&no-inline';
import circle from 'lucide-static/icons/circle.svg?url&no-inline';
import circleCheck from 'lucide-static/icons/circle-check.svg?url&no-inline';
import circlePause from 'lucide-static/icons/circle-pause.svg?url&no-inline';
import circleX from 'lucide-static/icons/circle-x.svg?url&no-inline';
import clock from 'lucide-static/icons/clock.svg?url&no-inline';
import doorClosed from 'lucide-static/icons/door-closed.svg?url&no-inline';
import doorOpen from 'lucide-static/icons/door-open.svg?url&no-inline';
import ear from 'lucide-static/icons/ear.svg?url&no-inline';
import eye from 'lucide-static/icons/eye.svg?url&no-inline';
import eyeOff from 'lucide-static/icons/eye-off.svg?url&no-inline';
import handHelping from 'lucide-static/icons/hand-helping.svg?url&no-inline';
import hourglass from 'lucide-static/icons/hourglass.svg?url&no-inline';
import info from 'lucide-static/icons/info.svg?url&no-inline';
import logOut from 'lucide-static/icons/log-out.svg?url&no-inline';
import pause from 'lucide-static/icons/pause.svg?url&no-inline';
import play from 'lucide-static/icons/play.svg?url&no-inline';
import plus from 'lucide-static/icons/plus.svg?url&no-inline';
import printer from 'lucide-static/icons/printer.svg?url&no-inline';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?url&no-inline';
import search from 'lucide-static/icons/search.svg?url&no-inline';
import skipForward from 'lucide-static/icons/skip-forward.svg?url&no-inline';
import ticket from 'lucide-static/icons/ticket.svg?url&no-inline';
import ticketPlus from 'lucide-static/icons/ticket-plus.svg?url&no-inline';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?url&no-inline';
import undo2 from 'lucide-static/icons/undo-2.svg?url&no-inline';
import user from 'lucide-static/icons/user.svg?url&no-inline';
import volume2 from 'lucide-static/icons/volume-2.svg?url&no-inline';
import wifi from 'lucide-static/icons/wifi.svg?url&no-inline';
import wifiOff from 'lucide-static/icons/wifi-off.svg?url&no-inline';
import x from 'lucide-static/icons/x.svg?url&no-inline';

/** The icons of the console, from the lucide set; built into the page's own files, never asked from a third party. */
export const iconFiles = {
  accessibility,
  'arrow-left-right': arrowLeftRight,
  'bell-ring': bellRing,
  'calendar-plus': calendarPlus,
  check,
  'chevron-down': chevronDown,
  circle,
  'circle-check': circleCheck,
  'circle-pause': circlePause,
  'circle-x': circleX,
  clock,
  'door-closed': doorClosed,
  'door-open': doorOpen,
  ear,
  eye,
  'eye-off': eyeOff,
  'hand-helping': handHelping,
  hourglass,
  info,
  'log-out': logOut,
  pause,
  play,
  plus,
  printer,
  'rotate-ccw': rotateCcw,
  search,
  'skip-forward': skipForward,
  ticket,
  'ticket-plus': ticketPlus,
  'triangle-alert': triangleAlert,
  'undo-2': undo2,
  user,
  'volume-2': volume2,
  wifi,
  'wifi-off': wifiOff,
  x,
} as const;

export type IconName = keyof typeof iconFiles;
