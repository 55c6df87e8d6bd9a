import { expect, it } from 'vitest'
import { keyList } from './key-list.ts'

const nothing = {
  pressed: [],
  going: [],
  digits: 0,
  search: false,
  curtain: false,
  names: false,
  lines: false,
  principal: false,
  undo: false,
  writing: false,
  margin: false,
}

it('lists the letters of the page with the words of their buttons, each once', () => {
  const going = [
    ['v', 'Vue d’ensemble'],
    ['f', 'Foyer'],
    ['r', 'Rendez-vous'],
    ['f', 'Foyer'],
  ] as const
  expect(keyList({ ...nothing, going, pressed: [['n', 'Nouvelle demande']] })).toEqual([
    ['Nouvelle demande', 'N'],
    ['Vue d’ensemble', 'G puis V'],
    ['Foyer', 'G puis F'],
    ['Rendez-vous', 'G puis R'],
    ['Toutes les touches', '?'],
  ])
})
it('promises nothing that the page does not have', () => {
  expect(keyList(nothing)).toEqual([['Toutes les touches', '?']])
  expect(keyList({ ...nothing, digits: 4 })).toContainEqual(['Choisir la réponse', '1 à 4'])
})
