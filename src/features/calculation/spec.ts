import { FIRST_MONTH, LAST_MONTH } from '#rules/openfisca/calculate.ts'
import { monthText } from '#rules/time.ts'
import { entities } from './entities.ts'
import type { Entity } from './entities.ts'
import { LARGEST_BODY, REQUESTS_A_MINUTE } from './model.ts'
import type { ValueType, Variable } from './variables.ts'

type Json = Readonly<Record<string, unknown>>

const schemas: Readonly<Record<ValueType, Json>> = {
  Float: { type: ['number', 'null'] },
  Boolean: { type: ['boolean', 'null'] },
  Date: { type: ['string', 'null'], pattern: String.raw`^\d{4}-\d{2}-\d{2}$` },
  String: { type: ['string', 'null'] },
}

const says = ({ read, answered }: Variable): string =>
  answered
    ? read
      ? 'Lue quand elle est donnée ; calculée quand elle est null.'
      : 'Calculée quand elle est null.'
    : read
      ? 'Lue.'
      : 'Acceptée, sans effet.'

const periods: Readonly<Record<Variable['period'], string>> = {
  MONTH: 'Par mois (AAAA-MM).',
  YEAR: 'Par année (AAAA).',
  ETERNITY: 'ETERNITY.',
}

/** A variable's values by period: null asks for one. */
const variableSchema = (variable: Variable): Json => ({
  type: 'object',
  description: `${variable.description}. ${periods[variable.period]} ${says(variable)}`,
  additionalProperties: variable.values ? { enum: [...variable.values, null] } : schemas[variable.type],
})

const entitySchema = (entity: Entity, all: readonly Variable[]): Json => ({
  type: 'object',
  description: entity.description,
  properties: {
    ...Object.fromEntries(
      Object.values(entity.roles).map(({ plural, description }) => [
        plural,
        { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }], description },
      ]),
    ),
    ...Object.fromEntries(all.filter(({ plurals }) => plurals.includes(entity.plural)).map((one) => [one.name, variableSchema(one)])),
  },
})

const said = (description: string, schema = 'Error'): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
})
const got = (summary: string, parameters: Json[] = []): Json => ({
  get: {
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: { 200: { description: summary, content: { 'application/json': {} } } },
  },
})

/** The service as OpenAPI 3.1, from the tables that the reader and the calculation use. */
export const spec = (all: readonly Variable[], origin: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Aparté, calcul des droits',
    version: '0.1.0',
    description: `Requêtes de la forme d’OpenFisca-France. Mois calculés : de ${monthText(FIRST_MONTH)} à ${monthText(LAST_MONTH)}, France hexagonale. Rien de ce qui est envoyé n’est gardé.`,
    license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
  },
  servers: [{ url: `${origin}/api` }],
  paths: {
    '/calculate': {
      post: {
        summary: 'Remplit les null d’une situation : euros, ou oui/non',
        security: [{ key: [] }],
        requestBody: {
          required: true,
          description: `${LARGEST_BODY / 1024 / 1024} Mo au plus.`,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/SituationInput' } } },
        },
        responses: {
          200: said('La situation, remplie', 'SituationOutput'),
          400: said('Une situation qui ne peut pas être : les objets mènent à l’endroit, la phrase y est', 'Problem'),
          401: said('Clé absente, inconnue ou retirée'),
          405: said('Autre chose que POST'),
          413: said('Envoi trop grand'),
          415: said('Autre chose que du JSON'),
          429: said(`Plus de ${REQUESTS_A_MINUTE} demandes par minute et par clé ; voir Retry-After`),
          503: said('Base indisponible'),
        },
      },
    },
    '/spec': got('Cette description'),
    '/entities': got('Les entités et leurs rôles'),
    '/variables': got('Les variables lues et calculées'),
    '/variable/{name}': got('Une variable', [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }]),
  },
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    schemas: {
      ...Object.fromEntries(Object.entries(entities).map(([name, entity]) => [name, entitySchema(entity, all)])),
      SituationInput: situation(),
      SituationOutput: {
        ...situation(),
        properties: {
          ...situation().properties,
          unsupported: {
            type: 'array',
            items: { type: 'string' },
            description: 'Ce qui n’a pas pu être calculé et reste null : entité.identifiant.variable.période. Absente quand tout l’a été.',
          },
        },
      },
      Problem: { type: 'object', description: 'Objets emboîtés comme dans l’envoi, et une phrase en français à la place de la valeur.' },
      Error: { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] },
    },
  },
})

const situation = () => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(entities).map(([name, { plural }]) => [
      plural,
      { type: 'object', additionalProperties: { $ref: `#/components/schemas/${name}` } },
    ]),
  ) as Record<string, unknown>,
})
