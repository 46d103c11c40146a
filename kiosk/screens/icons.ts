import accessibility from 'lucide-static/icons/accessibility.svg?raw';
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw';
import calendarCheck from 'lucide-static/icons/calendar-check.svg?raw';
import calendarClock from 'lucide-static/icons/calendar-clock.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circleHelp from 'lucide-static/icons/circle-help.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import folderCheck from 'lucide-static/icons/folder-check.svg?raw';
import handHeart from 'lucide-static/icons/hand-heart.svg?raw';
import headset from 'lucide-static/icons/headset.svg?raw';
import house from 'lucide-static/icons/house.svg?raw';
import idCard from 'lucide-static/icons/id-card.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import messageWarning from 'lucide-static/icons/message-square-warning.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import nfc from 'lucide-static/icons/nfc.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import qrCode from 'lucide-static/icons/scan-qr-code.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import ticket from 'lucide-static/icons/ticket.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import volume from 'lucide-static/icons/volume-2.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';

/** Lucide's pictures (ISC), part of the build: nothing is asked of any other host. */
export const icons = {
  accessibility,
  arrowDown,
  arrowLeft,
  arrowUp,
  calendarCheck,
  calendarClock,
  circleCheck,
  circleHelp,
  clock,
  folderCheck,
  handHeart,
  headset,
  house,
  idCard,
  keyboard,
  languages,
  messageWarning,
  moon,
  nfc,
  phone,
  printer,
  qrCode,
  search,
  shieldCheck,
  ticket,
  triangleAlert,
  volume,
  wifiOff,
} as const;
