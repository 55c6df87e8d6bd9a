/** Single sign-on as the pages see it; features/identity/provider.server.ts does it (decision 0017). */

/** How an OpenID provider is reached, and what of it is believed. */
export type SignOnSettings = {
  /** Exactly as the provider names itself: `https://connexion.clairval.example`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** « Se connecter avec … ». */
  readonly name: string
  readonly scope: string
  /** The claim by which an awaited agent is known the first time. `email` counts only when the provider verified it. */
  readonly match: string
  /** Values of `acr` or `amr` that count as a second factor; without any, ours is always asked. */
  readonly strong: { readonly claim: 'acr' | 'amr'; readonly values: readonly string[] } | null
  /** The one algorithm accepted for the id token. */
  readonly algorithm: string
  /** The one accepted for a signed answer of the userinfo address; null: that answer is plain JSON over TLS. */
  readonly userinfoAlgorithm: string | null
}

/** What binds a departure to its answer. `again`: she must prove herself anew at the provider. */
export type Departure = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly again: boolean }

/** Who came back, verified. Nothing of the provider's tokens outlives the request. */
export type Identity = {
  readonly subject: string
  /** The provider asked her a second factor, of a kind that the installer trusts. */
  readonly strong: boolean
  /** The address or login to compare with the awaited one; null when the provider gives or vouches for none. @throws SignOnProblem */
  readonly matchedBy: () => Promise<string | null>
}

export type SignOn = {
  readonly issuer: string
  readonly name: string
  /** Some answers of it count as a second factor. */
  readonly strong: boolean
  /** Where to send the browser. @throws SignOnProblem */
  readonly depart: (departure: Departure) => Promise<URL>
  /** Verifies the answer in the address that the browser brought back. @throws SignOnProblem */
  readonly arrive: (address: URL, departure: Departure) => Promise<Identity>
  /** Where she ends her session at the provider too; null when it has no such address, or does not answer. */
  readonly farewell: () => Promise<URL | null>
}

/**
 * Why nobody came back. `down`: the provider does not answer; `refused`: it said no, or she gave up; `clock`: one of the two clocks is wrong;
 * `invalid`: what came back is not what was asked.
 */
export class SignOnProblem extends Error {
  override name = 'SignOnProblem'
  readonly kind: 'down' | 'refused' | 'clock' | 'invalid'
  constructor(kind: SignOnProblem['kind'], cause: unknown) {
    super(`Single sign-on: ${kind}`, { cause })
    this.kind = kind
  }
}

/** An address or a login as it is compared: no spaces around, A–Z in lower case. Letters beyond ASCII stay as they are, so that none is taken for another. */
export const plainMatch = (typed: string): string => typed.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
