import { describe, expect, it } from 'vitest'
import { isForeign } from './foreign.server.ts'

const ours = 'https://aparte.example'
const post = (headers: Record<string, string>, url = '/mon-compte') => isForeign({ method: 'POST', url, headers }, ours)

describe('a form', () => {
  it('of our own pages is taken, by browsers that say how far it comes from and by those that do not', () => {
    expect(post({ origin: ours })).toBe(false)
    expect(post({ origin: ours, 'sec-fetch-site': 'same-origin' })).toBe(false)
    expect(post({ 'sec-fetch-site': 'same-origin' })).toBe(false)
    expect(post({ origin: ours, 'sec-fetch-site': 'none' })).toBe(false)
  })
  it('of anywhere else is not', () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://aparte.example',
      'https://aparte.example:8443',
      'https://aparte.example.evil.example',
    ])
      expect(post({ origin })).toBe(true)
    for (const distance of ['cross-site', 'same-site']) expect(post({ origin: ours, 'sec-fetch-site': distance })).toBe(true)
    expect(post({})).toBe(true)
    expect(post({ 'sec-fetch-site': 'none' })).toBe(true)
    expect(post({ host: 'localhost:3000', origin: 'http://localhost:3000' })).toBe(true)
  })
  it('of this computer under another of its names is taken, by a house of this computer only', () => {
    const here = (host: string, origin: string) =>
      isForeign({ method: 'POST', url: '/', headers: { host, origin } }, 'http://localhost:3000')
    expect(here('127.0.0.1:3000', 'http://127.0.0.1:3000')).toBe(false)
    expect(here('127.0.0.1:3000', 'http://127.0.0.1:4000')).toBe(true)
    // a name that somebody made to mean this computer
    expect(here('rebind.example:3000', 'http://rebind.example:3000')).toBe(true)
  })
})

it('reading, and what takes a key and no cookie, may come from anywhere', () => {
  expect(isForeign({ method: 'GET', url: '/', headers: { origin: 'https://evil.example' } }, ours)).toBe(false)
  expect(post({}, '/api/calculate')).toBe(false)
})
