import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect } from 'react';
import { dragScrollSpeed } from './drag-scroll-speed.js';

/** Scrolls while a row is held near the upper or lower end, so that it can be dragged beyond the screen. */
export const useDragScroll = (scroller: HTMLElement | null): void => {
  useEffect(() => {
    if (!scroller) return undefined;
    let frame = 0;
    let speed = 0;
    const step = () => {
      scroller.scrollTop += speed;
      frame = speed === 0 ? 0 : requestAnimationFrame(step);
    };
    const aim = (clientY: number) => {
      const { top, bottom } = scroller.getBoundingClientRect();
      speed = dragScrollSpeed({ pointer: clientY, top, bottom });
      if (speed !== 0 && frame === 0) frame = requestAnimationFrame(step);
    };
    const stopMonitor = monitorForElements({
      onDrag: ({ location }) => {
        aim(location.current.input.clientY);
      },
      onDrop: () => {
        speed = 0;
      },
    });
    return () => {
      stopMonitor();
      cancelAnimationFrame(frame);
    };
  }, [scroller]);
};
