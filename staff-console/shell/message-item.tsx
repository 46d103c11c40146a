import type { VNode } from 'preact';
import { clockTime } from '../../protocol/clock.ts';
import type { HallMessage } from '../models/hall-messages.ts';
import { faultWords } from '../words/fault-words.ts';
import { words } from '../words/messages.ts';
import { screenWords } from '../words/screen-words.ts';

/** One message of the hall, as a line with its time. */
export function MessageItem({ message, offset }: { message: HallMessage; offset: number }): VNode {
  switch (message.kind) {
    case 'fault':
      return (
        <li class="message message-warn">
          <p>{words.device_fault({ device: message.device.name, fault: faultWords(message.fault) })}</p>
        </li>
      );
    case 'silent':
      return (
        <li class="message message-danger">
          <p>{words.message_silent({ device: message.device.name, time: clockTime(message.since, offset) })}</p>
        </li>
      );
    case 'offline':
      return (
        <li class="message">
          <p>{words.device_offline({ device: message.device.name })}</p>
        </li>
      );
    case 'help': {
      const { help } = message;
      const open = help.acknowledgedAt === null;
      return (
        <li class={`message ${open ? 'message-help' : ''}`}>
          <p>{words.help_at({ device: help.deviceName })}</p>
          <p class="quiet">
            {words.help_screen({ screen: screenWords(help.screen), time: clockTime(help.at, offset) })}
            {!open && ` · ${words.help_acknowledged()}`}
            {open && help.escalated && ` · ${words.help_escalated()}`}
          </p>
        </li>
      );
    }
  }
}

/** Names a message among its fellows. */
export function messageKey(message: HallMessage): string {
  switch (message.kind) {
    case 'help':
      return message.help.id;
    case 'fault':
      return `${message.device.id} ${message.fault}`;
    case 'silent':
    case 'offline':
      return message.device.id;
  }
}
