/** The page of the interview when JavaScript runs: an editor in place of the plain field, autosave, and the margin's small gestures. */
import { addProposals } from './recognise.ts'
import { openEditor } from './editor.ts'
import { watchMargin } from './margin.ts'
import { askAbout } from './two-versions.ts'
import { bothVersions } from './both-versions.ts'
import { Autosave } from '#ui/client/autosave.ts'
import { clock } from '#ui/client/dom.ts'
import { showKept, showTrouble } from '#ui/client/kept-state.ts'
import { openLocalCopy } from '#ui/client/local-copy.ts'

/** The page as it is to be kept: its text, and the steps of the margin that are ticked. */
type Snapshot = { text: string; shown: readonly string[]; done: readonly string[] }

/** What the server answers when another tab kept another text since, or tidied the page. */
type Differs = { theirs: string; revision: number; at: string; tidied: boolean }

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
  const autosave = new Autosave<Snapshot>({
    id,
    url: garder,
    read: () => ({ text: editor.text(), shown: ticks('input[name="shown[]"]'), done: ticks('input[name="done[]"]:checked') }),
    same: (a, b) => a.text === b.text && a.done.join() === b.done.join(),
    body: (now) => {
      const body = new URLSearchParams({ text: now.text, revision: revisionField.value })
      for (const step of now.shown) body.append('shown[]', step)
      for (const step of now.done) body.append('done[]', step)
      return body
    },
    note: ({ text }) => ({ text, revision: Number(revisionField.value) }),
    local,
    now: () => Date.now(),
    onKept: (at, answer) => {
      revisionField.value = String((answer as { revision: number }).revision)
      // for the curtain: nothing on this page is unsent any more
      if (!autosave.dirty) {
        field.defaultValue = field.value
        for (const box of form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) box.defaultChecked = box.checked
      }
      showKept(form, at)
    },
    onDiffers: (answer) => {
      const { theirs, revision, at, tidied } = answer as Differs
      revisionField.value = String(revision)
      if (tidied)
        return showTrouble(form, {
          kind: 'refused',
          message:
            'Cette page vient d’être rangée dans un autre onglet. Ce que vous avez ajouté ici n’y est pas : copiez-le dans une note.',
        })
      askAbout(form, {
        title: 'Cette page a aussi été écrite dans un autre onglet',
        ours: { title: 'Écrit ici', text: editor.text() },
        theirs: { title: `Gardé dans l’autre onglet, à ${clock(new Date(at))}`, text: theirs },
        both: () => bothVersions(theirs, editor.text()),
        choose: (text) => {
          if (text !== null) editor.replace(text)
          autosave.settle()
        },
      })
    },
    onTrouble: (trouble) => showTrouble(form, trouble),
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
