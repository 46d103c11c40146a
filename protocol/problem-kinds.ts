import type { Text } from './text.ts';

interface ProblemKind extends Text {
  readonly status: number;
}

/**
 * Every refusal that the system can answer: its stable `code`, HTTP status, and words for a person, which say what to do next.
 * Screens show these words; nothing else of an error ever reaches a person.
 */
export const problemKinds = {
  // asking in the wrong way
  invalid_request: {
    status: 400,
    zh: '提交的内容有误，请检查后再试。',
    en: 'The request is not valid. Please check it and try again.',
  },
  malformed_json: { status: 400, zh: '提交的内容无法读取。', en: 'The body is not valid JSON.' },
  idempotency_key_reused: {
    status: 422,
    zh: '同一 Idempotency-Key 已用于其他内容，请换一个。',
    en: 'This Idempotency-Key was already used with another body. Use a new one.',
  },
  body_too_large: { status: 413, zh: '提交的内容过大。', en: 'The body is too large.' },
  unsupported_media_type: {
    status: 415,
    zh: '内容类型应为 application/json。',
    en: 'The content type must be application/json.',
  },
  method_not_allowed: { status: 405, zh: '不支持这种操作。', en: 'That method is not allowed here.' },
  not_found: { status: 404, zh: '没有这个页面或记录。', en: 'There is nothing here.' },
  too_many_requests: {
    status: 429,
    zh: '操作过于频繁，请稍候再试。',
    en: 'Too many requests. Please wait a moment and try again.',
  },
  // who is asking
  not_signed_in: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  sign_in_refused: { status: 401, zh: '用户名或密码不正确。', en: 'The name or the password is wrong.' },
  sign_in_locked: {
    status: 429,
    zh: '连续输错次数过多，请稍后再试或联系管理员。',
    en: 'Too many wrong attempts. Wait, or ask an administrator.',
  },
  invalid_token: {
    status: 401,
    zh: '设备凭证无效，请重新配对。',
    en: 'The device token is not valid. Pair the device again.',
  },
  forbidden: { status: 403, zh: '您的岗位没有此权限。', en: 'Your position does not permit this.' },
  not_your_window: { status: 403, zh: '这不是您的窗口。', en: 'This is not your window.' },
  pairing_code_invalid: {
    status: 403,
    zh: '配对码不正确或已过期，请向管理员索取新的配对码。',
    en: 'The pairing code is wrong or has expired. Ask an administrator for a new one.',
  },
  // what there is
  unknown_hall: { status: 404, zh: '没有这个大厅。', en: 'There is no such hall.' },
  unknown_ticket: { status: 404, zh: '没有找到这张号票。', en: 'There is no such ticket.' },
  unknown_window: { status: 404, zh: '没有这个窗口。', en: 'There is no such window.' },
  unknown_service: { status: 404, zh: '没有这个事项。', en: 'There is no such item.' },
  unknown_device: { status: 404, zh: '没有这台设备。', en: 'There is no such device.' },
  unknown_help: { status: 404, zh: '没有这条求助。', en: 'There is no such call for help.' },
  unknown_day: {
    status: 422,
    zh: '日历上没有这一天，请重新选择日期。',
    en: 'There is no such day in the calendar. Please choose another one.',
  },
  unknown_print: { status: 404, zh: '没有这次打印。', en: 'There is no such print.' },
  // taking a ticket
  hall_closed: { status: 409, zh: '大厅现在不在服务时间。', en: 'The hall is not open now.' },
  last_ticket_passed: {
    status: 409,
    zh: '今日取号已结束，请改日再来或网上办理。',
    en: 'No more tickets today. Please come again, or use the online service.',
  },
  service_not_offered: {
    status: 409,
    zh: '本大厅不办理这个事项，请咨询工作人员。',
    en: 'This hall does not handle that matter. Please ask the staff.',
  },
  no_window_for_service: {
    status: 409,
    zh: '没有可办理这个事项的窗口，请咨询工作人员。',
    en: 'No window handles that matter. Please ask the staff.',
  },
  ticket_already_active: {
    status: 409,
    zh: '您已取号，可以补打，不必重新取号。',
    en: 'You already have a ticket for this matter. You can have it printed again.',
  },
  invalid_id_number: {
    status: 422,
    zh: '证件号码不正确，请核对。',
    en: 'The ID number is not valid. Please check it.',
  },
  e_card_expired: {
    status: 410,
    zh: '电子社保卡的码已过期，请在手机上刷新后再扫。',
    en: 'The code of the electronic social-security card has expired. Refresh it on the phone and scan again.',
  },
  e_card_unknown: {
    status: 404,
    zh: '这个电子社保卡码无法识别，请用身份证或社保卡。',
    en: 'This code of an electronic social-security card is not known. Please use an ID card or a social-security card.',
  },
  e_card_not_offered: {
    status: 409,
    zh: '本大厅暂不能用电子社保卡，请用身份证或社保卡。',
    en: 'Electronic social-security cards cannot be used here. Please use an ID card or a social-security card.',
  },
  e_card_unavailable: {
    status: 503,
    zh: '电子社保卡暂时无法核验，请用身份证或社保卡。',
    en: 'Electronic social-security cards cannot be checked now. Please use an ID card or a social-security card.',
  },
  card_hsm_absent: {
    status: 503,
    zh: '本大厅没有接入卡密钥服务，三代社保卡请用身份证代替。',
    en: 'No security module for third-generation social-security cards is set up here. Please use an ID card.',
  },
  card_hsm_unavailable: {
    status: 503,
    zh: '卡密钥服务暂时没有应答，请用身份证，或稍后再试。',
    en: 'The security module for social-security cards does not answer. Please use an ID card, or try again later.',
  },
  card_not_known: {
    status: 404,
    zh: '没有这张社保卡的密钥，请用身份证。',
    en: 'There is no key for this social-security card. Please use an ID card.',
  },
  reason_required: { status: 422, zh: '请填写原因。', en: 'Please give a reason.' },
  // moving a ticket
  queue_empty: { status: 409, zh: '现在没有等候的号。', en: 'Nobody is waiting.' },
  ticket_not_waiting: { status: 409, zh: '该号不在等候中。', en: 'That ticket is not waiting.' },
  ticket_not_called: { status: 409, zh: '该号不在呼叫中。', en: 'That ticket is not being called.' },
  ticket_not_serving: { status: 409, zh: '该号不在办理中。', en: 'That ticket is not being served.' },
  ticket_not_held: { status: 409, zh: '该号没有挂起。', en: 'That ticket is not on hold.' },
  ticket_not_missed: { status: 409, zh: '该号没有过号。', en: 'That ticket was not missed.' },
  ticket_closed: { status: 409, zh: '该号已经结束。', en: 'That ticket is already closed.' },
  ticket_changed: {
    status: 409,
    zh: '窗口上的号已不是您看到的那个，这一步没有执行。请看清现在的号再操作。',
    en: 'The window no longer has the ticket that you saw, so nothing was done. Look at what is there now.',
  },
  recalls_exhausted: {
    status: 409,
    zh: '重呼次数已用完，可以过号。',
    en: 'No recalls left. You may pass this ticket.',
  },
  recall_too_soon: {
    status: 409,
    zh: '刚刚呼叫过，请稍候再重呼。',
    en: 'It was called a moment ago. Wait before calling again.',
  },
  no_show_too_soon: { status: 409, zh: '请先重呼，再过号。', en: 'Call again before passing this ticket.' },
  reactivations_exhausted: {
    status: 409,
    zh: '该号已恢复过一次，请重新取号。',
    en: 'This ticket was reactivated before. Please take a new one.',
  },
  reactivation_too_late: {
    status: 409,
    zh: '过号时间太久，请重新取号。',
    en: 'It was missed too long ago. Please take a new ticket.',
  },
  holds_exhausted: { status: 409, zh: '挂起的号太多，请先办结。', en: 'Too many tickets on hold. Finish one first.' },
  version_conflict: {
    status: 409,
    zh: '情况刚刚有变化，请看过最新状态再操作。',
    en: 'It changed a moment ago. Look at it again.',
  },
  transfer_target_closed: { status: 409, zh: '目标窗口没有开放。', en: 'The target window is not open.' },
  transfer_target_unfit: {
    status: 409,
    zh: '目标窗口不办理这个事项。',
    en: 'The target window does not handle that matter.',
  },
  undo_expired: { status: 409, zh: '已超过撤销时间。', en: 'It is too late to undo.' },
  nothing_to_undo: { status: 409, zh: '没有可撤销的操作。', en: 'There is nothing to undo.' },
  // appointments
  appointments_not_offered: { status: 409, zh: '本大厅不接受预约。', en: 'This hall takes no bookings.' },
  unknown_booking: {
    status: 404,
    zh: '没有找到这个预约，请刷身份证或咨询工作人员。',
    en: 'There is no such booking. Use your ID card, or ask the staff.',
  },
  slot_not_bookable: {
    status: 409,
    zh: '这个时段不能预约，请另选时段。',
    en: 'That slot cannot be booked. Please choose another.',
  },
  slot_full: { status: 409, zh: '这个时段已约满，请另选时段。', en: 'That slot is full. Please choose another.' },
  already_booked: {
    status: 409,
    zh: '您当天已预约这个事项。',
    en: 'You already have a booking for this matter on that day.',
  },
  booking_closed: { status: 409, zh: '这个预约已使用或已取消。', en: 'That booking was used or cancelled.' },
  check_in_too_early: {
    status: 409,
    zh: '还没到签到时间，请稍后再来签到。',
    en: 'It is too early to check in. Please come back later.',
  },
  check_in_too_late: {
    status: 409,
    zh: '预约已过时。可以现在取普通号，或另约时间。',
    en: 'The booking has lapsed. You can take a ticket now, or book another time.',
  },
  check_in_another_day: { status: 409, zh: '这个预约不是今天的。', en: 'That booking is for another day.' },
  // reassigning and tidal windows
  nothing_to_move: { status: 409, zh: '没有可以改派的号。', en: 'None of these tickets can be moved.' },
  undo_not_possible: {
    status: 409,
    zh: '改派后已有号被呼叫或再次移动，不能撤销。',
    en: 'A moved ticket was called or moved again since. It cannot be undone.',
  },
  tickets_without_window: {
    status: 409,
    zh: '有等候的号在新配置下没有窗口可以办理，请先安排好这些号。',
    en: 'Tickets that wait now could be served at no window of this configuration. See to them first.',
  },
  already_there: { status: 409, zh: '该号本来就在那里。', en: 'That ticket is there already.' },
  no_such_advice: { status: 409, zh: '这条建议已失效。', en: 'That advice is no longer open.' },
  no_qualified_teller: { status: 409, zh: '没有可上岗的柜员。', en: 'No qualified teller is signed in.' },
  // windows
  window_not_open: { status: 409, zh: '窗口没有开放。', en: 'The window is not open.' },
  window_already_open: { status: 409, zh: '窗口已经开放。', en: 'The window is already open.' },
  window_paused: { status: 409, zh: '窗口已暂停，请先恢复。', en: 'The window is paused. Continue first.' },
  window_not_paused: { status: 409, zh: '窗口没有暂停。', en: 'The window is not paused.' },
  window_busy: { status: 409, zh: '窗口还有正在办理的号。', en: 'The window still has a ticket.' },
  window_idle: { status: 409, zh: '窗口现在没有号。', en: 'The window has no ticket now.' },
  teller_at_other_window: {
    status: 409,
    zh: '您已在其他窗口上岗，请先关闭那个窗口。',
    en: 'You are at another window. Close that one first.',
  },
  decision_required: {
    status: 409,
    zh: '还有号在等这个窗口，请选择如何安排。',
    en: 'Tickets wait for this window. Decide what happens to them.',
  },
  // configuration and devices
  invalid_configuration: {
    status: 422,
    zh: '配置有误，未保存。',
    en: 'The configuration is not valid and was not saved.',
  },
  device_revoked: { status: 401, zh: '设备已停用。', en: 'The device was revoked.' },
  unknown_work_order: { status: 404, zh: '没有这张工单。', en: 'There is no such work order.' },
  result_required: {
    status: 422,
    zh: '请写明处理结果，工单才能关闭。',
    en: 'Say what came of it: a work order closes only with a result.',
  },
  work_order_not_taken: { status: 409, zh: '请先接单，再填写结果。', en: 'Take the work order first, then close it.' },
  work_order_taken: { status: 409, zh: '您已接了这张工单。', en: 'You have taken this work order already.' },
  work_order_closed: {
    status: 409,
    zh: '这张工单已关闭，需要时请重新打开。',
    en: 'This work order is closed. Reopen it if there is more to do.',
  },
  work_order_not_closed: { status: 409, zh: '这张工单没有关闭。', en: 'This work order is not closed.' },
  device_in_use: {
    status: 409,
    zh: '设备使用中，请稍候再试。',
    en: 'The device is in use. Please try again in a moment.',
  },
  pin_pad_fitted: {
    status: 409,
    zh: '请在密码键盘上输入密码。',
    en: 'Please type the PIN on the PIN pad.',
  },
  session_ended: {
    status: 409,
    zh: '这次办理已经结束，请重新开始。',
    en: 'That session has ended. Please start again.',
  },
  unknown_lease: {
    status: 404,
    zh: '设备的占用已经结束，请重新占用。',
    en: 'That hold on the device has ended. Please take it again.',
  },
  print_already_reported: { status: 409, zh: '这次打印已有结果。', en: 'That print already has an outcome.' },
  help_already_acknowledged: { status: 409, zh: '已有人响应。', en: 'Somebody is already on the way.' },
  // our side
  hall_restarting: {
    status: 503,
    zh: '系统正在恢复，请稍候再试。',
    en: 'The system is recovering. Please try again in a moment.',
  },
  timed_out: { status: 503, zh: '系统繁忙，请稍候再试。', en: 'The system is busy. Please try again in a moment.' },
  operation_log_full: {
    status: 503,
    zh: '本机日志无法写入，已暂停办理，请使用其他自助机或到窗口。',
    en: 'This terminal cannot write its log and has stopped. Please use another one, or a window.',
  },
  terminal_clock_wrong: {
    status: 503,
    zh: '本机时钟不准，已暂停办理，请使用其他自助机或到窗口。',
    en: 'The clock of this terminal is wrong and it has stopped. Please use another one, or a window.',
  },
  speech_unavailable: { status: 503, zh: '语音暂不可用。', en: 'Speech is not available.' },
  internal_error: {
    status: 500,
    zh: '系统出错，已记录。请联系工作人员。',
    en: 'Something went wrong and was recorded. Please ask the staff.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;
