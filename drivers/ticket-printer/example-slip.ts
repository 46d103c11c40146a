import type { TicketSlip } from '../../protocol/ticket-slip.ts';

/** A ticket of the demo hall, for self-tests of printers and for the suites. */
export const exampleSlip: TicketSlip = {
  hallName: { zh: '示范社会保险服务大厅', en: 'Demo Social Insurance Hall' },
  number: 'A023',
  laneName: { zh: '综合业务', en: 'General services' },
  priority: false,
  serviceName: { zh: '社会保障卡申领', en: 'Social-security card: application' },
  ahead: 7,
  wait: { zh: '约 15–25 分钟', en: 'about 15–25 minutes' },
  takenAt: '2026-11-21 09:41',
  validDay: '2026-11-21',
  area: { zh: '一楼 A 区等候', en: 'Area A, ground floor' },
  holdReady: { zh: '身份证或社会保障卡', en: 'ID card or social-security card' },
  missedRule: {
    zh: '叫号三次未到即过号，请到取号机或咨询台恢复排队，恢复后优先办理一次。',
    en: 'After three calls your number is passed. Bring the ticket to a kiosk or the desk to rejoin the line.',
  },
  trackUrl: 'http://hall.example:8080/t/Q7x2Kd93LmPzR4tV',
  kiosk: 'K2',
  supervisionTelephone: '12333',
  copy: 0,
  languages: ['zh', 'en'],
};
