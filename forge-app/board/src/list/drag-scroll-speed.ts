interface Pointer {
  readonly pointer: number;
  readonly top: number;
  readonly bottom: number;
}

const zonePx = 72;
const fastestPxPerFrame = 18;

/** Pixels to scroll per frame: none in the middle, faster the closer the pointer is to an end; below 0 is up. */
export const dragScrollSpeed = ({ pointer, top, bottom }: Pointer): number => {
  const toTop = pointer - top;
  const toBottom = bottom - pointer;
  const depth = (distance: number) => Math.min(Math.max(1 - distance / zonePx, 0), 1);
  if (toTop < toBottom) return -Math.round(depth(toTop) * fastestPxPerFrame) + 0;
  return Math.round(depth(toBottom) * fastestPxPerFrame);
};
