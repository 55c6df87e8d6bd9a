/** A photograph, if the person agrees: drawn anew on a canvas, so that nothing of what the camera wrote beside it (place, hour, device) is left; sealed like the rest. */
import { make } from '#ui/client/dom.ts'
import type { Visit } from './visit.ts'

/** Longest side, in points, and the quality of the JPEG: readable, and under a megabyte. */
const SIDE = 1_600
const QUALITY = 0.8

/** The same picture as a JPEG of our own, in base64: only its points are left. @throws when it is no picture. */
export const redrawn = async (file: Blob): Promise<string> => {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = make('canvas', { width: String(Math.round(picture.width * scale)), height: String(Math.round(picture.height * scale)) })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) throw new Error('picture')
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(binary)
}

export const photoOf = (visit: Visit): HTMLElement => {
  const says = make('p', { role: 'status' })
  const list = make('ul', { class: 'lignes' })
  const agreed = make('input', { type: 'checkbox', id: 'photo-accord' })
  const file = make('input', { type: 'file', id: 'photo-fichier', accept: 'image/*', capture: 'environment', disabled: '' })
  const draw = (): void =>
    list.replaceChildren(
      ...visit.told('photo').map(({ place, told }, at) => {
        const back = make('button', { type: 'button', class: 'b', 'aria-label': `Effacer la photo ${at + 1}` }, 'Effacer')
        back.addEventListener('click', () => void visit.takeBack(place).then(draw))
        const shown = make('img', { src: `data:image/jpeg;base64,${told.jpeg}`, alt: `Photo ${at + 1}`, class: 'photo-de-visite' })
        return make('li', { class: 'ligne' }, shown, back)
      }),
    )
  agreed.addEventListener('change', () => (file.disabled = !agreed.checked))
  file.addEventListener('change', () => {
    const [taken] = file.files ?? []
    if (!taken) return
    says.textContent = 'Je garde la photo…'
    redrawn(taken)
      .then((jpeg) => visit.say({ kind: 'photo', title: '', jpeg }))
      .then(() => {
        says.textContent = 'Photo gardée ici, chiffrée, sans lieu ni heure.'
        draw()
      })
      .catch(() => {
        says.textContent = 'Ce fichier n’est pas une image qui se lit.'
      })
      .finally(() => {
        file.value = ''
        // each photo is asked for by itself
        agreed.checked = false
        file.disabled = true
      })
  })
  draw()
  return make(
    'div',
    {},
    make('label', { class: 'case' }, agreed, make('span', {}, 'La personne est d’accord pour cette photo')),
    make('div', { class: 'champ haut-1' }, make('label', { for: 'photo-fichier' }, 'Prendre la photo'), file),
    make(
      'p',
      { class: 'petit doux' },
      'Aucune photo de personne. Elle reste dans Aparté ; effacez-la aussi de la galerie si l’appareil l’y met.',
    ),
    says,
    list,
  )
}
