import { useLayoutEffect, useState } from 'react';

/** Width of an element in whole pixels, followed while it changes; 0 before it is drawn. */
export const useWidth = (element: HTMLElement | null): number => {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = () => {
      setWidthPx(Math.round(element.clientWidth));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return widthPx;
};
