/** The page of the interview when JavaScript runs: an editor in place of the plain field, autosave, and the margin's small gestures. */
import { addProposals } from './recognise.ts'
import { Autosave } from './autosave.ts'
import { openEditor } from './editor.ts'
import { openLocalCopy } from './local-copy.ts'
import { watchMargin } from './margin.ts'
import { showKept, showTrouble } from './page-state.ts'
import { askAbout } from './two-versions.ts'
import { bothVersions } from './both-versions.ts'
import { clock } from '#ui/client/dom.ts'

const start = (form: HTMLFormElement): void => {
  const { entretien: id = '', garder = '', ranger = '', dossier = '', cle = '', jour = '' } = form.dataset
  const field = form.querySelector<HTMLTextAreaElement>('textarea[name="text"]')
  const revisionField = form.querySelector<HTMLInputElement>('input[name="revision"]')
  if (!field || !revisionField) return
  const ticks = (selector: string): string[] => [...form.querySelectorAll<HTMLInputElement>(selector)].map((input) => input.value)

  const editor = openEditor(field, () => {
    field.value = editor.text()
    autosave.changed()
    recognise.later()
  })
  const local = openLocalCopy(cle)
  const autosave = new Autosave({
    id,
    url: garder,
    revision: Number(revisionField.value),
    read: () => ({ text: editor.text(), shown: ticks('input[name="shown[]"]'), done: ticks('input[name="done[]"]:checked') }),
    local,
    now: () => Date.now(),
    onKept: (at, revision) => {
      revisionField.value = String(revision)
      // for the curtain: nothing on this page is unsent any more
      if (!autosave.dirty) {
        field.defaultValue = field.value
        for (const box of form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) box.defaultChecked = box.checked
      }
      showKept(form, at)
    },
    onTrouble: (trouble) => {
      if (trouble.kind === 'conflict')
        askAbout(form, {
          title: 'Cette page a aussi été écrite dans un autre onglet',
          ours: { title: 'Écrit ici', text: editor.text() },
          theirs: { title: `Gardé dans l’autre onglet, à ${clock(trouble.at)}`, text: trouble.theirs },
          both: () => bothVersions(trouble.theirs, editor.text()),
          choose: (text) => {
            if (text !== null) editor.replace(text)
            autosave.settle()
          },
        })
      else showTrouble(form, trouble)
    },
  })
  const recognise = addProposals(form, editor, jour)
  watchMargin(form, () => autosave.changed())

  // The page has one purpose: whoever opens it writes at once, unless something asks to be read first.
  if (document.activeElement === document.body || document.activeElement === null) editor.goOn()

  // What a closed tab or a crash left on this computer, when the server does not have it.
  void local.then(async (copy) => {
    const older = (await copy.get(`${id}:reprise`)) ?? (await copy.get(id))
    if (!older) return
    await copy.remove(id)
    if (older.text.trim() === editor.text().trim()) return copy.remove(`${id}:reprise`)
    await copy.put(`${id}:reprise`, older)
    askAbout(form, {
      title: 'Ce poste a gardé des notes que le serveur n’a pas',
      ours: { title: 'Sur le serveur', text: editor.text() },
      theirs: { title: `Gardé sur ce poste, à ${clock(new Date(older.at))}`, text: older.text },
      both: () => bothVersions(editor.text(), older.text),
      choose: (text) => {
        if (text !== null) editor.replace(text)
        void autosave.save().then(async (kept) => {
          if (kept) await copy.remove(`${id}:reprise`)
        })
      },
    })
  })

  const go = async (address: string): Promise<void> => {
    if (await autosave.save()) location.assign(address)
  }
  form.addEventListener('submit', (event) => {
    const intent = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'ranger'
    if (intent === 'deux') return
    event.preventDefault()
    if (intent === 'ranger') void go(ranger)
    else void autosave.save()
  })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F9') void autosave.save()
      else if (event.altKey && !event.ctrlKey && event.key.toLowerCase() === 'd') {
        event.preventDefault()
        void go(dossier)
      }
    },
    true,
  )
  editor.onBlur(() => void autosave.save())
  window.addEventListener('pagehide', () => autosave.farewell())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void autosave.save())
  for (const moment of ['aparte:rideau-leve', 'online', 'focus'] as const)
    (moment === 'aparte:rideau-leve' ? document : window).addEventListener(moment, () => void autosave.save())
  window.addEventListener('beforeunload', (event) => {
    if (autosave.dirty && form.dataset['risque'] === 'oui') event.preventDefault()
  })
}

const form = document.querySelector<HTMLFormElement>('form[data-entretien]')
if (form) start(form)
