import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * Passkeys: the form says what it wants (`data-passkey="get"` or `create`) and what the server asks (`data-options`); the browser's answer
 * goes back in its `answer` field, as an ordinary form. Loaded on the pages that have such a form, and on no other.
 */
const sentences: Readonly<Record<string, string>> = {
  NotAllowedError: 'Rien n’a été fait : la demande a été annulée, ou l’attente a été trop longue. Recommencez quand vous voulez.',
  InvalidStateError: 'Cette clé est déjà ajoutée à votre compte.',
  SecurityError: 'Ce navigateur refuse les clés d’accès à cette adresse. Utilisez le code de votre téléphone.',
}
const unknown = 'La clé n’a pas répondu. Recommencez, ou utilisez le code de votre téléphone.'

const sentenceOf = (error: unknown): string => (error instanceof Error ? sentences[error.name] : undefined) ?? unknown

const ask = async (form: HTMLFormElement): Promise<unknown> => {
  const optionsJSON = JSON.parse(form.dataset['options'] ?? '{}')
  return form.dataset['passkey'] === 'create' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

const watch = (form: HTMLFormElement): void => {
  const answer = form.elements.namedItem('answer')
  const says = form.querySelector('[data-passkey-says]')
  if (!(answer instanceof HTMLInputElement)) return
  form.hidden = false
  // before the form's other listeners, which would take this first press for a sending
  form.addEventListener('submit', (event) => {
    if (answer.value) return
    event.preventDefault()
    event.stopPropagation()
    if (says) says.textContent = ''
    ask(form).then(
      (given) => {
        answer.value = JSON.stringify(given)
        form.requestSubmit()
      },
      (error: unknown) => {
        if (says) says.textContent = sentenceOf(error)
      },
    )
  })
}

if (browserSupportsWebAuthn()) for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) watch(form)
