import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium, expect } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { browserOptions } from './browser.ts'

/** A tablet: a browser whose profile lies on the disk, what is looked for in it, what is touched on it. */

export const portLibre = (): Promise<number> =>
  new Promise((resolve) => {
    const serveur = createServer().listen(0, '127.0.0.1', () => {
      const { port } = serveur.address() as AddressInfo
      serveur.close(() => resolve(port))
    })
  })
export const tablette = async (profil: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profil, {
    ...(await browserOptions()),
    viewport: { width: 820, height: 1180 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    hasTouch: true,
  })
/** What a camera writes beside the points. */
export const EXIF = 'CANARI-EXIF-48.1173N'

/** A JPEG with what a camera writes beside the points: an EXIF segment behind the two first bytes. */
export const photoAvecExif = async (page: Page): Promise<Buffer> => {
  const base64 = await page.evaluate(async () => {
    const toile = document.createElement('canvas')
    toile.width = 64
    toile.height = 48
    const crayon = toile.getContext('2d')
    if (crayon) {
      crayon.fillStyle = '#a33'
      crayon.fillRect(0, 0, 64, 48)
    }
    return toile.toDataURL('image/jpeg').split(',')[1] ?? ''
  })
  const nue = Buffer.from(base64, 'base64')
  const corps = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0', 'latin1'), Buffer.from(EXIF)])
  const entete = Buffer.from([0xff, 0xe1, (corps.length + 2) >> 8, (corps.length + 2) & 0xff])
  return Buffer.concat([nue.subarray(0, 2), entete, corps, nue.subarray(2)])
}

/** Every file of a profile searched for words, in the forms in which a browser may write them. */
export const cherche = (profil: string, mots: readonly string[]): { fichiers: number; octets: number; trouve: string[] } => {
  const formes = mots.flatMap((mot) => [
    [mot, Buffer.from(mot, 'utf8')] as const,
    [mot, Buffer.from(mot, 'utf16le')] as const,
    // a text of small code points is written one byte each
    [mot, Buffer.from(mot, 'latin1')] as const,
  ])
  const trouve = new Set<string>()
  let [fichiers, octets] = [0, 0]
  for (const nom of readdirSync(profil, { recursive: true, encoding: 'utf8' })) {
    const chemin = join(profil, nom)
    if (!statSync(chemin, { throwIfNoEntry: false })?.isFile()) continue
    const contenu = readFileSync(chemin)
    fichiers += 1
    octets += contenu.length
    for (const [mot, forme] of formes) if (contenu.includes(forme)) trouve.add(`« ${mot} » dans ${nom}`)
  }
  return { fichiers, octets, trouve: [...trouve] }
}

/** The same kind of store in another profile, with words in the clear: what the same search must find. */
export const ecritEnClair = async (profil: string, origine: string, mots: readonly string[]): Promise<void> => {
  const contexte = await tablette(profil)
  const page = await contexte.newPage()
  await contexte.route('**/temoin', (route) => route.fulfill({ contentType: 'text/html', body: '<title>x</title>' }))
  await page.goto(`${origine}/temoin`)
  await page.evaluate(
    (lignes) =>
      new Promise<void>((resolve, reject) => {
        const demande = indexedDB.open('temoin', 1)
        demande.onupgradeneeded = () => demande.result.createObjectStore('lignes', { keyPath: 'id' })
        demande.onsuccess = () => {
          const ecrit = demande.result.transaction('lignes', 'readwrite', { durability: 'strict' })
          for (const [id, mot] of lignes.entries()) ecrit.objectStore('lignes').put({ id, mot })
          ecrit.oncomplete = () => resolve()
          ecrit.onerror = () => reject(new Error('temoin'))
        }
      }),
    [...mots],
  )
  await contexte.close()
}

/** How many rows the encrypted store of this browser holds. */
export const lignesGardees = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const demande = indexedDB.open('aparte-visites')
        demande.onsuccess = () => {
          const lit = demande.result.transaction(['packs', 'gestures', 'locks'])
          let somme = 0
          for (const nom of ['packs', 'gestures', 'locks'])
            lit.objectStore(nom).count().onsuccess = (un) => (somme += (un.target as IDBRequest<number>).result)
          lit.oncomplete = () => resolve(somme)
        }
      }),
  )

/** What the caches of this browser hold, by path. */
export const cacheDe = (page: Page): Promise<{ nom: string; texte: string }[]> =>
  page.evaluate(async () => {
    const tout: { nom: string; texte: string }[] = []
    for (const nom of await window.caches.keys()) {
      const cache = await window.caches.open(nom)
      for (const demande of await cache.keys())
        tout.push({ nom: new URL(demande.url).pathname, texte: (await (await cache.match(demande))?.text()) ?? '' })
    }
    return tout
  })

/** What can be touched on the page, smaller than 44 points in either sense. */
export const tropPetits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const touche =
      '#visite :is(button, a[href], select, textarea, summary, input:not([type="checkbox"], [type="radio"]), label.bascule, label.pastille, label.case)'
    return [...document.querySelectorAll<HTMLElement>(touche)].flatMap((un) => {
      const boite = un.getBoundingClientRect()
      if (boite.width === 0 || boite.height === 0) return []
      return boite.width < 43.9 || boite.height < 43.9
        ? [`${un.textContent?.trim().slice(0, 30) || un.id}: ${Math.round(boite.width)} × ${Math.round(boite.height)}`]
        : []
    })
  })

/** What the tablet shows once all is sent: each thing that the visit brought, with the way there. */
export const rapporteTout = async (page: Page): Promise<void> => {
  const liste = page.getByRole('list', { name: 'Ce que la visite a rapporté' })
  for (const nom of [
    'Visite à domicile, dans le fil',
    'Grille AGGIR, à terminer',
    'Le logement, pièce par pièce, à terminer',
    'Croquis',
    'Photo',
  ])
    await expect(liste.getByRole('link', { name: nom })).toHaveCount(1)
  await expect(liste.getByRole('link', { name: /au budget$/ })).toHaveCount(2)
  await expect(liste.getByText('deux valeurs, à confirmer')).toHaveCount(1)
}

/** A photograph with what a camera writes into it; the next one is asked for again. */
export const prendUnePhoto = async (page: Page): Promise<void> => {
  await expect(page.getByLabel('Prendre la photo')).toBeDisabled()
  await page.getByLabel(/d’accord pour cette photo/).check()
  await page.getByLabel('Prendre la photo').setInputFiles({ name: 'img.jpg', mimeType: 'image/jpeg', buffer: await photoAvecExif(page) })
  await expect(page.getByText('Photo gardée ici, chiffrée, sans lieu ni heure.')).toBeVisible()
  // each photo is asked for by itself
  await expect(page.getByLabel(/d’accord pour cette photo/)).not.toBeChecked()
  await expect(page.getByLabel('Prendre la photo')).toBeDisabled()
}

/** A room, drawn with one stroke. */
export const dessine = async (page: Page): Promise<void> => {
  const feuille = page.getByRole('img', { name: /Feuille de croquis/ })
  await feuille.scrollIntoViewIfNeeded()
  const boite = await feuille.boundingBox()
  if (boite) {
    await page.mouse.move(boite.x + 40, boite.y + 40)
    await page.mouse.down()
    for (const [x, y] of [
      [200, 40],
      [200, 160],
      [40, 160],
      [40, 40],
    ] as const)
      await page.mouse.move(boite.x + x, boite.y + y, { steps: 5 })
    await page.mouse.up()
  }
}
