interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

interface MenuPlaceOptions {
  readonly anchor: Box;
  readonly menu: { readonly width: number; readonly height: number };
  readonly view: { readonly width: number; readonly height: number };
}

const marginPx = 8;

/** Below the anchor and flush with its right side; above where there is no room below, and never off the screen. */
export const menuPlace = ({ anchor, menu, view }: MenuPlaceOptions): { top: number; left: number } => {
  const fitsBelow = anchor.bottom + menu.height + marginPx <= view.height;
  const top = fitsBelow ? anchor.bottom + 4 : anchor.top - menu.height - 4;
  return {
    top: Math.max(marginPx, Math.min(top, view.height - menu.height - marginPx)),
    left: Math.max(marginPx, Math.min(anchor.right - menu.width, view.width - menu.width - marginPx)),
  };
};
