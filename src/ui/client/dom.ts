/** Makes an element with classes, text, attributes. Text is never parsed as HTML. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** A symbol of the sprite whose address the page already carries; nothing when the page shows no icon. */
export const icon = (name: string): SVGSVGElement | string => {
  const sprite = document.querySelector('svg.ic use')?.getAttribute('href')?.split('#')[0]
  if (!sprite) return ''
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'ic')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `${sprite}#${name}`)
  svg.append(use)
  return svg
}

/** The mark, as in `brand.tsx`. */
export const brand = (): HTMLElement => {
  const part = (text: string) => make('span', { 'aria-hidden': 'true' }, text)
  return make('p', { class: 'marque' }, part('('), 'aparté', part(')'))
}

/** Whether keys typed there are text: single letters must not act. */
export const isWriting = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('textarea, select, [role="textbox"]')) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range'].includes(target.type)
}

/** « 9 h 05 » on this computer’s clock. */
export const clock = (at: Date): string => `${at.getHours()}\u00A0h\u00A0${String(at.getMinutes()).padStart(2, '0')}`

/** Says something in the floating strip at the foot, until the next one or until `clear`. */
export const say = (text: string, action?: { label: string; run: () => void }): { clear: () => void } => {
  document.querySelector('.toast.flottant')?.remove()
  const strip = make('div', { class: 'toast flottant', role: 'status' })
  document.body.append(strip)
  // In a second step: a live region announces what changes in it, not what it is born with.
  const line = make('span', { class: 'toast-texte' })
  strip.append(line)
  requestAnimationFrame(() => line.append(text))
  if (action) {
    const button = make('button', { type: 'button' }, action.label)
    button.addEventListener('click', () => {
      strip.remove()
      action.run()
    })
    strip.append(button)
  }
  return { clear: () => strip.remove() }
}
