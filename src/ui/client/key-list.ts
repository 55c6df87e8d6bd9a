/** What a page answers to. `pressed` and `going` are pairs [letter, words of its button]; `digits` counts choices pressed by their number. */
export type PageKeys = {
  pressed: readonly (readonly [string, string])[]
  going: readonly (readonly [string, string])[]
  digits: number
  search: boolean
  curtain: boolean
  names: boolean
  lines: boolean
  principal: boolean
  undo: boolean
  writing: boolean
  margin: boolean
}

/** The lines of the dialog of keys, [what, key]: those of this page only, so that it never promises a key that does nothing here. */
export const keyList = (page: PageKeys): (readonly [string, string])[] => {
  const seen = new Set<string>()
  const once = (pairs: PageKeys['going'], prefix: string) =>
    pairs.flatMap(([letter, words]): (readonly [string, string])[] => {
      const key = `${prefix}${letter.toUpperCase()}`
      if (!letter || !words || seen.has(key)) return []
      seen.add(key)
      return [[words, key]]
    })
  const lines: (readonly [string, string] | false)[] = [
    page.search && ['Chercher ou agir', 'Ctrl K'],
    page.curtain && ['Rideau', 'F9, ou Échap deux fois'],
    ...once(page.pressed, ''),
    ...once(page.going, 'G puis '),
    page.digits > 0 && ['Choisir la réponse', `1 à ${page.digits}`],
    page.names && ['Masquer les noms', 'M'],
    page.lines && ['Ligne suivante, précédente', 'J, K'],
    page.lines && ['Ouvrir', 'Entrée'],
    page.principal && ['Garder, ranger, envoyer', 'Ctrl Entrée'],
    page.undo && ['Annuler la dernière action', 'Ctrl Z'],
    page.writing && ['Passage à part, pendant l’écriture', '(('],
    page.margin && ['Cacher la marge de l’entretien', 'F8'],
    ['Toutes les touches', '?'],
  ]
  return lines.filter((line): line is readonly [string, string] => line !== false)
}
