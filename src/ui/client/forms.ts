/** The radio button behind a press: itself, or the one its label commands. */
const radioOf = (target: EventTarget | null): HTMLInputElement | null => {
  if (!(target instanceof Element)) return null
  const control = target instanceof HTMLInputElement ? target : target.closest('label')?.control
  return control instanceof HTMLInputElement && control.type === 'radio' && control.hasAttribute('data-facultatif') ? control : null
}

/** A second press on an optional radio button takes the answer back. */
const watchOptionalRadios = () => {
  let wasChecked: HTMLInputElement | null = null
  const takeBack = () => {
    if (!wasChecked) return
    wasChecked.checked = false
    wasChecked.dispatchEvent(new Event('change', { bubbles: true }))
    wasChecked = null
  }
  const remember = (event: Event) => {
    const radio = radioOf(event.target)
    wasChecked = radio?.checked ? radio : null
  }
  document.addEventListener('pointerdown', remember, true)
  // Browsers ignore the space bar on a radio button already chosen: take it back when the key comes up, before they look.
  document.addEventListener('keydown', (event) => event.key === ' ' && remember(event), true)
  document.addEventListener(
    'keyup',
    (event) => {
      if (event.key !== ' ' || !wasChecked || event.target !== wasChecked) return
      event.preventDefault()
      takeBack()
    },
    true,
  )
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target !== wasChecked) return
    takeBack()
  })
}

/** Ctrl Enter sends the form one writes in, else the main form of the page; Ctrl Z undoes the last action when one is proposed, outside a field. */
const watchMainForm = (isWriting: (target: EventTarget | null) => boolean) => {
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey)) return
    if (event.key === 'Enter') {
      const field = event.target instanceof Element ? event.target.closest('input, textarea, select') : null
      const form = field?.closest<HTMLFormElement>('form[method="post"]') ?? document.querySelector<HTMLFormElement>('form[data-principal]')
      if (!form) return
      event.preventDefault()
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button.b-1[type="submit"]'))
    } else if (event.key === 'z' && !isWriting(event.target)) {
      const undo = document.querySelector<HTMLButtonElement>('.toast [data-annuler]')
      if (!undo) return
      event.preventDefault()
      undo.click()
    }
  })
}

/** One press, one sending; the button says that it is busy and keeps its width. */
const watchSending = () => {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented || form.hasAttribute('data-telechargement'))
      return
    if (form.dataset['envoi']) return event.preventDefault()
    form.dataset['envoi'] = 'en cours'
    event.submitter?.setAttribute('aria-busy', 'true')
    const release = () => {
      delete form.dataset['envoi']
      event.submitter?.removeAttribute('aria-busy')
    }
    setTimeout(release, 10_000)
  })
}

export const watchForms = (isWriting: (target: EventTarget | null) => boolean): void => {
  watchOptionalRadios()
  watchMainForm(isWriting)
  watchSending()
  const focusSummary = () => document.querySelector<HTMLElement>('[data-focus]')?.focus()
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', focusSummary)
  else focusSummary()
}
