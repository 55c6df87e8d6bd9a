import type { Plural } from '#rules/openfisca/reader.ts'

type Role = { readonly description: string; readonly plural: string; readonly max?: number }
export type Entity = { readonly plural: Plural; readonly description: string; readonly roles: Readonly<Record<string, Role>> }

/** The four kinds of entities of OpenFisca-France, by their singular, with the roles that a request may name. */
export const entities: Readonly<Record<string, Entity>> = {
  individu: { plural: 'individus', description: 'Une personne', roles: {} },
  famille: {
    plural: 'familles',
    description: 'La famille au sens des prestations : une ou deux personnes et leurs enfants à charge',
    roles: {
      parent: { plural: 'parents', description: 'Le ou les adultes de la famille ; le premier est l’allocataire', max: 2 },
      enfant: { plural: 'enfants', description: 'Les enfants' },
    },
  },
  foyer_fiscal: {
    plural: 'foyers_fiscaux',
    description: 'Le foyer fiscal',
    roles: {
      declarant: { plural: 'declarants', description: 'Le ou les déclarants', max: 2 },
      personne_a_charge: { plural: 'personnes_a_charge', description: 'Les personnes à charge' },
    },
  },
  menage: {
    plural: 'menages',
    description: 'Les personnes d’un même logement',
    roles: {
      personne_de_reference: { plural: 'personne_de_reference', description: 'La personne de référence', max: 1 },
      conjoint: { plural: 'conjoint', description: 'Son conjoint', max: 1 },
      enfant: { plural: 'enfants', description: 'Leurs enfants' },
      autre: { plural: 'autres', description: 'Les autres personnes du logement' },
    },
  },
}

/** The singular of a kind of entity. */
export const singularOf = (plural: Plural): string => Object.entries(entities).find(([, entity]) => entity.plural === plural)?.[0] ?? plural
