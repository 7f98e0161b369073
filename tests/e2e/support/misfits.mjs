// What does not fit on a page of the app.

/** What sticks out of the page or is cut off in a box that hides it, in words. */
export function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide on ${clientWidth}`);
    const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const name = (element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;
    // What only screen readers get is cut on purpose; the map is a window on something larger; and
    // a table may be scrolled by itself.
    const isExempt = (element) => {
      const { width, height } = element.getBoundingClientRect();
      return (width <= 1 && height <= 1) || element.closest('svg, [role="application"], table');
    };
    for (const element of document.body.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
      if (!hasText || isExempt(element) || !isShown(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.right > clientWidth + 1 || box.left < -1) {
        const inScroller = (() => {
          for (let at = element.parentElement; at; at = at.parentElement) {
            const { overflowX } = getComputedStyle(at);
            if ((overflowX === 'auto' || overflowX === 'scroll') && at.scrollWidth > at.clientWidth) return true;
          }
          return false;
        })();
        if (!inScroller) found.push(`sticks out: ${name(element)}`);
      }
      const { overflowX, overflowY } = getComputedStyle(element);
      const cutX = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      const cutY = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      if (cutX || cutY) found.push(`is cut: ${name(element)}`);
    }
    return found;
  });
}
