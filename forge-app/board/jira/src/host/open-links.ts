/** Links out of the frame go through Jira, since the frame may open no window. Returns the function that ends it. */
export const openLinksThrough = (open: (url: string) => Promise<void>): (() => void) => {
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || !/^https?:$/.test(link.protocol)) return;
    event.preventDefault();
    void open(link.href);
  };
  document.addEventListener('click', onClick);
  return () => {
    document.removeEventListener('click', onClick);
  };
};
