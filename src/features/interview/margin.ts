/** F8 hides and shows the margin; a tick of the margin is kept like a word of the page. */
export const watchMargin = (form: HTMLFormElement, onTick: () => void): void => {
  const page = form.querySelector<HTMLElement>('.entretien')
  const button = document.querySelector<HTMLButtonElement>('[data-marge]')
  const toggle = (): void => {
    const hidden = page?.classList.toggle('sans-marge') ?? false
    if (!button) return
    button.setAttribute('aria-expanded', String(!hidden))
    const words = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.includes('marge'))
    if (words) words.textContent = hidden ? 'Montrer la marge' : 'Cacher la marge'
  }
  button?.addEventListener('click', toggle)
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F8') return
    event.preventDefault()
    toggle()
  })
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'done[]') onTick()
  })
}
