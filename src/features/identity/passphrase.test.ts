import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOf, passphraseProblem } from './passphrase.ts'

const about = ['Solène', 'Kerbrat', 'solene.kerbrat', 'Département de Clairval', 'Maison des solidarités des Tanneries']

describe('a passphrase', () => {
  it.each([
    'girafe tabouret nuage citron', // four unrelated words
    'un sol de pie au bord du lac gris', // many short words
    'Xk7pQ2mWz9LtBv', // fourteen drawn characters: 83 bits
    'quatre grenouilles violettes attendent le tram',
    'ключ под зелёным ковриком у двери',
  ])('may be « %s »', (phrase) => {
    expect(passphraseProblem(phrase, about)).toBeUndefined()
  })

  it('says how many characters are missing', () => {
    expect(passphraseProblem('girafe')).toBe(
      'Il manque 8 caractères : quatorze au moins. Quelques mots sans rapport entre eux se retiennent bien.',
    )
    expect(passphraseProblem('girafetaboure')).toContain('1 caractère :')
  })

  it.each([
    'Liberté, égalité, fraternité',
    'motdepasse123456789',
    'azertyuiopqsdfghjklm',
    'correct horse battery staple',
    'Bonjour bonjour bonjour 2026',
    'Je pense, donc je suis',
    'the quick brown fox jumps',
  ])('may not be what everybody tries first: « %s »', (phrase) => {
    expect(passphraseProblem(phrase, about)).toContain('essaie en premier')
  })

  it.each(['Solène Kerbrat 2026', 'solene.kerbrat.solene', 'Departement de Clairval 44'])('may not rest on a name: « %s »', (phrase) => {
    expect(passphraseProblem(phrase, about)).toContain('repose sur votre nom')
  })

  it.each(['aaaaaaaaaaaaaaaaaaaaaaaa', 'ababababababababababab', 'mnopqrstuvwxyzabcd', 'wkjfhsomfpqrzc'])(
    'may not be guessed fast: « %s »',
    (phrase) => {
      expect(passphraseProblem(phrase)).toContain('se devine trop vite')
    },
  )

  it('has no upper limit that a sentence reaches, and bounds what is hashed', () => {
    expect(passphraseProblem('girafe tabouret nuage citron '.repeat(6))).toBeUndefined()
    expect(passphraseProblem('x'.repeat(201))).toContain('trop longue')
  })

  it('never gains bits from repetition', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2, max: 5 }),
        (piece, times) => bitsOf(piece.repeat(times)) <= bitsOf(piece) + 1e-9,
      ),
    )
  })
})
