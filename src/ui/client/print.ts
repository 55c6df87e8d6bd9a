/** A button that prints the page, where a page offers one: it shows itself only when it can. */
export const watchPrint = (): void => {
  for (const place of document.querySelectorAll<HTMLElement>('[data-imprimer]')) {
    place.hidden = false
    place.querySelector('button')?.addEventListener('click', () => window.print())
  }
}
