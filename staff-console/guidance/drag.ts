import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TicketId } from '../../protocol/ids.ts';

const member = 'ticket';

/**
 * Lets a ticket be dragged, by mouse or after a long touch.
 * @param label words under the finger, for instance how many go along; null shows the ticket itself
 */
export function useTicketDrag(
  element: RefObject<HTMLElement | null>,
  ticket: TicketId,
  label: () => string | null,
): void {
  const latest = useRef(label);
  latest.current = label;
  useEffect(() => {
    if (element.current === null) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ [member]: ticket }),
      onGenerateDragPreview({ nativeSetDragImage }) {
        const words = latest.current();
        if (words === null) return;
        setCustomNativeDragPreview({
          nativeSetDragImage,
          render({ container }) {
            const chip = document.createElement('div');
            chip.className = 'drag-chip';
            chip.textContent = words;
            container.append(chip);
          },
        });
      },
    });
  }, [element, ticket]);
}

/** Makes an element a place to drop tickets; answers whether one hovers over it now. */
export function useTicketDrop(
  element: RefObject<HTMLElement | null>,
  place: { readonly takes: boolean; readonly onDrop: (ticket: TicketId) => void },
): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(place);
  latest.current = place;
  useEffect(() => {
    if (element.current === null) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => latest.current.takes && member in source.data,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop({ source }) {
        setOver(false);
        latest.current.onDrop(source.data[member] as TicketId);
      },
    });
  }, [element]);
  return over;
}
