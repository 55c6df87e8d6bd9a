import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { Refused } from '#core/errors.ts'
import type { KeptForm } from './context.ts'
import { FORM_KEY, sendingOf } from './form-key.ts'
import type { FormState } from './page.server.ts'

/** Longest text of one field, in characters: an interview of several hours fits; a forged megabyte does not. */
const LONGEST = 100_000

type Values = Record<string, string | string[]>
/** `sending`: what tells this sending from another (`sendingOf`). */
type Outcome<T> =
  | { ok: true; value: T; values: Values; uploads: readonly string[]; sending: string | null }
  | { ok: false; state: FormState }

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** Lone halves of surrogate pairs cannot be kept in UTF-8; control characters have no meaning in a text. */
const clean = (text: string): string => text.replaceAll(control, '').toWellFormed().replaceAll('\r\n', '\n')

const tooLong = (length: number): string =>
  `Ce texte fait ${length.toLocaleString('fr-FR')} caractères ; ${LONGEST.toLocaleString('fr-FR')} au plus peuvent être gardés. Rien n’a été perdu : coupez-le en deux.`

/** What a schema without a sentence of its own says: only a form that no page of ours shows comes here. */
const sentenceFor = (issue: { code?: string | undefined; input?: unknown }): string => {
  if (issue.input === undefined) return 'Cette réponse manque. Rechargez la page, puis recommencez.'
  switch (issue.code) {
    case 'too_big':
      return 'C’est trop long, ou trop grand.'
    case 'too_small':
      return 'C’est trop court, ou trop petit.'
    case 'invalid_value':
    case 'invalid_union':
      return 'Choisissez dans la liste.'
    default:
      return 'Cette réponse n’a pas pu être comprise. Écrivez-la autrement.'
  }
}

/** Which of its acts a form asks for, before it is read for that act: the field `intent`; null when there is none, or nothing to read. */
export const intentOf = async (request: Request): Promise<string | null> => {
  try {
    const intent = (await request.clone().formData()).get('intent')
    return typeof intent === 'string' ? intent : null
  } catch {
    return null
  }
}

/** Most bytes of one file, and most files, of a field that takes files as they are. */
export type Uploads = { readonly most: number; readonly count: number }
/**
 * How a form is read. `files`: fields that take a file of text, and how many bytes it has at most; `uploads`: fields that take files as bytes (their
 * value is a list of `Uint8Array`). A browser never gives a file back, nor does a page. The name of a file is not read: it may tell of somebody.
 */
export type FormOptions = {
  readonly maxLength?: number
  readonly files?: Readonly<Record<string, number>>
  readonly uploads?: Readonly<Record<string, Uploads>>
}
const megabytes = (bytes: number): string => (bytes / 1_048_576).toLocaleString('fr-FR', { maximumFractionDigits: 1 })

/** What a form that comes back says where files had been chosen: a browser does not keep them. */
const CHOOSE_AGAIN = 'Choisissez ces fichiers à nouveau : un navigateur ne les garde pas.'
const chooseAgain = (uploads: readonly string[], errors: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(uploads.map((name) => [name, CHOOSE_AGAIN])),
  ...errors,
})

/** The files of one field, as bytes, or why they are not taken. */
const filesOf = async (given: readonly FormDataEntryValue[], { most, count }: Uploads): Promise<{ files: Uint8Array[]; error: string }> => {
  const sent = given.filter((one): one is File => typeof one === 'object' && (one.size > 0 || one.name !== ''))
  if (sent.length > count) return { files: [], error: `${sent.length} fichiers ont été choisis ; ${count} au plus partent en une fois.` }
  const large = sent.find(({ size }) => size > most)
  if (large)
    return { files: [], error: `Un de ces fichiers fait ${megabytes(large.size)} Mo ; ${megabytes(most)} Mo au plus peuvent être gardés.` }
  return { files: await Promise.all(sent.map(async (one) => new Uint8Array(await one.arrayBuffer()))), error: '' }
}
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Bytes as text: UTF-8, or else what older systems of here write. Null when they are no text. */
export const wordsOfFile = (bytes: Uint8Array): string | null => {
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A file as text, or why it is none. */
const fileText = async (file: Blob, most: number): Promise<{ text: string; error: '' } | { text: null; error: string }> => {
  if (file.size > most)
    return { text: null, error: `Ce fichier fait ${megabytes(file.size)} Mo ; ${megabytes(most)} Mo au plus peuvent être lus.` }
  const bytes = new Uint8Array(await file.arrayBuffer())
  // an old binary workbook, or a new one (a ZIP)
  if (/^(?:d0cf11e0|504b0304)/.test(Buffer.from(bytes.subarray(0, 4)).toString('hex')))
    return { text: null, error: 'C’est un classeur de tableur. Ouvrez-le, enregistrez-le en texte (CSV), puis choisissez ce fichier-là.' }
  const text = wordsOfFile(bytes)
  return text === null ? { text, error: 'Ce fichier n’est pas un texte : il n’a pas pu être lu.' } : { text, error: '' }
}

/**
 * Reads a form into a value: names repeated or ending in `[]` become lists, texts are cleaned of what cannot be kept, a file where a text
 * is expected is refused beside its field, where one is expected (`files`) its text is read; the key of the form is no field. The French sentences of the schema come back by field, with what had been typed.
 */
export const readForm = async <S extends z.ZodType>(request: Request, form: S, options: FormOptions = {}): Promise<Outcome<z.infer<S>>> => {
  const limit = options.maxLength ?? LONGEST
  const values: Values = {}
  const errors: Record<string, string> = {}
  let sent: FormData
  try {
    sent = await request.formData()
  } catch {
    return {
      ok: false,
      state: { errors: { '': 'Ce formulaire n’a pas pu être lu. Rien n’a été enregistré ; envoyez-le à nouveau.' }, values },
    }
  }
  const formKey = sent.getAll(FORM_KEY).at(-1)
  sent.delete(FORM_KEY)
  const files: Record<string, string> = {}
  for (const [name, most] of Object.entries(options.files ?? {})) {
    const file = sent.getAll(name).at(-1)
    sent.delete(name)
    if (typeof file !== 'object' || file.size === 0) continue
    const given = await fileText(file, most)
    if (given.text === null) errors[name] = given.error
    else files[name] = given.text
  }
  const uploads: Record<string, Uint8Array[]> = {}
  for (const [name, limits] of Object.entries(options.uploads ?? {})) {
    const given = await filesOf(sent.getAll(name), limits)
    sent.delete(name)
    uploads[name] = given.files
    if (given.error !== '') errors[name] = given.error
  }
  const chosen = Object.keys(uploads).filter((name) => (uploads[name] ?? []).length > 0)
  for (const name of new Set(sent.keys())) {
    const key = name.replace(/\[\]$/, '')
    const list = sent.getAll(name).map((item) => {
      if (typeof item === 'string') return clean(item)
      if (item.size > 0 || item.name) errors[key] = 'Un fichier a été envoyé à la place d’un texte. Écrivez le texte ici.'
      return ''
    })
    const longest = Math.max(...list.map((item) => item.length))
    if (longest > limit) errors[key] = tooLong(longest)
    values[key] = name.endsWith('[]') ? list : (list.at(-1) ?? '')
  }
  if (Object.keys(errors).length > 0) return { ok: false, state: { errors: chooseAgain(chosen, errors), values } }
  const parsed = form.safeParse({ ...values, ...files, ...uploads }, { error: sentenceFor })
  if (parsed.success) {
    const digests = Object.fromEntries(chosen.map((name) => [name, (uploads[name] ?? []).map(digestOf)]))
    return { ok: true, value: parsed.data, values, uploads: chosen, sending: sendingOf(formKey, { ...values, ...files, ...digests }) }
  }
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join('.')
    errors[field] ??= issue.message
  }
  return { ok: false, state: { errors: chooseAgain(chosen, errors), values } }
}

/** What is typed to prove who one is, and is never written on a page. */
const secret = /pass|secret|phrase/i

/** A form as it was sent, to be given back on the page of an error: null when there is nothing to read, or a secret in it. */
export const keptForm = async (request: Request): Promise<KeptForm | null> => {
  const sent = await request.formData().catch(() => null)
  if (!sent) return null
  const fields = [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, clean(value)] as const] : []))
  const { pathname, search } = new URL(request.url)
  return fields.some(([name]) => secret.test(name)) ? null : { path: pathname + search, fields }
}

/** The form's state after a rule that only the database knows said no. `uploads`: fields in which files had been chosen. */
export const refusal = (error: Refused, values: Values, uploads: readonly string[] = []): FormState => ({
  errors: chooseAgain(uploads, error.fields),
  values,
})
